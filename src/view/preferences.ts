/**
 * Language and theme as kept in this browser. What is found is checked like any other input.
 */
import * as v from "valibot";
import { LOCALES, type Locale, THEMES, type Theme } from "../store/index.ts";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

const KEY = "plateful";
const schema = v.object({ locale: v.picklist(LOCALES), theme: v.picklist(THEMES) });

/** The stored preferences, or those that fit the browser; `isBroken` when something stored made no sense. */
export function readPreferences(): { preferences: Preferences; isBroken: boolean } {
  const usual: Preferences = { locale: preferredLocale(), theme: "system" };
  const stored = readStored();
  if (stored === null) return { preferences: usual, isBroken: false };
  try {
    return { preferences: v.parse(schema, JSON.parse(stored)), isBroken: false };
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
