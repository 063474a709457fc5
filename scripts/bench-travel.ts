/**
 * Travelling in a run of a million events: seeks to random instants, the steps of a scrub, a fork, and what panels read.
 */
import { presets, Run, type Scenario, settingsOf } from "../src/bakery/index.ts";
import { emptyScene, History, Markers, Statistics, sceneFolding, Timeline } from "../src/replay/index.ts";

const EVENTS = 1_000_000;
const SEEKS = 400;

interface Travel {
  readonly what: string;
  readonly ms: number;
  readonly most?: number;
}

const elapsed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const quantile = (times: number[], part: number): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length * part)] as number;

/** A kitchen of so many and as many, with a little of everything: chance, a limit, waits on both sides. */
function crowd(pairs: number): Scenario {
  const rush = (presets.find(({ id }) => id === "rush") ?? presets[0]).scenario;
  const baker = rush.bakers[0] as Scenario["bakers"][number];
  const eater = rush.eaters[0] as Scenario["eaters"][number];
  return {
    ...rush,
    bakers: Array.from({ length: pairs }, (_, i) => ({ ...baker, name: `B${i}` })),
    eaters: Array.from({ length: pairs }, (_, i) => ({ ...eater, name: `E${i}` })),
    plate: { ...rush.plate, size: pairs },
  };
}

export function travel(pairs: number): Travel[] {
  const scenario = crowd(pairs);
  const run = new Run(scenario);
  const makeMs = elapsed(() => {
    while (run.trace.length < EVENTS) run.advance(run.nowUs + 1_000_000);
  });
  const settings = settingsOf(scenario);
  const history = new History(run.trace, emptyScene(settings), sceneFolding);
  // As after watching it: every kept scene is there.
  history.sceneAt(run.trace.length);
  let random = 1;
  const seeks = Array.from({ length: SEEKS }, () => {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    return elapsed(() => history.sceneAt(run.trace.countUntil((random / 2 ** 31) * run.nowUs)));
  });
  const scrub = Array.from({ length: SEEKS }, (_, i) =>
    elapsed(() => history.sceneAt(run.trace.countUntil(run.nowUs * (1 - i / SEEKS)))),
  );
  const forkMs = elapsed(() => {
    new Run(scenario).advanceTo({ callbacks: run.callbackCount, atUs: run.nowUs });
  });
  const first = emptyScene(settings);
  const read = (reading: { update(): boolean }): number => elapsed(() => reading.update());
  const timeline = new Timeline(run.trace, pairs);
  const timelineMs = read(timeline);
  const lanes = Array.from({ length: 5 }, () =>
    elapsed(() => {
      for (const { task } of timeline.lanes.slice(0, 30)) timeline.columns(task, 0, run.nowUs, 1000);
    }),
  );
  return [
    { what: "the run is made", ms: makeMs },
    { what: "a seek to a random instant, median", ms: quantile(seeks, 0.5), most: 50 },
    { what: "a seek to a random instant, p95", ms: quantile(seeks, 0.95) },
    { what: "a step of a scrub from end to start, p95", ms: quantile(scrub, 0.95), most: 16 },
    { what: "a fork at the end: made again", ms: forkMs, most: 1000 },
    { what: "read for the timeline", ms: timelineMs },
    { what: "thirty lanes of it, a thousand columns each", ms: quantile(lanes, 0.5), most: 16 },
    { what: "read for the numbers", ms: read(new Statistics(run.trace, pairs)) },
    { what: "read for the markers", ms: read(new Markers(run.trace, first)) },
  ];
}
