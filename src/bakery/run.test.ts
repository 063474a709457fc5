import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trace } from "../trace/index.ts";
import { type Edit, printedLines, Run, readScenario, type TimedEdit } from "./index.ts";

const kitchen = (data: object = {}) => readScenario(data).scenario;
const endless = { breads: "endless" };
const text = (run: Run) => [...printedLines(run.trace)].map(([atUs, line]) => `${atUs / 1e6} ${line}`);
const eventsOf = (trace: Trace) => Array.from({ length: trace.length }, (_, seq) => trace.read(seq));

/** How many loaves were on the plate after each put and take. */
function levels(trace: Trace): number[] {
  let level = 0;
  return eventsOf(trace).flatMap(({ kind }) => {
    if (kind === "itemPut") return [++level];
    return kind === "itemTaken" ? [--level] : [];
  });
}

/** Runs with an edit at each of some times, in seconds. */
function runWith(data: object, untilSeconds: number, edits: Record<number, Edit | Edit[]>): Run {
  const run = new Run(kitchen(data));
  for (const [seconds, some] of Object.entries(edits).sort(([a], [b]) => Number(a) - Number(b))) {
    run.advance(Number(seconds) * 1e6);
    for (const edit of [some].flat()) run.edit(edit);
  }
  run.advance(untilSeconds * 1e6);
  return run;
}

/** Every loaf that was put is on the plate, being eaten, or eaten: none is missing, none is there twice. */
function expectNoBreadLost({ trace, cast }: Run): void {
  const where = new Map<number, string>();
  let printed = 0;
  for (const event of eventsOf(trace)) {
    if (event.kind === "itemPut") {
      expect(where.has(event.item)).toBe(false);
      where.set(event.item, "plate");
    }
    if (event.kind === "itemTaken") {
      expect(where.get(event.item)).toBe("plate");
      where.set(event.item, `task ${event.task}`);
    }
    if (event.kind === "printed") {
      const loaf = cast.printedLoaf(printed++);
      if (where.get(loaf) === `task ${event.task}`) where.set(loaf, "eaten");
    }
    if (event.kind === "taskEnded") expect([...where.values()]).not.toContain(`task ${event.task}`);
  }
}

describe("the plate", () => {
  const full = { bakers: [endless, endless], eaters: [{ seconds: 2 }], plate: { size: 4, bounded: true } };

  test("made smaller it stays over-full until eaten down, and nobody may put", () => {
    const run = runWith(full, 16, { 4: { kind: "size", size: 2 } });
    const atChange = levels(run.trace).indexOf(4);
    const after = levels(run.trace).slice(atChange);
    expect(after.slice(0, 6)).toEqual([4, 3, 4, 3, 2, 1]);
    expect(Math.max(...after.slice(5))).toBe(2);
    expectNoBreadLost(run);
  });

  test("made larger it wakes the bakers in line, at once", () => {
    const run = runWith(full, 4, { 4: { kind: "size", size: 6 } });
    expect(text(run).slice(-2)).toEqual(["4 John makes bread 3", "4 Mike makes bread 3"]);
  });

  test("without bounds everybody puts; bounded again it only goes down", () => {
    const run = runWith(full, 30, { 4: { kind: "bounded", bounded: false }, 10: { kind: "bounded", bounded: true } });
    const all = levels(run.trace);
    const peak = all.indexOf(Math.max(...all));
    expect(all[peak]).toBeGreaterThan(20);
    // Down, loaf by loaf: no putting until the level is below the size again.
    const down = all.slice(peak);
    expect(down.slice(0, 5).every((level, i) => i === 0 || level === (down[i - 1] as number) - 1)).toBe(true);
    expectNoBreadLost(run);
  });
});

