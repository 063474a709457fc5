/** The words that come with the first picture; the rooms that are fetched later have hooks of their own. */
import { failures } from "./en/failures.ts";
import type { Words } from "./en/index.ts";
import { page } from "./en/page.ts";
import { sentences } from "./en/sentences.ts";
import { settings } from "./en/settings.ts";
import { stage } from "./en/stage.ts";
import { transport } from "./en/transport.ts";
import { useLanguage } from "./words.ts";

const firstOf = (words: Pick<Words, FirstRoom>) => ({
  ...words.page,
  ...words.stage,
  ...words.transport,
  ...words.settings,
  ...words.failures,
  ...words.sentences,
});

type FirstRoom = "page" | "stage" | "transport" | "settings" | "failures" | "sentences";
export type Messages = ReturnType<typeof firstOf>;

/** The words before any language is chosen. */
export const english: Messages = firstOf({ page, stage, transport, settings, failures, sentences });
/** By language, for the same words must be the same object. */
const known = new WeakMap<Words, Messages>();

export function useMessages(): Messages {
  const words = useLanguage();
  if (!words) return english;
  const found = known.get(words) ?? firstOf(words);
  known.set(words, found);
  return found;
}
