/** A kitchen as a file: the fragment of its link, so that a file says what a link says, and is judged like one. */
import * as v from "valibot";
import { LONGEST_LINK } from "../../share/index.ts";
import type { KitchenStore } from "../../store/index.ts";
import { loadLinks, openLink } from "../app/open-link.ts";

export const KITCHEN_FILE = "application/json,.json";

const shape = v.object({
  format: v.literal("plateful-kitchen"),
  version: v.literal(1),
  link: v.pipe(v.string(), v.maxLength(LONGEST_LINK)),
});

export const writeKitchen = (link: string): string =>
  JSON.stringify({ format: "plateful-kitchen", version: 1, link } satisfies v.InferOutput<typeof shape>);

/** Opens the kitchen of a file; false, and nothing is changed, where it holds none. */
export async function openKitchenFile(store: KitchenStore, file: File): Promise<boolean> {
  try {
    if (file.size > 2 * LONGEST_LINK) return false;
    const read = v.safeParse(shape, JSON.parse(await file.text()));
    if (!read.success) return false;
    await openLink(store, read.output.link, await loadLinks());
    return true;
  } catch {
    return false;
  }
}
