/**
 * How Python shows a value: what `toString` of queues, futures and tasks is made of.
 */
import { ExceptionGroup } from "./errors.ts";

/**
 * Shows a value as Python's `repr` does: None, True, quoted strings, lists, errors and groups of them. A number is written as JavaScript
 * writes it (1.0 is 1), anything else as `String` does.
 */
export function repr(value: unknown): string {
  return show(value, []);
}

function show(value: unknown, within: readonly unknown[]): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quote(value);
  if (Array.isArray(value)) {
    if (within.includes(value)) return "[...]";
    return `[${value.map((item) => show(item, [...within, value])).join(", ")}]`;
  }
  if (value instanceof ExceptionGroup) {
    return `${value.name}(${quote(value.words)}, ${show(value.errors, [...within, value])})`;
  }
  if (value instanceof Error) return `${value.name}(${value.message === "" ? "" : quote(value.message)})`;
  return String(value);
}

const SHORT: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Source: str.isprintable, whose Unicode is that of CPython's version and here that of the browser's. */
const UNPRINTABLE = /(?! )[\p{C}\p{Z}]/u;

/** In single quotes, unless it holds some and no double ones. */
function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => {
    if (char === mark) return `\\${mark}`;
    return SHORT[char] ?? (UNPRINTABLE.test(char) ? escaped(char.codePointAt(0) as number) : char);
  });
  return mark + body.join("") + mark;
}

function escaped(code: number): string {
  const hex = code.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
