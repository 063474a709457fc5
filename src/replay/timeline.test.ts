import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS, type Kind, OUTCOMES, presets, ROLES, Run, type Settings, Trace } from "../bakery/index.ts";
import { emptyScene, fold, History, type Lane, type Scene, sceneFolding, Timeline } from "./index.ts";
import { plans, play } from "./plans.ts";

const limitOf = ({ bounded, size }: Settings): number => (bounded ? size : 0);
const settingsAtFirst = (run: Run): Settings => new Run(run.scenario).settings;

function timelineOf(run: Run, maxEvents?: number): Timeline {
  const timeline = new Timeline(run.trace, limitOf(settingsAtFirst(run)));
  while (!timeline.update(maxEvents));
  return timeline;
}

const heights = (scene: Scene) => [scene.onPlate.length, scene.unfinished, limitOf(scene.settings)];
const people = (scene: Scene) => scene.people.filter((person) => person !== undefined);
const lanesOf = (scene: Scene): Lane[] =>
  (["manager", "baker", "eater"] as const).flatMap((role) =>
    people(scene)
      .filter((person) => person.role === role)
      .sort((a, b) => a.index - b.index)
      .map(({ task, index, name }) => ({ task, role, index, name })),
  );

/** Everything a timeline can tell, looked at from some times. */
function toldBy(timeline: Timeline, fromUs: number, toUs: number) {
  return {
    lanes: timeline.lanes.map((lane) => ({
      ...lane,
      columns: [...timeline.columns(lane.task, fromUs, toUs, 30)],
      spans: [...timeline.spansBetween(lane.task, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)],
    })),
    series: [timeline.level, timeline.unfinished, timeline.limit].map((series) => [
      ...series.stepsBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    ]),
    journeys: Array.from({ length: 40 }, (_, loaf) => timeline.journeyOf(loaf)),
  };
}

describe("a timeline and the fold say the same", () => {
  test("of the end, after every single event", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const run = play(plan);
        const timeline = new Timeline(run.trace, limitOf(settingsAtFirst(run)));
        let scene = emptyScene(settingsAtFirst(run));
        for (let seq = 1; seq <= run.trace.length; seq++) {
          expect(timeline.update(1)).toBe(seq === run.trace.length);
          scene = fold(scene, run.trace, seq);
          expect(timeline.lanes).toEqual(lanesOf(scene));
          for (const { task, state, sinceUs, untilUs, loaf } of people(scene)) {
            expect(timeline.stateAt(task, Number.POSITIVE_INFINITY)).toEqual({ state, sinceUs, untilUs, loaf });
          }
          expect([timeline.level.last, timeline.unfinished.last]).toEqual(heights(scene).slice(0, 2));
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test("of any time: who does what with which loaf, the plate, the tally and the limit", () => {
    const times = fc.array(
      fc.oneof(
        fc.nat(3e6),
        fc.nat(12).map((n) => n * 250_000),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(plans, times, (plan, all) => {
        const run = play(plan);
        const timeline = timelineOf(run);
        const history = new History(run.trace, emptyScene(settingsAtFirst(run)), sceneFolding);
        for (const atUs of [...all, -1]) {
          const scene = history.sceneAt(run.trace.countUntil(atUs));
          for (const { task } of timeline.lanes) {
            const person = scene.people[task];
            const span = timeline.stateAt(task, atUs);
            const expected = person && [person.state, person.sinceUs, person.loaf];
            expect(span ? [span.state, span.sinceUs, timeline.loafAt(task, atUs)] : undefined).toEqual(expected);
          }
          expect([timeline.level.at(atUs), timeline.unfinished.at(atUs), timeline.limit.at(atUs)]).toEqual(
            heights(scene),
          );
        }
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  test("of the people, and of what became of each loaf", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const run = play(plan);
        const timeline = timelineOf(run);
        const scene = new History(run.trace, emptyScene(settingsAtFirst(run)), sceneFolding).sceneAt(run.trace.length);
        expect(timeline.lanes).toEqual(lanesOf(scene));
        expect(timeline.lanes).toBe(timeline.lanes);
        const ends = Array.from({ length: 200 }, (_, loaf) => timeline.journeyOf(loaf).map(({ what }) => what));
        const count = (what: string) => ends.filter((steps) => steps.some((step) => step === what)).length;
        expect([count("baked"), count("eaten"), count("lost")]).toEqual([scene.made, scene.eaten, scene.lost]);
        expect(count("put") - count("taken")).toBe(scene.onPlate.length);
        ends.forEach((steps, loaf) => {
          expect(["begun", "baked", "put", "taken"].includes(steps.at(-1) ?? "")).toBe(scene.loaves.has(loaf));
        });
      }),
      { seed: 13, numRuns: 150 },
    );
  });
});

test("reading in pieces is reading at once, also while the run goes on", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 50 }), (plan, bite) => {
      const run = play(plan);
      const whole = toldBy(timelineOf(run), 0, 5e6);
      expect(toldBy(timelineOf(run, bite), 0, 5e6)).toEqual(whole);
      const again = new Run(run.scenario, run.trace.changes);
      const growing = new Timeline(again.trace, limitOf(again.settings));
      while (again.trace.length < run.trace.length && again.step()) growing.update();
      // A run made again may have gone on to the end of a turn: no further than both have come.
      if (again.trace.length === run.trace.length) expect(toldBy(growing, 0, 5e6)).toEqual(whole);
    }),
    { seed: 14, numRuns: 60 },
  );
});

