import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linePlans, plans, play, recordingOf } from "../../../tests/kit/plans.ts";
import { record } from "../../../tests/kit/programs.ts";
import { KitchenCast, original, Run, type Settings, settingsOf } from "../../bakery/index.ts";
import { type Coroutine, Queue, sleep } from "../../engine/index.ts";
import { type NewEvent, Trace } from "../../trace/index.ts";
import { Recording } from "../recording.ts";
import { deriveCast, firstPlate, type Scene } from "../scene/index.ts";
import { type Lane, Timeline } from "./index.ts";

const limitOf = ({ bounded, size }: Settings): number => (bounded ? size : 0);

function timelineOf(run: Run, maxEvents?: number): Timeline {
  const timeline = new Timeline(recordingOf(run));
  while (!timeline.update(maxEvents));
  return timeline;
}

const heights = (scene: Scene) => {
  const { onPlate, unfinished, maxsize } = firstPlate(scene);
  return [onPlate.length, unfinished, maxsize];
};
const people = (scene: Scene) => scene.people.filter((person) => person !== undefined);
const lanesOf = (scene: Scene): Lane[] =>
  (["manager", "baker", "topper", "eater"] as const).flatMap((role) =>
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
    series: [timeline.plate.level, timeline.plate.unfinished, timeline.plate.limit].map((series) => [
      ...series.stepsBetween(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
    ]),
    lifecycles: Array.from({ length: 40 }, (_, loaf) => timeline.lifecycleOf(loaf)),
  };
}

describe("a timeline and the scenes say the same", () => {
  test("of the end, after every single event", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const run = play(plan);
        const recording = recordingOf(run);
        const timeline = new Timeline(recording);
        for (let seq = 1; seq <= run.trace.length; seq++) {
          expect(timeline.update(1)).toBe(seq === run.trace.length);
          const scene = recording.sceneAt(seq);
          expect(timeline.lanes).toEqual(lanesOf(scene));
          for (const { task, state, sinceUs, untilUs, loaf } of people(scene)) {
            expect(timeline.stateAt(task, Number.POSITIVE_INFINITY)).toEqual({ state, sinceUs, untilUs, loaf });
          }
          const { level, unfinished, limit } = timeline.plate;
          expect([level.last, unfinished.last, limit.last]).toEqual(heights(scene));
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
      fc.property(fc.oneof(plans, linePlans), times, (plan, all) => {
        const run = play(plan);
        const timeline = timelineOf(run);
        const recording = recordingOf(run);
        for (const atUs of [...all, -1]) {
          const scene = recording.sceneAt(run.trace.countUntil(atUs));
          for (const { task } of timeline.lanes) {
            const person = scene.people[task];
            const span = timeline.stateAt(task, atUs);
            const expected = person && [person.state, person.sinceUs, person.loaf];
            expect(span ? [span.state, span.sinceUs, timeline.loafAt(task, atUs)] : undefined).toEqual(expected);
          }
          const { level, unfinished, limit } = timeline.plate;
          expect([level.at(atUs), unfinished.at(atUs)]).toEqual(heights(scene).slice(0, 2));
          expect(limit.at(atUs)).toBe(limitOf(run.cast.settingsAfter(scene.changes)));
        }
      }),
      { seed: 12, numRuns: 150 },
    );
  });

  test("of the people, and of what became of each loaf", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const run = play(plan);
        const timeline = timelineOf(run);
        const scene = recordingOf(run).sceneAt(run.trace.length);
        expect(timeline.lanes).toEqual(lanesOf(scene));
        expect(timeline.lanes).toBe(timeline.lanes);
        const ends = Array.from({ length: 200 }, (_, loaf) => timeline.lifecycleOf(loaf).map(({ what }) => what));
        const count = (what: string) => ends.filter((steps) => steps.some((step) => step === what)).length;
        expect([count("baked"), count("eaten"), count("lost")]).toEqual([scene.made, scene.eaten, scene.lost]);
        expect(count("put") - count("taken")).toBe(firstPlate(scene).onPlate.length);
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
    fc.property(fc.oneof(plans, linePlans), fc.integer({ min: 1, max: 50 }), (plan, bite) => {
      const run = play(plan);
      const whole = toldBy(timelineOf(run), 0, 5e6);
      expect(toldBy(timelineOf(run, bite), 0, 5e6)).toEqual(whole);
      const again = new Run(run.scenario, run.edits);
      const growing = new Timeline(recordingOf(again));
      while (again.trace.length < run.trace.length && again.step()) growing.update();
      // A run made again may have gone on to the end of a turn: no further than both have come.
      if (again.trace.length === run.trace.length) expect(toldBy(growing, 0, 5e6)).toEqual(whole);
    }),
    { seed: 14, numRuns: 60 },
  );
});

