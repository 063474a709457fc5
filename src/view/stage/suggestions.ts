/**
 * Suggestions: what to try next in a kitchen that has ended, from its settings and how it ended. Each is a change after
 * which one bakes again, so that one sees what it does.
 */
import { type Edit, NAMES, type Settings } from "../../bakery/index.ts";

export type SuggestionKind = "limit" | "noLimit" | "goOn" | "slowEaters" | "hireEater";

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly edit: Edit;
}

const LIMIT = 6;
const SLOW_SECONDS = 2;
const MOST = 2;

/** At most two, the most telling first; none for a program that has no settings. */
export function suggestionsFor(settings: Settings | null, end: "finished" | "failed" | "deadlock"): Suggestion[] {
  if (!settings) return [];
  const bakers = settings.bakers.filter(({ isDismissed }) => !isDismissed);
  const found: Suggestion[] = [];
  if (end === "deadlock") {
    const taken = new Set(settings.eaters.map(({ name }) => name));
    const name = NAMES.eater.find((one) => !taken.has(one));
    if (name)
      found.push({ kind: "hireEater", edit: { kind: "hire", role: "eater", name, seconds: 1, breads: "endless" } });
    if (settings.bounded) found.push({ kind: "noLimit", edit: { kind: "plate", maxsize: 0 } });
  } else {
    if (!settings.bounded) found.push({ kind: "limit", edit: { kind: "plate", maxsize: LIMIT } });
    if (bakers.some(({ breads }) => breads !== "endless"))
      found.push({ kind: "goOn", edit: { kind: "breads", breads: "endless" } });
    if (settings.eaters.some(({ seconds }) => seconds !== SLOW_SECONDS))
      found.push({ kind: "slowEaters", edit: { kind: "pace", role: "eater", seconds: SLOW_SECONDS } });
  }
  return found.slice(0, MOST);
}
