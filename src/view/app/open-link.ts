/**
 * Opens what a fragment of an address says: unpacked, in its language, with its second kitchen.
 */
import type { KitchenStore } from "../../store/index.ts";
import { untilFetched } from "../failures/index.ts";
import { loadWords } from "../i18n/words.ts";

type Links = Pick<typeof import("../../share/index.ts"), "decodeLink" | "unpackLink">;

/** Puts the page as a fragment says, with or without its "#"; of what made no sense the page tells. */
export async function openLink(store: KitchenStore, given: string, { decodeLink, unpackLink }: Links): Promise<void> {
  const fragment = await unpackLink(given);
  const { view, problems } = decodeLink(fragment ?? "");
  const unread = fragment === null ? [{ path: "link", wanted: "packed" as const, given: given.slice(0, 40) }] : [];
  const { locale } = view.page ?? {};
  // In its own language, or, where that cannot be had, in the one before.
  const isSpoken =
    locale === undefined ||
    (await loadWords(locale).then(
      () => true,
      () => false,
    ));
  const { locale: _, ...page } = view.page ?? {};
  const second = page.beside === undefined ? null : decodeLink(page.beside);
  store
    .getState()
    .open(isSpoken ? view : { ...view, page }, [...unread, ...problems, ...(second?.problems ?? [])].slice(0, 20));
  if (second) store.getState().putBeside(second.view);
}

/** What reads and writes links is not needed for the first picture: it comes when it is. */
export const loadLinks = () => untilFetched(() => import("../../share/index.ts"));
