/**
 * A run that goes on for ever, made short: what is kept of it, and what panels keep of that, does not grow with what has
 * been let go. The long one is `npm run soak`.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { presets, Run, type Scenario } from "../../src/bakery/index.ts";
import { Recording, Statistics, Timeline } from "../../src/replay/index.ts";

const EVENTS_KEPT = 20_000;
const TRIMS = 60;
const LOOKS = 7;
const MOST_GROWTH_BYTES = 1_000_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function bytesHeld(): number {
  // The memory of lists is given back one collection after the lists.
  for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] as number;

/** What the timeline and the numbers keep, in bytes, of what is kept of a run. */
function costOfReading(recording: Recording): number {
  const held = bytesHeld();
  const readings = [new Timeline(recording), new Statistics(recording)];
  for (const reading of readings) reading.update();
  const cost = bytesHeld() - held;
  expect(readings.every(({ seq }) => seq >= EVENTS_KEPT)).toBe(true);
  for (const reading of readings) reading.close();
  return cost;
}

test("what panels keep of a run does not grow with what was let go of it", { timeout: 60_000 }, () => {
  const { scenario } = presets.find(({ id }) => id === "rush") as { scenario: Scenario };
  const run = new Run(scenario);
  let recording = new Recording(run.trace, run.cast);
  let made = 0;
  const [early, late]: [number[], number[]] = [[], []];
  for (let trim = 1; trim <= TRIMS; trim++) {
    while (run.trace.length < EVENTS_KEPT) run.advance(run.nextAtUs);
    if (trim > 1 && trim <= 1 + LOOKS) early.push(costOfReading(recording));
    else if (trim > TRIMS - LOOKS) late.push(costOfReading(recording));
    const [world, scene] = [recording.worldAt(run.trace.length), recording.sceneAt(run.trace.length)];
    made = scene.made;
    run.forget(scene.loaves.keys());
    recording = new Recording(run.trace, run.cast, world, run.nowUs);
  }
  expect(made).toBeGreaterThan(EVENTS_KEPT);
  // The middle of some: a collector may leave things behind, or take away what was left before. A list by every loaf ever
  // made would be three times as large.
  // That anything is measured at all shows in the largest: what compiled code gives back may hide a smaller one.
  expect(Math.max(...early, ...late)).toBeGreaterThan(EVENTS_KEPT);
  expect(medianOf(late) - medianOf(early)).toBeLessThan(MOST_GROWTH_BYTES);
});
