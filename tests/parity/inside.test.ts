/**
 * What is drawn of asyncio, held against asyncio: after every callback of a program that was taken home, CPython's ready
 * line, timers, waiters, futures and the very lines on which its coroutines stand; and our text of what is inside.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type BakerSettings, original, presets, type Scenario, simulate } from "../../src/bakery/index.ts";
import { insideOf, programOf, toPython } from "../../src/python/index.ts";
import { drawn, outside } from "./drawn.ts";
import { scenario, wholePresets } from "./kitchens.ts";
import { callReferee, type Picture, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261123);
const KITCHENS = 150;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

/** Of the lines that CPython ran, those that have a name. */
function named(picture: Picture, made: Scenario): Picture {
  const known = [programOf(made).lines, insideOf(made.plate.order).lines].map((lines) => Object.values(lines));
  const [program = [], inside = []] = picture.ran.map((ran, i) => ran.filter((line) => known[i]?.includes(line)));
  return { ...picture, ran: [program, inside] };
}

test(`after every callback of ${KITCHENS} kitchens made from seed ${SEED}`, () => {
  const isSame = fc.property(scenario, (made) => {
    expect(drawn(made).map(outside)).toEqual(referee.watch(toPython(made)).map((one) => named(one, made)));
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});

/** Some bakers end and others do not; everybody does; nobody does, on a plate with priorities. */
const [john, mike] = original.bakers as [BakerSettings, BakerSettings];
const endless = { ...john, breads: "endless" } as const;
const others: [string, Scenario][] = [
  ["some endless", { ...original, bakers: [endless, { ...mike, breads: 2 }] }],
  [
    "priorities",
    {
      ...original,
      bakers: [endless, { ...mike, breads: "endless", priority: -1 }],
      plate: { size: 3, bounded: true, order: "priority" },
    },
  ],
  ["no time at all", { ...original, bakers: [{ ...john, seconds: 0 }], eaters: [{ name: "Grace", seconds: 0 }] }],
];

test.each([...wholePresets.map(({ id, scenario }): [string, Scenario] => [id, scenario]), ...others])(
  "%s, for 20 seconds",
  (_name, made) => {
    expect(drawn(made, 20_000_000).map(outside)).toEqual(
      referee.watch(toPython(made), 20_000_000).map((one) => named(one, made)),
    );
    const printed = simulate(made, { untilUs: 20_000_000 }).lines.map(([atUs, line]) => `${atUs} ${line}`);
    expect(referee.run(toPython(made), 20_000_000)).toEqual(printed);
  },
);

test("somebody who was woken and is cancelled before acting passes the wake-up on", () => {
  const { scenario: made, changes = [] } = presets.find(({ id }) => id === "wokenCancelled") ?? presets[0];
  // Main is the first task, and the eaters follow.
  const cancels = changes.map(
    ({ callbacks, edit }) => [callbacks, 1 + ("index" in edit ? (edit.index ?? 0) : 0)] as const,
  );
  expect(cancels).toEqual([[6, 1]]);
  for (const text of ["", insideOf("fifo").text]) {
    const theirs = referee.watch(toPython(made), 10_000_000, text, cancels).map((one) => named(one, made));
    const ours = drawn(made, 10_000_000, changes);
    if (text === "") expect(ours.map(outside)).toEqual(theirs);
    else
      expect(ours.map(({ ran, tasks }) => ({ ran, tasks }))).toEqual(theirs.map(({ ran, tasks }) => ({ ran, tasks })));
  }
});

test(`our text of sleep and the queue stands in for asyncio's in ${KITCHENS} kitchens, line by line`, () => {
  const isSame = fc.property(scenario, (made) => {
    const { text } = insideOf(made.plate.order);
    const theirs = referee.watch(toPython(made), undefined, text);
    // Its queue has names of its own, so only the tasks are told.
    const ours = drawn(made);
    const lines = ({ ran, tasks }: Picture) => ({ ran, tasks });
    expect(theirs.map((one) => lines(named(one, made)))).toEqual(ours.map(lines));
    const printed = simulate(made).lines.map(([atUs, line]) => `${atUs} ${line}`);
    expect(referee.run(toPython(made), undefined, text)).toEqual(printed.length > 0 ? printed : [""]);
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});