test("a loaf is eaten, lost or abandoned, and somebody can fail", () => {
  const trace = new Trace();
  const tell = (kind: Kind, task: number, a = 0, b = 0) => trace.append(KINDS.indexOf(kind), task, a, b);
  const begin = (baker: number) => tell("loafBegun", baker, trace.addLoaf());
  for (const task of [0, 1, 2]) tell("hired", task, ROLES.indexOf(task === 2 ? "eater" : "baker"), task);
  begin(0); // 0: eaten
  tell("itemPut", 0, 0);
  tell("itemTaken", 2, 0);
  begin(0); // 1: abandoned in the oven
  begin(1); // 2: lost in the baker's hands
  trace.moveTo(7);
  tell("putterJoined", 1, 9);
  tell("putterJoined", 1, 10);
  tell("itemDone", 2);
  tell("taskEnded", 0, OUTCOMES.indexOf("cancelled"));
  tell("taskEnded", 1, OUTCOMES.indexOf("failed"));
  const timeline = new Timeline(trace);
  timeline.update();
  const journeys = [0, 1, 2, 3, -1].map((loaf) =>
    timeline.journeyOf(loaf).map(({ what, atUs, task, seq }) => `${what} at ${atUs} by ${task} in ${seq}`),
  );
  expect(journeys).toEqual([
    [
      "begun at 0 by 0 in 3",
      "baked at 0 by 0 in 4",
      "put at 0 by 0 in 4",
      "taken at 0 by 2 in 5",
      "eaten at 7 by 2 in 10",
    ],
    ["begun at 0 by 0 in 6", "abandoned at 7 by 0 in 11"],
    ["begun at 0 by 1 in 7", "baked at 7 by 1 in 8", "lost at 7 by 1 in 12"],
    [],
    [],
  ]);
  expect([0, 1, 2].map((task) => timeline.stateAt(task, 7)?.state)).toEqual(["gone", "trouble", "ready"]);
  expect([timeline.loafAt(1, 6), timeline.loafAt(1, 7), timeline.loafAt(3, 7)]).toEqual([2, null, null]);
});

test("the original program, lane by lane", () => {
  const run = new Run(presets[0].scenario);
  run.advance(2.2e6);
  const timeline = timelineOf(run);
  const lines = timeline.lanes.map(({ task, name }) => {
    const spans = [...timeline.spansBetween(task, 0, 2.2e6)];
    return `${name}: ${spans.map(({ state, sinceUs, loaf }) => `${sinceUs / 1e6} ${state} ${loaf ?? ""}`.trim()).join(", ")}`;
  });
  const journeys = [0, 2, 99].map((loaf) =>
    timeline.journeyOf(loaf).map(({ what, atUs, task }) => `${atUs / 1e6} ${what} by ${run.trace.nameOf(task, 999)}`),
  );
  expect({ lines, journeys }).toMatchInlineSnapshot(`
    {
      "journeys": [
        [
          "0 begun by John",
          "0.5 baked by John",
          "0.5 put by John",
          "0.5 taken by Grace",
          "1.5 eaten by Grace",
        ],
        [
          "0.5 begun by John",
          "1 baked by John",
          "1 put by John",
          "1.5 taken by Grace",
        ],
        [],
      ],
      "lines": [
        "main: 0 counting",
        "John: 0 baking 0, 0.5 baking 2, 1 baking 4, 1.5 baking 6, 2 baking 8",
        "Mike: 0 baking 1, 0.5 baking 3, 1 baking 5, 1.5 baking 7, 2 baking 9",
        "Grace: 0 hungry, 0.5 eating 0, 1.5 eating 2",
        "Lucy: 0 hungry, 0.5 eating 1, 1.5 eating 3",
      ],
    }
  `);
});
