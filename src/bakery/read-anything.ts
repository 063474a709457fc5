/**
 * Reading data that may be anything: getters and proxies may throw, lists may have holes, texts and trees may be
 * endless. What is read here is a copy, no larger than is needed to judge it and to show it.
 */

/** What could not be read. */
export const UNREADABLE = Symbol("unreadable");

/** A text longer than this is too long for any field, and longer than what is shown of it. */
const MOST_CHARACTERS = 100;
const MOST_PARTS = 20;
const MOST_DEPTH = 3;

/** Copies a small part of whatever it is, at most so deep and wide; never throws. */
export function copyOf(value: unknown, depth = MOST_DEPTH): unknown {
  if (typeof value === "string") return value.slice(0, MOST_CHARACTERS);
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) return "…";
  const list = itemsOf(value, MOST_PARTS);
  if (list !== null) return list.map((item) => copyOf(item, depth - 1));
  const keys = keysOf(value)?.slice(0, MOST_PARTS);
  if (keys === undefined) return UNREADABLE;
  return Object.fromEntries(keys.map((key) => [copyOf(key), copyOf(get(value, key), depth - 1)]));
}

/** The items of a list, the first so many; null for anything else. */
export function itemsOf(value: unknown, most: number): unknown[] | null {
  try {
    if (!Array.isArray(value)) return null;
    return Array.from({ length: Math.min(value.length, most) }, (_, i) => get(value, `${i}`));
  } catch {
    return null;
  }
}

/** The names of the fields of an object that is no list; null for anything else. */
export function keysOf(value: unknown): string[] | null {
  try {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : null;
  } catch {
    return null;
  }
}

/** One field of an object. */
export function get(value: object, key: string): unknown {
  try {
    return (value as Record<string, unknown>)[key];
  } catch {
    return UNREADABLE;
  }
}

/** What would end a line, or turn round the text beside it: no name holds it, and nothing that is shown. */
export const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const EACH_UNPRINTABLE = new RegExp(UNPRINTABLE, "gu");
const MOST_SHOWN = 40;

/** What came, short enough to be shown. */
export function clip(value: unknown): string {
  const copy = copyOf(value);
  const text = (typeof copy === "string" ? copy : inJson(copy)).replace(EACH_UNPRINTABLE, " ");
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}

function inJson(value: unknown): string {
  if (value === UNREADABLE) return "what cannot be read";
  if (typeof value === "number") return String(value);
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value; // a big integer
  }
}
