/**
 * Habits and endings: kitchens in which people do what goes wrong, held against CPython 3.14: the lines that are printed and
 * when, how each run ends, and after every callback where everybody stands.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { Run, type Scenario, simulate } from "../../src/bakery/index.ts";
import { toPython } from "../../src/share/index.ts";
import { drawn, outside } from "./drawn.ts";
import { brokenScenario, lineScenario, oddPresets } from "./kitchens.ts";
import { callReferee, type Picture, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261127);
const KITCHENS = Number(process.env.PARITY_HABITS ?? 300);
const CANCELLED = Number(process.env.PARITY_CANCELLED ?? 60);
const UNTIL_S = 30;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

/** What the page prints and how its run ends, in the words of the referee. */
function printed(made: Scenario): string[] {
  const { lines, end, trace } = simulate(made, { untilUs: UNTIL_S * 1e6 });
  const said = lines.map(([atUs, line]) => `${atUs} ${line}`);
  let neverAwaited = 0;
  let error = "CancelledError";
  for (let seq = 0; seq < trace.length; seq++) {
    const event = trace.read(seq);
    if (event.kind === "neverAwaited") neverAwaited++;
    if (event.kind === "taskEnded" && event.task === 0 && event.outcome === "failed")
      error = event.error.split(":", 1)[0] as string;
  }
  if (neverAwaited > 0) said.push(`${neverAwaited} never awaited`);
  if (end === "failed") said.push(error);
  if (end === "deadlock") said.push("Nothing is ready and no timer is set: it would wait for ever.");
  return said;
}

const exactly = (made: Scenario): string[] =>
  referee.runExactly(toPython(made), String(UNTIL_S)).filter((line) => line !== "");

test.each([
  ["with habits and endings", brokenScenario],
  ["with a line of plates", lineScenario],
] as const)(
  `${KITCHENS} kitchens %s, made from seed ${SEED}, print the same and end the same way`,
  (_with, scenarios) => {
    const ends: Record<string, number> = {};
    const isSame = fc.property(scenarios, (made) => {
      const ours = printed(made);
      expect(exactly(made)).toEqual(ours);
      const { end } = simulate(made, { untilUs: UNTIL_S * 1e6 });
      ends[end] = (ends[end] ?? 0) + 1;
    });
    fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
    // They really end in all these ways.
    for (const end of ["finished", "failed", "deadlock"]) expect(ends[end]).toBeGreaterThan(KITCHENS / 20);
  },
);

test.each(oddPresets.map(({ id, scenario }) => [id, scenario] as const))("the preset %s", (_id, made) => {
  expect(exactly(made)).toEqual(printed(made));
});

test.each([
  ["with habits and endings", brokenScenario],
  ["with a line of plates", lineScenario],
] as const)("after every callback of 60 of those %s, up to the end of main", (_with, scenarios) => {
  const isSame = fc.property(scenarios, (made) => {
    // Who blocks may go beyond the time asked for.
    const isAsked = ({ atUs }: Picture) => atUs <= UNTIL_S * 1e6;
    const theirs = referee.watch(toPython(made), UNTIL_S * 1e6).filter(isAsked);
    const ours = drawn(made, UNTIL_S * 1e6)
      .map(outside)
      .filter(isAsked);
    // Which lines of a step ran is told of the usual program only.
    const still = ({ ran: _, ...picture }: (typeof ours)[number]) => picture;
    // What asyncio.run does when main is over follows the last callback.
    const before = theirs.length - 1;
    expect(ours.length).toBeGreaterThan(before);
    expect(ours.slice(0, before).map(still)).toEqual(theirs.slice(0, before).map(still));
  });
  fc.assert(isSame, { seed: SEED, numRuns: 60 });
});

test(`${CANCELLED} kitchens in which somebody is cancelled by hand, wherever they stand`, () => {
  const kitchens = fc.oneof(brokenScenario, lineScenario);
  let asked = 0;
  const isSame = fc.property(kitchens, fc.nat(40), fc.nat(9), (made, callbacks, number) => {
    const toppers = (made.stages ?? []).flatMap((stage) => stage.toppers);
    // In the order in which main makes their tasks: it is the first itself.
    const people = [
      ...made.eaters.map((_, index) => ({ role: "eater" as const, index })),
      ...toppers.map((_, index) => ({ role: "topper" as const, index })),
      ...made.bakers.map((_, index) => ({ role: "baker" as const, index })),
    ];
    const at = number % people.length;
    const edit = { kind: "cancel" as const, ...(people[at] as (typeof people)[number]) };
    const run = new Run(made, [{ atUs: 0, callbacks: callbacks + 1, edit }]);
    run.advance(UNTIL_S * 1e6);
    // A baker whom main has not made yet cannot be cancelled by CPython either; and nobody is once main is over.
    const [asking] = run.edits;
    fc.pre(asking?.callbacks === callbacks + 1 && (made.ending === undefined || typeof made.ending === "string"));
    fc.pre(made.ending !== "inTurn" && made.ending !== "eaterFirst");
    const isAsked = ({ atUs }: Picture) => atUs <= UNTIL_S * 1e6;
    const theirs = referee.watch(toPython(made), UNTIL_S * 1e6, "", [[callbacks + 1, at + 1]]).filter(isAsked);
    fc.pre(theirs.length > callbacks + 2);
    const ours = drawn(made, UNTIL_S * 1e6, run.edits)
      .map(outside)
      .filter(isAsked);
    const still = ({ ran: _, ...picture }: (typeof ours)[number]) => picture;
    const before = theirs.length - 1;
    expect(ours.slice(0, before).map(still)).toEqual(theirs.slice(0, before).map(still));
    asked++;
  });
  fc.assert(isSame, { seed: SEED, numRuns: CANCELLED });
  expect(asked).toBeGreaterThanOrEqual(CANCELLED);
});
