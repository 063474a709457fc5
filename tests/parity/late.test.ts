/**
 * What holds of a program taken home on a real clock: on one that is late as real ones are, run at once and from a
 * seed, and on the clock of this machine. Up to the first tie that the page marks it is the page's lines, in the page's
 * order but for those of one instant.
 */
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { printedLines, Run, type Scenario } from "../../src/bakery/index.ts";
import { Recording, Ties } from "../../src/replay/index.ts";
import { toPython } from "../../src/share/index.ts";
import { findPythons } from "./pythons.ts";
import { callReferee, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261125);
const KITCHENS = 150;
const RUNS = 6;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

/** Paces that fall due together again and again, and are far apart where they do not. */
const seconds = fc.integer({ min: 1, max: 8 }).map((quarters) => quarters / 4);
const named = <T extends object>(role: string, person: fc.Arbitrary<T>) =>
  fc
    .array(person, { minLength: 1, maxLength: 4 })
    .map((people) => people.map((one, i) => ({ ...one, name: `${role} ${i}` })));
const tied: fc.Arbitrary<Scenario> = fc.record({
  bakers: named(
    "B",
    fc.record({ seconds, breads: fc.integer({ min: 1, max: 8 }), priority: fc.integer({ min: -1, max: 1 }) }),
  ),
  eaters: named("E", fc.record({ seconds })),
  plate: fc.record({
    size: fc.integer({ min: 1, max: 5 }),
    bounded: fc.boolean(),
    order: fc.constantFrom("fifo" as const, "lifo" as const, "priority" as const),
  }),
  seed: fc.constant(1),
});

type Line = [atUs: number, text: string];

/** What the page prints, and when it marks the first tie; Infinity for never. */
function pageOf(made: Scenario): { lines: Line[]; tieUs: number } {
  const run = new Run(made);
  run.advance(Number.POSITIVE_INFINITY);
  const { trace } = run;
  const ties = new Ties(new Recording(trace, run.cast));
  ties.update();
  const tie = ties.between(0, trace.length);
  return { lines: [...printedLines(trace)], tieUs: tie ? trace.atUsOf(tie.seq) : Number.POSITIVE_INFINITY };
}

/** Lines of the page before a time, and as many of others, in an order that leaves out that within an instant. */
function compared(lines: readonly Line[], others: readonly string[], untilUs: number): [page: Line[], other: Line[]] {
  const page = lines.filter(([atUs]) => atUs < untilUs);
  const other = others.slice(0, page.length).map((text, i): Line => [(page[i] as Line)[0], text]);
  const sorted = (all: Line[]) => all.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
  return [sorted(page), sorted(other)];
}

const isSame = ([page, other]: [Line[], Line[]]): boolean => JSON.stringify(page) === JSON.stringify(other);

test(`${KITCHENS} kitchens made from seed ${SEED}, ${RUNS} times each on a late clock, differ from no tie on`, () => {
  let marked = 0;
  let unmarked = 0;
  let differing = 0;
  for (const made of fc.sample(tied, { seed: SEED, numRuns: KITCHENS })) {
    const { lines, tieUs } = pageOf(made);
    const runs = Array.from({ length: RUNS }, (_, i) => referee.runLate(toPython(made), i + 1));
    for (const run of runs) {
      const [page, other] = compared(lines, run, tieUs);
      expect(other, JSON.stringify(made)).toEqual(page);
    }
    if (tieUs === Number.POSITIVE_INFINITY) unmarked++;
    else {
      marked++;
      if (!runs.every((run) => isSame(compared(lines, run, Number.POSITIVE_INFINITY)))) differing++;
    }
  }
  // The marks are neither everywhere nor idle.
  expect(unmarked).toBeGreaterThan(KITCHENS / 4);
  expect(differing).toBeGreaterThan(marked / 4);
});

const person = { priority: 0, breads: 4 };
/** Instants at least 100 ms apart. */
const WITHOUT_TIES: Scenario = {
  bakers: [{ ...person, name: "John", seconds: 0.5 }],
  eaters: [
    { name: "Grace", seconds: 0.7 },
    { name: "Lucy", seconds: 1.15 },
  ],
  plate: { size: 2, bounded: true, order: "fifo" },
  seed: 1,
};
/** John's third loaf and Mike's second are due at the same instant, at 0.6 s, and are put in one order or the other. */
const WITH_A_TIE: Scenario = {
  ...WITHOUT_TIES,
  bakers: [
    { ...person, name: "John", seconds: 0.2 },
    { ...person, name: "Mike", seconds: 0.3 },
  ],
  plate: { size: 6, bounded: false, order: "fifo" },
};

