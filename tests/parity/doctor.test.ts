/**
 * The doctor reads what CPython did: a kitchen's program with its faults, recorded there, gets the verdicts that it gets as
 * the engine ran it.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { BAKER_HABITS, EATER_HABITS, ENDINGS, endingOf, habitOf, Run, type Scenario } from "../../src/bakery/index.ts";
import { Doctor, deriveCast, Recording, type Verdict } from "../../src/replay/index.ts";
import { toPython } from "../../src/share/index.ts";
import { readTrace } from "../../src/trace/index.ts";
import { brokenScenario, lineScenario } from "./kitchens.ts";
import { callRecorder, type PythonRecorder } from "./recorder.ts";

const UNTIL_US = 60e6;
const KITCHENS = 60;

let python: PythonRecorder;
beforeAll(async () => {
  python = await callRecorder(import.meta.dirname);
}, 120_000);

/** What does not depend on the lines of a text, nor on how much of the last instant a recording has. */
function saidOf(recording: Recording): string[] {
  const doctor = new Doctor(recording);
  while (!doctor.update());
  const said = ({ kind, task, others, queue, count, marks, us, lateUs, error }: Verdict): string =>
    JSON.stringify([kind, task, others, queue, count, marks, us, lateUs, error.split(":", 1)[0]]);
  // asyncio.run cancels who is left in the order of a set.
  return doctor.verdictsAt(recording.trace.length).map(said).sort();
}

function ours(made: Scenario): string[] {
  const run = new Run(made);
  run.advance(UNTIL_US);
  // Who blocks may go beyond the time asked for, each in their own way.
  fc.pre(run.end !== null || run.nowUs <= UNTIL_US);
  return saidOf(new Recording(run.trace, run.cast));
}

function theirs(made: Scenario): string[] {
  const read = readTrace(python.record(toPython(made), UNTIL_US).trace);
  if (!read.ok) throw new Error(`event ${read.event}: ${read.problem}`);
  return saidOf(new Recording(read.trace, deriveCast(read.trace)));
}

const person = { seconds: 0.5, breads: 4, priority: 0 } as const;
const whole: Scenario = {
  bakers: ["John", "Mike"].map((name) => ({ name, ...person })),
  eaters: ["Grace", "Lucy"].map((name) => ({ name, seconds: 1.2 })),
  plate: { size: 2, bounded: true, order: "fifo" },
  seed: 1,
};
const [john, mike] = whole.bakers as [Scenario["bakers"][0], Scenario["bakers"][0]];
const [grace, lucy] = whole.eaters as [Scenario["eaters"][0], Scenario["eaters"][0]];

describe("a program with a fault, recorded on CPython", () => {
  const faulty: [string, Scenario][] = [
    ["nothing wrong", whole],
    ...BAKER_HABITS.map((kind): [string, Scenario] => [
      kind,
      { ...whole, bakers: [{ ...john, habit: habitOf(kind, 1) }, mike] },
    ]),
    ...EATER_HABITS.map((kind): [string, Scenario] => [
      kind,
      { ...whole, eaters: [{ ...grace, habit: habitOf(kind, 1) }, lucy] },
    ]),
    ...ENDINGS.map((kind): [string, Scenario] => [kind, { ...whole, ending: endingOf(kind, 2) }]),
  ];
  test.each(faulty)("%s", (_what, made) => {
    expect(theirs(made)).toEqual(ours(made));
  });
});

test.each([
  ["with habits and endings", brokenScenario],
  ["with a line of plates", lineScenario],
] as const)(`${KITCHENS} kitchens %s`, (_with, scenarios) => {
  const isSame = fc.property(scenarios, (made) => {
    expect(theirs(made)).toEqual(ours(made));
  });
  fc.assert(isSame, { seed: 20261127, numRuns: KITCHENS });
});
