import { expect, test } from "vitest";
import { comparePriority, type Loaf } from "./index.ts";

test("a priority plate gives the smallest (priority, number, name), names by code point", () => {
  const loaf = (priority: number, number: number, bakerName: string): Loaf => ({
    id: 0,
    priority,
    number,
    bakerName,
    isMark: false,
  });
  const sorted = [
    loaf(-1, 9, "Z"),
    loaf(0, 0, "B"),
    loaf(0, 0, "Ba"),
    loaf(0, 0, "a"),
    loaf(0, 0, "\uffff"),
    loaf(0, 0, "\u{1f35e}"),
    loaf(0, 1, "A"),
    loaf(1, 0, "A"),
  ];
  expect([...sorted].reverse().sort(comparePriority)).toEqual(sorted);
  expect(comparePriority(sorted[1]!, { ...sorted[1]! })).toBe(0);
});
