/**
 * A run that goes on for ever, made short: what is kept of it, and what panels keep of that, does not grow with what has
 * been let go. The long one is `npm run soak`.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { presets, Run, type Scenario, type Settings } from "../../src/bakery/index.ts";
import {
  emptyScene,
  History,
  type Scene,
  Statistics,
  sceneFolding,
  Timeline,
  wholeTrace,
} from "../../src/replay/index.ts";

const EVENTS_KEPT = 20_000;
const TRIMS = 60;
const LOOKS = 4;
const MOST_GROWTH_BYTES = 1_000_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function bytesHeld(): number {
  // The memory of lists is given back one collection after the lists.
  for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const limitOf = ({ bounded, size }: Settings): number => (bounded ? size : 0);

/** What the timeline and the numbers keep, in bytes, of a run whose kitchen was like `first` at `fromUs`. */
function costOfReading({ trace }: Run, first: Scene, fromUs: number): number {
  const held = bytesHeld();
  const limit = limitOf(first.settings);
  const { trace: sinceThen, before } = wholeTrace(trace, first, fromUs, fromUs);
  const readings = [
    new Timeline(wholeTrace(trace, first, fromUs).trace, limit),
    new Statistics(sinceThen, limit, before),
  ];
  for (const reading of readings) reading.update();
  const cost = bytesHeld() - held;
  expect(readings.every(({ seq }) => seq >= EVENTS_KEPT)).toBe(true);
  return cost;
}

test("what panels keep of a run does not grow with what was let go of it", { timeout: 60_000 }, () => {
  const { scenario } = presets.find(({ id }) => id === "rush") as { scenario: Scenario };
  const run = new Run(scenario);
  let first = emptyScene(run.settings);
  let fromUs = 0;
  const [early, late]: [number[], number[]] = [[], []];
  for (let trim = 1; trim <= TRIMS; trim++) {
    while (run.trace.length < EVENTS_KEPT) run.advance(run.nextAtUs);
    if (trim > 1 && trim <= 1 + LOOKS) early.push(costOfReading(run, first, fromUs));
    else if (trim > TRIMS - LOOKS) late.push(costOfReading(run, first, fromUs));
    first = { ...new History(run.trace, first, sceneFolding).sceneAt(run.trace.length), seq: 0 };
    run.forget(first.loaves.keys());
    fromUs = run.nowUs;
  }
  expect(first.made).toBeGreaterThan(EVENTS_KEPT);
  // The least of some: a collector may leave things behind. A list by every loaf ever made would be three times as large.
  expect(Math.min(...late) - Math.min(...early)).toBeLessThan(MOST_GROWTH_BYTES);
});
