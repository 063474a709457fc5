/**
 * Languages: which words are here, and how the others are fetched. English comes room by room, with what shows it; any
 * other language as a whole once it is chosen, so that no room speaks English first.
 */
import type { Locale } from "../../store/index.ts";
import { useKitchen } from "../use-kitchen.ts";
import type { Words } from "./en/index.ts";

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

const fetchers: Partial<Record<Locale, () => Promise<Words>>> = {
  "zh-CN": async () => (await import("./zh-cn/index.ts")).zhCn,
};

const languages: Partial<Record<Locale, Words>> = {};

/** Fetches a language's words unless they are here already; the store must not name a language before that. */
export async function loadWords(locale: Locale): Promise<void> {
  const words = languages[locale] ?? (await fetchers[locale]?.());
  if (words) languages[locale] = words;
}

/** The words of the page's language by room; null for English, which each room has itself. */
export const useLanguage = (): Words | null => languages[useKitchen((state) => state.locale)] ?? null;

/** Makes the hook that gives a room its words. */
export function hookOf<Room extends keyof Words>(room: Room, english: Words[Room]): () => Words[Room] {
  return function useWords() {
    return useLanguage()?.[room] ?? english;
  };
}
