/**
 * The doctor: each fault is found where it is, and nothing where there is none.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ending, type Habit, original, Run, type Scenario } from "../../src/bakery/index.ts";
import { type Coroutine, Queue, sleep } from "../../src/engine/index.ts";
import { Doctor, deriveCast, Recording, type Verdict, waitsForAt } from "../../src/replay/index.ts";
import { record } from "../kit/programs.ts";
import { scenario, wholeLine } from "../parity/kitchens.ts";

const KITCHENS = 3000;

function recordingOf(made: Scenario, untilUs = 60e6): Recording {
  const run = new Run(made);
  run.advance(untilUs);
  return new Recording(run.trace, run.cast);
}

function verdictsOf(recording: Recording): Verdict[] {
  const doctor = new Doctor(recording);
  while (!doctor.update(500));
  return doctor.verdictsAt(recording.trace.length);
}

const [john, mike] = original.bakers as [Scenario["bakers"][0], Scenario["bakers"][0]];
const [grace, lucy] = original.eaters as [Scenario["eaters"][0], Scenario["eaters"][0]];
const plate = { size: 3, bounded: true, order: "fifo" } as const;
const whole: Scenario = {
  ...original,
  plate,
  bakers: [
    { ...john, breads: 4 },
    { ...mike, breads: 4 },
  ],
};
const baker = (habit: Habit): Scenario => ({
  ...whole,
  bakers: [{ ...john, breads: 4, habit }, whole.bakers[1] ?? mike],
});
const eater = (habit: Habit): Scenario => ({ ...whole, eaters: [{ ...grace, habit }, lucy] });
const ends = (ending: Ending): Scenario => ({ ...whole, ending });
const JOHN = 3;
const GRACE = 1;

describe("each fault is found", () => {
  test.each<[string, Scenario, [kind: string, task: number][]]>([
    [
      "a forgotten task_done",
      eater("forgetsTaskDone"),
      [
        ["stuck", -1],
        ["neverReported", 0],
      ],
    ],
    [
      "an eater who fails with a loaf in hand",
      eater({ raises: 1 }),
      [
        ["stuck", -1],
        ["neverReported", 0],
        ["failed", GRACE],
      ],
    ],
    ["an eater who fails, with finally", eater({ raisesWithFinally: 1 }), [["failed", GRACE]]],
    [
      "a task_done too many, by which another one fails",
      eater("taskDoneTwice"),
      [
        ["failed", 2],
        ["lost", GRACE],
        ["reportedTooOften", GRACE],
        ["leftOver", -1],
      ],
    ],
    ["a put that is not awaited", baker("putWithoutAwait"), [["neverAwaited", JOHN]]],
    [
      "a put_nowait on a full plate",
      { ...baker("putNowait"), plate: { ...plate, size: 1 } },
      [
        ["failed", 0],
        ["failed", JOHN],
        ["lost", GRACE],
        ["leftOver", -1],
      ],
    ],
    ["time.sleep", baker("blocks"), [["blocked", JOHN]]],
    [
      "a cancellation swallowed",
      eater("swallowsCancel"),
      [
        ["stuck", -1],
        ["swallowed", GRACE],
      ],
    ],
    [
      "without join",
      ends("withoutJoin"),
      [
        ["lost", GRACE],
        ["lost", 2],
        ["leftOver", -1],
      ],
    ],
    ["an end mark too many", ends("extraSentinel"), [["leftOver", -1]]],
    ["one end mark for two eaters", ends("oneSentinel"), [["stuck", -1]]],
    ["the eater awaited first", ends("eaterFirst"), [["stuck", -1]]],
  ])("%s", (_what, made, wanted) => {
    const found = verdictsOf(recordingOf(made)).map(({ kind, task }) => [kind, task]);
    for (const one of wanted) expect(found).toContainEqual(one);
    // The gravest first, and nothing that is not so.
    expect(new Set(found.map(([kind]) => kind))).toEqual(new Set(wanted.map(([kind]) => kind)));
  });

  test("task_done before eating, where join lets go too early", () => {
    const made = eater("taskDoneFirst");
    const late = { ...made, bakers: [{ ...john, breads: 1 }], eaters: [made.eaters[0] ?? grace] };
    expect(verdictsOf(recordingOf(late)).map(({ kind }) => kind)).toContain("reportedTooEarly");
  });

  test("whose failure a task group is told of, it is the manager who hears of it", () => {
    const failed = verdictsOf(recordingOf({ ...baker({ raises: 1 }), ending: "taskGroup" })).filter(
      ({ kind }) => kind === "failed",
    );
    expect(failed.map(({ task, others }) => [task, others])).toEqual([
      [0, []],
      [JOHN, [0]],
    ]);
  });

  test("an end mark that is left over is told from bread", () => {
    const [left] = verdictsOf(recordingOf(ends("extraSentinel")));
    expect(left).toMatchObject({ kind: "leftOver", count: 1, marks: 1 });
  });

  test("a get that its timeout cancels, and nothing is lost; a timeout in which bread comes is none", () => {
    const slow = { ...eater({ givesUp: 1 }), bakers: [{ ...john, seconds: 2.5, breads: 2 }] };
    const found = verdictsOf(recordingOf(slow));
    expect(found.map(({ kind, task, count }) => [kind, task, count])).toEqual([["gaveUp", GRACE, 1]]);
    const again = verdictsOf(recordingOf({ ...slow, eaters: [{ ...grace, habit: { givesUpAgain: 1 } }, lucy] }));
    expect(again.map(({ kind }) => kind)).toEqual(["gaveUp"]);
    expect(again[0]?.count).toBeGreaterThan(1);
    expect(verdictsOf(recordingOf(eater({ givesUp: 30 })))).toEqual([]);
  });

  test("a step that never gives way while others are ready", () => {
    const flood = record((loop) => {
      const queue = new Queue<number>(loop);
      function* fill(): Coroutine<void> {
        for (let i = 0; i < 300; i++) yield* queue.put(i);
      }
      function* empty(): Coroutine<void> {
        for (let i = 0; i < 300; i++) yield* queue.get();
      }
      return [fill(), empty()];
    });
    const found = verdictsOf(new Recording(flood, deriveCast(flood)));
    expect(found.filter(({ kind }) => kind === "neverGivesWay").map(({ task }) => task)).toEqual([0]);
  });

  test("a put that the shutdown refuses", () => {
    const shut = record((loop) => {
      const queue = new Queue<number>(loop, 1);
      function* put(): Coroutine<void> {
        for (let i = 0; i < 3; i++) yield* queue.put(i);
      }
      function* close(): Coroutine<void> {
        yield* sleep(loop, 1000);
        queue.shutdown(true);
      }
      return [put(), close()];
    });
    expect(verdictsOf(new Recording(shut, deriveCast(shut))).map(({ kind, task }) => [kind, task])).toContainEqual([
      "refused",
      0,
    ]);
  });

  test("a plate that only grows, and the same with a limit", () => {
    const fast = [{ ...john, seconds: 0.1, breads: "endless" as const }];
    const growing: Scenario = { ...whole, bakers: fast, plate: { ...plate, bounded: false } };
    expect(verdictsOf(recordingOf(growing, 20e6)).map(({ kind }) => kind)).toEqual(["grows"]);
    expect(verdictsOf(recordingOf({ ...growing, plate }, 20e6))).toEqual([]);
  });
});

test("join that waits for reports that never come: who took, how many, and where", () => {
  const recording = recordingOf(eater("forgetsTaskDone"));
  const verdict = verdictsOf(recording).find(({ kind }) => kind === "neverReported");
  const { unreported = 0, held = [] } = recording.worldAt(recording.trace.length).tasks[GRACE] ?? {};
  expect(verdict).toMatchObject({ task: 0, others: [GRACE], count: unreported + held.length });
  expect(verdict?.count).toBe(recording.worldAt(recording.trace.length).queues[0]?.unfinished);
  for (const place of verdict?.places ?? [])
    expect(["itemTaken", "joinStarted"]).toContain(recording.trace.read(place - 1).kind);
});

test("who waits for whom: the manager for an eater, who waits for nobody that is left", () => {
  const recording = recordingOf(ends("eaterFirst"));
  const waits = waitsForAt(recording, recording.worldAt(recording.trace.length));
  expect(waits.map(({ task, purpose, holders }) => [task, purpose, holders])).toEqual([
    [0, "task", [GRACE]],
    [GRACE, "get", []],
    [2, "get", []],
  ]);
  expect(waits.some(({ isInCircle }) => isInCircle)).toBe(false);
});

test(`nothing is found in ${KITCHENS} kitchens without faults, at their end or on the way`, () => {
  // A plate without a limit may grow, and anybody may be overtaken: these are no faults of the program.
  const isFault = ({ kind }: Verdict) => kind !== "grows" && kind !== "overtaken";
  const isSilent = fc.property(
    fc.oneof(scenario, wholeLine),
    fc.double({ min: 0, max: 1, noNaN: true }),
    (made, part) => {
      const recording = recordingOf(made, Number.POSITIVE_INFINITY);
      const doctor = new Doctor(recording);
      while (!doctor.update());
      const { length } = recording.trace;
      for (const seq of [length, Math.floor(length * part)]) expect(doctor.verdictsAt(seq).filter(isFault)).toEqual([]);
    },
  );
  fc.assert(isSilent, { seed: 20261127, numRuns: KITCHENS });
});
