/**
 * The small texts of which links are made: numbers, paces and names, escaped and read back.
 */
import type { Ending, Habit, Pace } from "../bakery/index.ts";

export function encodePace(pace: Pace): string {
  if (typeof pace === "number") return String(pace);
  if ("uniform" in pace) return `uniform~${pace.uniform.join("~")}`;
  return `exponential~${pace.exponential}`;
}

/** Gives a pace, or the text itself where it is none. */
export function decodePace(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  const [kind, ...numbers] = text.split("~").map(numberIn);
  if (kind === "exponential" && numbers.length === 1) return { exponential: numbers[0] };
  if (kind === "uniform" && numbers.length === 2) return { uniform: numbers };
  return numberIn(text);
}

/** A habit or an ending: its kind, and its number if it has one: `raises~2`. */
export function encodeChoice(choice: Habit | Ending): string {
  return typeof choice === "string" ? choice : (Object.entries(choice)[0] ?? []).join("~");
}

/** Gives what a habit or an ending may be, for others to judge; nothing where nothing is said. */
export function decodeChoice(text: string | undefined): unknown {
  if (text === undefined || text === "") return undefined;
  const [kind = "", number, ...rest] = text.split("~");
  if (number === undefined || rest.length > 0) return unescapeText(text);
  return { [unescapeText(kind)]: numberIn(number) };
}

/** Gives the number that a text spells, else the text itself; also where it is too large for a number. */
export function numberIn(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined;
  const number = /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : unescapeText(text);
}

/** Gives the truth value that a text spells, else the text itself. */
export function booleanIn(text: string | undefined): boolean | string | undefined {
  if (text === undefined) return undefined;
  return text === "1" || text === "true" ? true : text === "0" || text === "false" ? false : unescapeText(text);
}

/** The parts of a comma-separated list; none where nothing is given. */
export const listIn = (text: string | undefined): string[] =>
  text === undefined || text === "" ? [] : text.split(",");

/** Undoes percent-encoding; a text that is broken there is taken as it is. */
export function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