test("a loaf is eaten, lost or abandoned, and somebody can fail", () => {
  const trace = new Trace();
  const cast = new KitchenCast(() => trace, settingsOf(original));
  const tell = (event: NewEvent) => trace.append(event);
  for (const task of [0, 1, 2]) {
    cast.hire(task, task === 2 ? "eater" : "baker", task % 2);
    tell({ kind: "taskCreated", task, future: task + 1, parent: -1, name: "", coroutine: "" });
  }
  tell({ kind: "queueCreated", task: -1, queue: 0, maxsize: 1, order: "fifo", name: "" });
  const begin = (task: number, number: number): number => {
    const item = cast.begin(task, number);
    tell({ kind: "taskSlept", task, future: 10 + item, delayUs: 7, line: 1 });
    return item;
  };
  const eaten = begin(0, 0);
  tell({ kind: "itemPut", task: 0, item: eaten, queue: 0 });
  tell({ kind: "itemTaken", task: 2, item: eaten, queue: 0 });
  begin(0, 1); // abandoned in the oven
  begin(1, 0); // lost in the baker's hands
  trace.moveTo(7);
  tell({ kind: "putterJoined", task: 1, future: 20, queue: 0 });
  tell({ kind: "putterJoined", task: 1, future: 21, queue: 0 });
  tell({ kind: "itemDone", task: 2, item: eaten, queue: 0 });
  tell({ kind: "taskEnded", task: 0, outcome: "cancelled", error: "", line: 1 });
  tell({ kind: "taskEnded", task: 1, outcome: "failed", error: "ValueError", line: 1 });
  const timeline = new Timeline(new Recording(trace, cast));
  timeline.update();
  const lifecycles = [1, 2, 3, 4, 0, -1].map((loaf) =>
    timeline.lifecycleOf(loaf).map(({ what, atUs, task, seq }) => `${what} at ${atUs} by ${task} in ${seq}`),
  );
  expect(lifecycles).toEqual([
    [
      "begun at 0 by 0 in 4",
      "baked at 0 by 0 in 5",
      "put at 0 by 0 in 5",
      "taken at 0 by 2 in 6",
      "eaten at 7 by 2 in 11",
    ],
    ["begun at 0 by 0 in 7", "abandoned at 7 by 0 in 12"],
    ["begun at 0 by 1 in 8", "baked at 7 by 1 in 9", "lost at 7 by 1 in 13"],
    [],
    [],
    [],
  ]);
  expect([0, 1, 2].map((task) => timeline.stateAt(task, 7)?.state)).toEqual(["gone", "trouble", "ready"]);
  expect([timeline.loafAt(1, 6), timeline.loafAt(1, 7), timeline.loafAt(3, 7)]).toEqual([3, null, null]);
});

test("what an immediate shutdown drops is lost, by whoever shut the queue down", () => {
  const trace = record((loop) => {
    const queue = new Queue<number>(loop);
    function* close(): Coroutine<void> {
      yield* sleep(loop, 5);
      queue.shutdown(true);
    }
    function* bake(): Coroutine<void> {
      for (const item of [1, 2]) yield* queue.put(item);
    }
    return [close(), bake(), queue.get()];
  });
  const timeline = new Timeline(new Recording(trace, deriveCast(trace)));
  timeline.update();
  const [taken, dropped] = [1, 2].map((loaf) => timeline.lifecycleOf(loaf));
  expect(taken?.map(({ what }) => what)).toEqual(["baked", "put", "taken", "eaten"]);
  expect(dropped?.map(({ what }) => what)).toEqual(["baked", "put", "lost"]);
  expect(dropped?.at(-1)).toMatchObject({ atUs: 5, task: 0 });
});

test("the original program, lane by lane", () => {
  const run = new Run(original);
  run.advance(2.2e6);
  const timeline = timelineOf(run);
  const lines = timeline.lanes.map(({ task, name }) => {
    const spans = [...timeline.spansBetween(task, 0, 2.2e6)];
    return `${name}: ${spans.map(({ state, sinceUs, loaf }) => `${sinceUs / 1e6} ${state} ${loaf ?? ""}`.trim()).join(", ")}`;
  });
  const nameOf = (task: number) => timeline.lanes.find((lane) => lane.task === task)?.name;
  const lifecycles = [1, 3, 99].map((loaf) =>
    timeline.lifecycleOf(loaf).map(({ what, atUs, task }) => `${atUs / 1e6} ${what} by ${nameOf(task)}`),
  );
  expect({ lines, lifecycles }).toMatchInlineSnapshot(`
    {
      "lifecycles": [
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
        "John: 0 baking 1, 0.5 baking 3, 1 baking 5, 1.5 baking 7, 2 baking 9",
        "Mike: 0 baking 2, 0.5 baking 4, 1 baking 6, 1.5 baking 8, 2 baking 10",
        "Grace: 0 hungry, 0.5 eating 1, 1.5 eating 3",
        "Lucy: 0 hungry, 0.5 eating 2, 1.5 eating 4",
      ],
    }
  `);
});