describe("the people", () => {
  test("a new pace counts from the next loaf", () => {
    const run = runWith({ bakers: [endless], eaters: [{}] }, 3, {
      0.6: { kind: "pace", role: "baker", index: 0, seconds: 1 },
    });
    expect(text(run).filter((line) => line.includes("makes"))).toEqual([
      "0.5 John makes bread 0",
      "1 John makes bread 1",
      "2 John makes bread 2",
      "3 John makes bread 3",
    ]);
  });

  test("a pace for all of a role", () => {
    const run = runWith({ bakers: [endless, endless] }, 2, { 0: { kind: "pace", role: "baker", seconds: 2 } });
    expect(text(run)).toEqual([
      "0.5 John makes bread 0",
      "0.5 Mike makes bread 0",
      "1.5 Grace eats bread 0",
      "1.5 Lucy eats bread 0",
    ]);
  });

  test("a new name is used in later lines only", () => {
    const run = runWith({ bakers: [endless], eaters: [{}] }, 2, {
      1.2: [
        { kind: "rename", role: "baker", index: 0, name: "Jack" },
        { kind: "rename", role: "eater", index: 7, name: "Nobody" },
      ],
    });
    expect(text(run)).toEqual([
      "0.5 John makes bread 0",
      "1 John makes bread 1",
      "1.5 Grace eats bread 0",
      "1.5 Jack makes bread 2",
      "2 Jack makes bread 3",
    ]);
  });

  test("who is hired begins at once, and main waits for them too", () => {
    const run = runWith({ bakers: [{ breads: 1 }], eaters: [{}] }, 99, {
      1: [
        { kind: "hire", role: "baker", name: "Ana", seconds: 0.2, breads: 2 },
        { kind: "hire", role: "eater", name: "Ben", seconds: 0.1, breads: "endless" },
      ],
    });
    expect(text(run)).toEqual([
      "0.5 John makes bread 0",
      "1.2 Ana makes bread 0",
      "1.3 Ben eats bread 0",
      "1.4 Ana makes bread 1",
      "1.5 Grace eats bread 0",
      "1.5 Ben eats bread 1",
    ]);
    expect([run.end, run.nowUs]).toEqual(["finished", 1_500_000]);
  });

  test("who is hired before the doors open is hired once", () => {
    const run = new Run(kitchen({ bakers: [{ breads: 0 }] }));
    run.edit({ kind: "hire", role: "baker", name: "Ana", seconds: 1, breads: 1 });
    run.edit({ kind: "dismiss", role: "eater", index: 0 });
    run.advance(99e6);
    expect(text(run)).toEqual(["1 Ana makes bread 0", "2 Lucy eats bread 0"]);
  });

  test("a baker hired while main waits at the door is waited for", () => {
    const run = runWith({ bakers: [{ breads: 1 }], eaters: [{ seconds: 2 }] }, 99, {
      2: { kind: "hire", role: "baker", name: "Ana", seconds: 5, breads: 1 },
    });
    expect([run.end, run.nowUs, text(run).at(-1)]).toEqual(["finished", 9_000_000, "9 Grace eats bread 0"]);
  });

  test("who is dismissed while baking or hungry goes at once, with a loaf in hand after that loaf", () => {
    const run = runWith({ bakers: [endless, endless], eaters: [{}, {}], plate: { size: 1, bounded: true } }, 9, {
      0.2: { kind: "dismiss", role: "eater", index: 1 },
      0.3: { kind: "dismiss", role: "baker", index: 1 },
      1.2: [
        { kind: "dismiss", role: "baker", index: 0 },
        { kind: "dismiss", role: "eater", index: 0 },
      ],
    });
    // At 1.2 John has a loaf that does not fit yet; Grace is eating.
    expect(text(run)).toEqual(["0.5 John makes bread 0", "1 John makes bread 1", "1.5 Grace eats bread 0"]);
    expect(run.end).toBe("deadlock");
    expectNoBreadLost(run);
  });

  test("after closing time an edit changes settings and nothing else", () => {
    const run = runWith({}, 99, {});
    const { length } = run.trace;
    run.edit({ kind: "hire", role: "baker", name: "Ana", seconds: 1, breads: 3 });
    run.edit({ kind: "size", size: 9 });
    run.advance(200e6);
    expect([run.trace.length, run.end, run.nowUs]).toEqual([length + 3, "finished", 6_500_000]);
    expect([run.settings.bakers.length, run.settings.size]).toEqual([3, 9]);
  });
});

describe("stuck", () => {
  const stuck = { bakers: [{ breads: 3 }], eaters: [{}], plate: { size: 1, bounded: true } };

  test("with nobody to eat it is a deadlock, told once, and a new eater ends it", () => {
    const run = runWith(stuck, 9, { 0.1: { kind: "dismiss", role: "eater", index: 0 } });
    expect([run.end, run.nowUs, run.nextAtUs]).toEqual(["deadlock", 1_000_000, Number.POSITIVE_INFINITY]);
    run.advance(20e6);
    expect(eventsOf(run.trace).filter(({ kind }) => kind === "deadlocked")).toHaveLength(1);
    run.edit({ kind: "hire", role: "eater", name: "Ben", seconds: 1, breads: "endless" });
    expect(run.end).toBe(null);
    run.advance(20e6);
    expect([run.end, text(run).length]).toEqual(["finished", 6]);
  });

  test("an edit that does not help leaves it stuck, and a run made again says so at the same places", () => {
    const run = runWith(stuck, 9, { 0.1: { kind: "dismiss", role: "eater", index: 0 }, 9: { kind: "size", size: 1 } });
    expect(run.end).toBe("deadlock");
    const again = new Run(run.scenario, run.edits);
    again.advance(Number.POSITIVE_INFINITY);
    expect(eventsOf(again.trace)).toEqual(eventsOf(run.trace));
  });
});

