/**
 * The doctor: each fault is found where it is, and nothing where there is none.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Ending, type Habit, original, Run, type Scenario } from "../../src/bakery/index.ts";
import { Doctor, Recording, type Verdict, waitsForAt } from "../../src/replay/index.ts";
import { scenario } from "../parity/kitchens.ts";

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
  const isSilent = fc.property(scenario, fc.double({ min: 0, max: 1, noNaN: true }), (made, part) => {
    const recording = recordingOf(made, Number.POSITIVE_INFINITY);
    const doctor = new Doctor(recording);
    while (!doctor.update());
    const { length } = recording.trace;
    for (const seq of [length, Math.floor(length * part)]) expect(doctor.verdictsAt(seq).filter(isFault)).toEqual([]);
  });
  fc.assert(isSilent, { seed: 20261127, numRuns: KITCHENS });
});
