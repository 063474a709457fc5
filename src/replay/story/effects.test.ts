import { expect, test } from "vitest";
import { recordingOf } from "../../../tests/kit/plans.ts";
import { original, Run, type Scenario, scenarioOf, settingsOf } from "../../bakery/index.ts";
import { callbackAfter } from "../steps.ts";
import { type Effect, effectsAt } from "./index.ts";

/** What each callback of a run did, in order, each as a line. */
function told(scenario: Scenario, untilUs: number, edit?: (run: Run) => void): string[] {
  const run = new Run(scenario);
  run.advance(untilUs);
  edit?.(run);
  run.advance(untilUs + 1);
  const lines: string[] = [];
  const recording = recordingOf(run);
  for (let seq = callbackAfter(run.trace, 0); seq !== null; seq = callbackAfter(run.trace, seq))
    lines.push(effectsAt(recording, seq).map(say).join("; "));
  return lines;
}

function say(effect: Effect): string {
  const { kind, ...rest } = effect;
  return [kind, ...Object.values(rest)].join(" ");
}

test("the first half second of the original program", () => {
  expect(told(original, 500_000)).toEqual([
    "created 0", // main, before anything runs
    "created 1; created 2; created 3; created 4; awaited gather",
    "awaited get",
    "awaited get",
    "slept 500000",
    "slept 500000",
    "woke 3 false",
    "woke 4 false",
    "put 1; woke 1 false; printed John makes bread 0; slept 1000000",
    "put 2; woke 2 false; printed Mike makes bread 0; slept 1000000",
    "took 1; slept 1500000",
    "took 2; slept 1500000",
  ]);
});

test("how it ends", () => {
  const lines = told(original, 10_000_000);
  expect(lines.slice(-6)).toEqual([
    "printed Grace eats bread 5; reportedDone; awaited get",
    "printed Lucy eats bread 5; reportedDone; releasedJoin; woke 0 false; awaited get",
    "cancelled 1; woke 1 true; cancelled 2; woke 2 true; ended finished; scheduledTelling",
    "ended cancelled",
    "ended cancelled",
    "", // what runs main is told that it is over
  ]);
});

test("in the middle of a callback, what it has done so far", () => {
  const run = new Run(original);
  run.advance(500_000);
  const { trace } = run;
  const put = Array.from({ length: trace.length }, (_, i) => i).find((i) => trace.read(i).kind === "itemPut") ?? 0;
  expect(effectsAt(recordingOf(run), put + 1).map(say)).toEqual(["put 1"]);
  expect(effectsAt(recordingOf(run), 0)).toEqual([]);
});

test("a change from outside, and what comes of it at once", () => {
  const scenario = scenarioOf(settingsOf(original));
  const lines = told(scenario, 250_000, (run) => run.edit({ kind: "dismiss", role: "eater", index: 0 }));
  expect(lines.slice(-2)).toEqual(["changed dismiss; cancelled 1; woke 1 true", "ended cancelled"]);
});
