/**
 * Language and theme as kept in this browser. What is found is checked like any other input.
 */
import { LOCALES, type Locale, THEMES, type Theme } from "../../store/index.ts";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

const KEY = "plateful";

/** The stored preferences, or those that fit the browser; `isBroken` when something stored made no sense. */
export function readPreferences(): { preferences: Preferences; isBroken: boolean } {
  const usual: Preferences = { locale: preferredLocale(), theme: "system" };
  const stored = readStored();
  if (stored === null) return { preferences: usual, isBroken: false };
  try {
    // Two words from two short lists: not worth a library in what is loaded first.
    const { locale, theme } = JSON.parse(stored);
    const isFine = LOCALES.includes(locale) && THEMES.includes(theme);
    return isFine ? { preferences: { locale, theme }, isBroken: false } : { preferences: usual, isBroken: true };
  } catch {
    return { preferences: usual, isBroken: true };
  }
}

/** Remembers the preferences where the browser allows it. */
export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Storage may be full or forbidden: the page works without it.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const preferredLocale = (): Locale =>
  navigator.languages.find((tag) => /^(en|zh)\b/i.test(tag))?.startsWith("zh") ? "zh-CN" : "en";
