/**
 * Broken kitchens: each goes wrong in the way that its cause says, and well once it is mended.
 */
import { expect, test } from "vitest";
import { presets, Run, type Scenario, type TimedEdit } from "../../src/bakery/index.ts";
import { BROKEN_IDS, brokenOf, causesOf, mendedKitchen } from "../../src/lessons/index.ts";
import { Doctor, Recording } from "../../src/replay/index.ts";

const UNTIL_US = 30e6;

function run(scenario: Scenario, changes: readonly TimedEdit[]) {
  const made = new Run(scenario, changes);
  made.advance(UNTIL_US);
  const recording = new Recording(made.trace, made.cast);
  const doctor = new Doctor(recording);
  while (!doctor.update());
  const kinds = doctor.verdictsAt(made.trace.length).map(({ kind }) => kind);
  return { end: made.end, endUs: made.nowUs, kinds: [...new Set(kinds)] };
}

const brokenRun = (id: string) => {
  const { scenario, changes = [] } = presets.find((preset) => preset.id === id) ?? presets[0];
  return run(scenario, changes);
};

test("there are at least twelve, each with four causes, of which its own is one", () => {
  expect(BROKEN_IDS.length).toBeGreaterThanOrEqual(12);
  for (const id of BROKEN_IDS) {
    expect(new Set(causesOf(id)).size).toBe(4);
    expect(causesOf(id)).toContain(id);
    expect(brokenOf(id)).toBe(id);
  }
  // Not always in the same place.
  expect(new Set(BROKEN_IDS.map((id) => causesOf(id).indexOf(id))).size).toBe(4);
  expect(brokenOf("opening")).toBeNull();
});

test.each([
  ["forgottenTaskDone", "deadlock", ["stuck", "neverReported"]],
  ["eaterFails", "deadlock", ["stuck", "neverReported", "failed"]],
  ["eaterFailsFinally", "finished", ["failed"]],
  ["cancelledBite", "deadlock", ["stuck", "neverReported", "lost"]],
  ["doneTooEarly", "finished", ["reportedTooEarly"]],
  ["blockedLoop", "finished", ["blocked"]],
  ["missingAwait", "finished", ["neverAwaited"]],
  ["boundlessPlate", null, ["grows"]],
  ["swallowedCancel", "deadlock", ["stuck", "swallowed"]],
  ["oneMark", "deadlock", ["stuck"]],
  ["bakersInTurn", "finished", []],
  ["eaterFirst", "deadlock", ["stuck"]],
] as const)("%s ends as %s, and the doctor finds %j", (id, end, kinds) => {
  expect(brokenRun(id)).toMatchObject({ end, kinds });
});

test("put_nowait on a full plate ends it all with an error", () => {
  const { end, kinds } = brokenRun("putNowaitFull");
  expect(end).toBe("failed");
  expect(kinds[0]).toBe("failed");
});

test.each(BROKEN_IDS)("%s, mended", (id) => {
  const { scenario, changes } = mendedKitchen(id);
  const { end, kinds, endUs } = run(scenario, changes);
  // The plate without end has bakers who go on for ever.
  expect(end).toBe(id === "boundlessPlate" ? null : "finished");
  // Who fails still fails, and who is cancelled still is, with a loaf that is not lost.
  expect(kinds).toEqual(id === "eaterFails" ? ["failed"] : []);
  if (id === "bakersInTurn") expect(endUs).toBeLessThan(brokenRun(id).endUs);
});
