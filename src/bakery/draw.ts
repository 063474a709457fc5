/**
 * Draws: how long a loaf takes, from a pace and a stream of chance. Only operations that IEEE 754 rounds in one way are
 * used (+ - * /), because the program taken home draws the same in Python: `Math.log1p` and `math.log1p` differ in the
 * last bit in one draw of some 1,500.
 */
import type { Pace } from "./scenario.ts";

const PER_SECOND = 1_000_000;

/** Draws the whole microseconds that one loaf takes: one number of the stream for each, none for a fixed pace. */
export const drawUs = (pace: Pace, random: () => number): number => toUs(draw(pace, random));

/** Seconds to whole microseconds; halves go to the even neighbour, as Python's round does. */
export function toUs(seconds: number): number {
  const us = seconds * PER_SECOND;
  const floor = Math.floor(us);
  if (us - floor !== 0.5) return Math.round(us);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Seconds for one loaf, by inverting the distribution. */
function draw(pace: Pace, random: () => number): number {
  if (typeof pace === "number") return pace;
  if ("exponential" in pace) return minusLog(1 - random()) * pace.exponential;
  const [min, max] = pace.uniform;
  return min + random() * (max - min);
}

/** |y| is below 0.18: the terms from y²¹/21 on weigh less than half a unit in the last place of the first. */
const LAST_TERM = 19;

/**
 * Gives -ln(x) for x above 0 up to 1, at most 2 units in the last place off: x doubled to 0.7 … 1.4, and there the
 * series ln(x) = 2 (y + y³/3 + y⁵/5 + …) with y = (x - 1) / (x + 1), from its smallest term on.
 */
export function minusLog(x: number): number {
  let scaled = x;
  let halvings = 0;
  for (; scaled < 0.7; scaled *= 2) halvings++;
  const y = (scaled - 1) / (scaled + 1);
  const square = y * y;
  let series = 0;
  for (let n = LAST_TERM; n > 0; n -= 2) series = series * square + 1 / n;
  return halvings * Math.LN2 - 2 * y * series;
}
