import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plans, play, recordingOf } from "../../tests/kit/plans.ts";
import { Run } from "../bakery/index.ts";
import {
  callbackAfter,
  callbackBefore,
  isVisible,
  lastVisible,
  type Recording,
  stepAfter,
  stepBefore,
} from "./index.ts";

/** The places to which steps lead from the start, one after the other. */
function placesOf(recording: Recording): number[] {
  const places = [0];
  for (let next = stepAfter(recording, 0); next !== null; next = stepAfter(recording, next)) places.push(next);
  return places;
}

describe("steps", () => {
  test("forward then back is where one was, and every step shows something", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const recording = recordingOf(play(plan));
        const places = placesOf(recording);
        for (let i = 1; i < places.length; i++) {
          expect(places[i]).toBeGreaterThan(places[i - 1] as number);
          expect(stepBefore(recording, places[i] as number)).toBe(places[i - 1]);
          const shown = lastVisible(recording, places[i] as number) as number;
          expect(isVisible(recording.trace.read(shown), recording.cast)).toBe(true);
          expect(shown).toBeGreaterThanOrEqual(places[i - 1] as number);
        }
        expect([stepBefore(recording, 0), lastVisible(recording, 0)]).toEqual([0, null]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test("from anywhere, the step back leads to a place of a step", () => {
    fc.assert(
      fc.property(plans, fc.nat(2000), (plan, n) => {
        const recording = recordingOf(play(plan));
        expect(placesOf(recording)).toContain(stepBefore(recording, n % (recording.trace.length + 1)));
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

test("one goes from callback to callback, forwards and backwards by the same places", () => {
  const run = new Run(play(fc.sample(plans, { seed: 5, numRuns: 1 })[0] as never).scenario);
  run.advance(10e6);
  const { trace } = run;
  const forwards: number[] = [0];
  for (let seq = callbackAfter(trace, 0); seq !== null; seq = callbackAfter(trace, seq)) forwards.push(seq);
  const backwards: number[] = [trace.length];
  while (backwards.at(-1) !== 0) backwards.push(callbackBefore(trace, backwards.at(-1) as number));
  expect(backwards.reverse()).toEqual(forwards);
  expect(forwards.length).toBeGreaterThan(20);
});
