import { expect, test } from "vitest";
import { randomStream } from "./index.ts";

const first = (seed: number, stream: number, count: number) => {
  const next = randomStream(seed, stream);
  return Array.from({ length: count }, next);
};

test("the same seed and stream give the same numbers for ever", () => {
  expect(first(1, 0, 5)).toEqual(first(1, 0, 5));
  expect(first(1, 0, 4).map((n) => n * 0x1_0000_0000)).toMatchInlineSnapshot(`
    [
      1776150045,
      4220816406,
      4733957,
      4185147534,
    ]
  `);
});

test("streams and seeds that differ by one have nothing in common", () => {
  const all = [...Array(40).keys()].flatMap((i) => [...first(7, i, 50), ...first(8 + i, 3, 50)]);
  expect(new Set(all).size).toBe(all.length);
});

test("the numbers lie in [0, 1) and are spread evenly", () => {
  const numbers = first(42, 5, 20_000);
  const tenths = Array.from({ length: 10 }, (_, i) => numbers.filter((n) => Math.floor(n * 10) === i).length);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});