const pythons = findPythons();
const [python] = pythons;
const skipped = python ? ` on CPython ${python.version}` : " (skipped: this machine has no CPython 3.11 or later)";
const TRIES = 6;

/**
 * Runs a program on the real clock, and tells what it printed and by how much it can have been late at its end: by all
 * sleeps together, and by what it did meanwhile.
 */
const RUN = `
import asyncio, builtins, json, sys, time
lines, late, slept = [], 0, 0
sleep, began = asyncio.sleep, time.monotonic()

async def timed(seconds):
    global late
    due = time.monotonic() + seconds
    await sleep(seconds)
    late += time.monotonic() - due

async def main_of(names):
    loop = asyncio.get_running_loop()
    select = loop._selector.select
    def waiting(timeout):
        global slept
        start = time.monotonic()
        events = select(timeout)
        slept += time.monotonic() - start
        return events
    loop._selector.select = waiting
    start, before = time.monotonic(), slept
    await names["main"]()
    return time.monotonic() - start - (slept - before)

asyncio.sleep = timed
names = {"__name__": "taken_home", "print": lines.append}
exec(sys.stdin.read(), names)
worked = asyncio.run(main_of(names))
print(json.dumps({"lines": lines, "late": late + worked}))
`;

function runReally(made: Scenario): { lines: string[]; late: number } {
  const { stdout, stderr } = spawnSync(python?.path ?? "", ["-c", RUN], { input: toPython(made), encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

/** The smallest distance between two instants at which something is printed, up to a time. */
function gapOf(lines: readonly Line[], untilUs: number): number {
  const instants = [...new Set(lines.map(([atUs]) => atUs))].filter((atUs) => atUs <= untilUs);
  return Math.min(...instants.map((atUs, i) => atUs - (instants[i - 1] ?? 0)));
}

test.skipIf(!python)(`the real clock: without ties the page's lines in the page's order${skipped}`, (context) => {
  const { lines, tieUs } = pageOf(WITHOUT_TIES);
  expect(tieUs).toBe(Number.POSITIVE_INFINITY);
  expect(new Set(lines.map(([atUs]) => atUs)).size).toBe(lines.length);
  const gap = gapOf(lines, tieUs) / 1e6;
  // Where a busy machine is late by as much as things are apart, the order is anybody's.
  for (let i = 0; i < TRIES; i++) {
    const { lines: real, late } = runReally(WITHOUT_TIES);
    if (late >= gap) continue;
    expect(real).toEqual(lines.map(([, text]) => text));
    return;
  }
  context.skip(`this machine was too busy: ${TRIES} runs were late by ${gap} s and more`);
});

test.skipIf(!python)(
  `the real clock: with a tie, the page's up to it, and every loaf after it${skipped}`,
  (context) => {
    const { lines, tieUs } = pageOf(WITH_A_TIE);
    expect(tieUs).toBe(600_000);
    const gap = gapOf(lines, tieUs) / 1e6;
    let isCalm = false;
    for (let i = 0; i < TRIES && !isCalm; i++) {
      const { lines: real, late } = runReally(WITH_A_TIE);
      const made = (all: string[]) => all.filter((text) => text.includes("makes"));
      const eaten = (all: string[]) => all.flatMap((text) => /eats (.*)/.exec(text)?.[1] ?? []).sort();
      const page = lines.map(([, text]) => text);
      for (const { name } of WITH_A_TIE.bakers)
        expect(made(real).filter((text) => text.startsWith(name))).toEqual(
          made(page).filter((text) => text.startsWith(name)),
        );
      expect(eaten(real)).toEqual(eaten(page));
      isCalm = late < gap;
      const before = lines.filter(([atUs]) => atUs < tieUs).length;
      if (isCalm) expect(real.slice(0, before)).toEqual(page.slice(0, before));
    }
    if (!isCalm) context.skip(`this machine was too busy: ${TRIES} runs were late by ${gap} s and more`);
  },
);
