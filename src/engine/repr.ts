/**
 * How Python shows a value: what `toString` of queues, futures and tasks is made of.
 */

/**
 * Shows a value as Python's `repr` does: None, True, quoted strings, lists, errors. A number is written as JavaScript
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
  if (value instanceof Error) return `${value.name}(${value.message === "" ? "" : quote(value.message)})`;
  return String(value);
}

const SHORT: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** In single quotes, unless it holds some and no double ones. */
function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, (char) => {
    if (char === mark) return `\\${mark}`;
    const code = char.charCodeAt(0);
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    return SHORT[char] ?? (isControl ? `\\x${code.toString(16).padStart(2, "0")}` : char);
  });
  return mark + body.join("") + mark;
}
