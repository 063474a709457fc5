/**
 * Language, theme and text size as kept in this browser. What is found is checked like any other input.
 */
import { LOCALES, type Locale, TEXT_SIZES, type TextSize, THEMES, type Theme } from "../../store/index.ts";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly textSize: TextSize;
}

const KEY = "plateful";

/** The stored preferences, or those that fit the browser; `isBroken` when something stored made no sense. */
export function readPreferences(): { preferences: Preferences; isBroken: boolean } {
  const usual: Preferences = { locale: preferredLocale(), theme: "system", textSize: 100 };
  const stored = readStored();
  if (stored === null) return { preferences: usual, isBroken: false };
  try {
    // Three values from three short lists: not worth a library in what is loaded first. Older pages kept no text size.
    const { locale, theme, textSize = usual.textSize } = JSON.parse(stored);
    const isFine = LOCALES.includes(locale) && THEMES.includes(theme) && TEXT_SIZES.includes(textSize);
    const preferences = { locale, theme, textSize };
    return isFine ? { preferences, isBroken: false } : { preferences: usual, isBroken: true };
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