const paces = fc.constantFrom<Edit & { kind: "pace" } extends { seconds: infer S } ? S : never>(
  0,
  0.25,
  0.5,
  1,
  { exponential: 0.5 },
  { uniform: [0.1, 0.4] },
);
const role = fc.constantFrom("baker" as const, "eater" as const);
const index = fc.integer({ min: 0, max: 3 });
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("size" as const), size: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant("bounded" as const), bounded: fc.boolean() }),
  fc.record({ kind: fc.constant("pace" as const), role, index, seconds: paces }),
  fc.record({ kind: fc.constant("breads" as const), breads: fc.constantFrom(2, 5, "plateful" as const) }),
  fc.record({ kind: fc.constant("rename" as const), role, index, name: fc.constantFrom("Zoë", "Al") }),
  fc.record({ kind: fc.constant("dismiss" as const), role, index }),
  fc.record({
    kind: fc.constant("hire" as const),
    role,
    name: fc.constant("New"),
    seconds: paces,
    breads: fc.constantFrom(1, 4, "plateful" as const),
  }),
);
/** Stretches of a run, by time or callback by callback, each with an edit at its end. */
const stretches = fc.array(
  fc.record({
    byCallbacks: fc.boolean(),
    amount: fc.integer({ min: 0, max: 12 }),
    edits: fc.array(edits, { minLength: 1, maxLength: 2 }),
  }),
  { maxLength: 6 },
);
const scenarios = fc
  .record({
    bakers: fc.array(fc.record({ seconds: paces, breads: fc.integer({ min: 0, max: 6 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    eaters: fc.array(fc.record({ seconds: paces }), { minLength: 1, maxLength: 3 }),
    plate: fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      bounded: fc.boolean(),
      order: fc.constantFrom("fifo", "lifo", "priority"),
    }),
    seed: fc.integer({ min: 0, max: 99 }),
  })
  .map(kitchen);

function play(run: Run, all: { byCallbacks: boolean; amount: number; edits: Edit[] }[]): void {
  for (const { byCallbacks, amount, edits: some } of all) {
    if (byCallbacks) for (let i = 0; i < amount; i++) run.step();
    else run.advance(run.nowUs + amount * 125_000);
    for (const edit of some) run.edit(edit);
  }
  run.advance(60e6);
}

describe("laws", () => {
  test("a run with its changes made again gives the identical trace, however it is cut up", () => {
    fc.assert(
      fc.property(scenarios, stretches, fc.integer({ min: 1, max: 40 }), (scenario, all, bite) => {
        const run = new Run(scenario);
        play(run, all);
        const events = eventsOf(run.trace);
        const again = new Run(scenario, run.edits);
        again.advance(60e6);
        expect(eventsOf(again.trace)).toEqual(events);
        const inBites = new Run(scenario, run.edits);
        for (let i = 0; i < 20_000 && inBites.trace.length < events.length; i++) {
          if (i % 3 === 0) inBites.step();
          else inBites.advance(60e6, bite);
        }
        expect(eventsOf(inBites.trace)).toEqual(events);
        expect(inBites.edits).toEqual(run.edits);
        expect([...printedLines(again.trace)]).toEqual([...printedLines(run.trace)]);
      }),
      { seed: 5, numRuns: 150 },
    );
  });

  test("hiring, dismissing and resizing lose no bread", () => {
    fc.assert(
      fc.property(scenarios, stretches, (scenario, all) => {
        const run = new Run(scenario);
        play(run, all);
        expectNoBreadLost(run);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  test.each<[what: string, atUs: number, callbacks: number, madeAtUs: number | null]>([
    ["a time before its callbacks", 0, 20, 1_500_000],
    ["callbacks before its time", 3_200_000, 0, 3_200_000],
    ["a time after the end", 99e6, 0, 6.5e6],
    ["more callbacks than ever run", 0, 9999, null],
  ])("a place that the run never passes (%s) is taken as the first that fits", (_what, atUs, callbacks, madeAtUs) => {
    const change: TimedEdit = { atUs, callbacks, edit: { kind: "size", size: 3 } };
    const run = new Run(kitchen(), [change]);
    expect([run.advance(2e6), run.advance(200e6)]).toEqual([true, true]);
    expect(run.edits[0]?.atUs ?? null).toBe(madeAtUs);
    const again = new Run(kitchen(), run.edits);
    again.advance(200e6);
    expect(eventsOf(again.trace)).toEqual(eventsOf(run.trace));
  });
});

test("advance stops after the turn in which it has run enough, and goes on from there", () => {
  const run = new Run(kitchen());
  expect(run.advance(2e6, 3)).toBe(false);
  expect(run.callbackCount).toBeGreaterThanOrEqual(3);
  expect(run.callbackCount).toBeLessThan(12);
  while (!run.advance(2e6, 5));
  expect(run.nowUs).toBe(2e6);
  const whole = new Run(kitchen());
  whole.advance(2e6);
  expect(eventsOf(run.trace)).toEqual(eventsOf(whole.trace));
});

test("a livelock ends the run and does not hang", () => {
  const run = new Run(kitchen({ bakers: [{ seconds: 0, breads: "endless" }], eaters: [{ seconds: 0 }] }));
  expect(run.advance(1)).toBe(true);
  expect([run.end, run.nowUs, run.step()]).toEqual(["livelock", 0, false]);
});
