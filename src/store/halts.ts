/**
 * Halts: with the loop in sight, playing stands still at every callback, so that one sees it; the clock with it, for in
 * the kitchen's time a callback takes none.
 */

import { callbackAfter } from "../replay/index.ts";
import type { Trace } from "../trace/index.ts";

/** At a higher speed than this it plays on. */
export const FASTEST_BY_CALLBACK = 1;
const HALT_MS = 450;
/** For all the callbacks of one time together. */
const MOST_HALT_MS = 3000;

/** How many milliseconds to show each callback that runs at a time: fewer where there are many. */
export function haltAt(trace: Trace, atUs: number): number {
  const end = trace.countUntil(atUs);
  let count = 0;
  for (let place: number | null = trace.countUntil(atUs - 1); place !== null && place < end; count++)
    place = callbackAfter(trace, place);
  return Math.min(HALT_MS, MOST_HALT_MS / Math.max(1, count));
}
