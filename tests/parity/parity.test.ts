/**
 * CPython itself is the judge: thousands of programs and hundreds of kitchens, every step of them compared.
 * `npm run parity -- --programs 100000` looks further.
 */
import fs from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { parseScenario, presets, type Scenario, simulate } from "../../src/bakery/index.ts";
import { toPython } from "../../src/share/index.ts";
import { difference, hunt, report } from "./hunt.ts";
import { cook, scenario, wholePresets } from "./kitchens.ts";
import { perform } from "./perform.ts";
import { type Program, program } from "./program.ts";
import { callReferee, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261122);
const PROGRAMS = 3000;
const KITCHENS = 500;

const folder = import.meta.dirname;
let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(folder);
}, 60_000);

test("the referee is the CPython that SPEC.md names", () => {
  expect(referee.version).toMatch(/^3\.14\./);
});

test(`${PROGRAMS} programs made from seed ${SEED}`, () => {
  const find = hunt(referee, { seed: SEED, programs: PROGRAMS });
  expect(find && report(SEED, find)).toBeNull();
});

/** What once differed, and what random programs reach too seldom. */
const pinned: { what: string; program: Program }[] = JSON.parse(fs.readFileSync(`${folder}/pinned.json`, "utf8"));
test.each(pinned)("$what", ({ program }) => {
  expect(difference(program, referee)).toBeNull();
});

test(`${KITCHENS} kitchens made from seed ${SEED}`, () => {
  const isSame = fc.property(scenario, (made) => {
    expect(cook(made)).toEqual(referee.judgeKitchen(made));
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});

test(`${KITCHENS} kitchens taken home as Python text print the same lines at the same times`, () => {
  const isSameTakenHome = (made: Scenario): void => {
    const printed = simulate(made).lines.map(([atUs, line]) => `${atUs} ${line}`);
    expect(referee.run(toPython(made))).toEqual(printed.length > 0 ? printed : [""]);
  };
  fc.assert(fc.property(scenario, isSameTakenHome), { seed: SEED, numRuns: KITCHENS });
  // By logarithms of their own, the two languages drew John's loaf on either side of Mike's.
  const close = parseScenario({
    bakers: [
      { name: "John", seconds: { exponential: 597.8091828231264 }, breads: 1 },
      { name: "Mike", seconds: 3500, breads: 1 },
    ],
    eaters: [{ name: "Grace" }],
    seed: 10989,
  });
  expect(close.ok).toBe(true);
  if (close.ok) isSameTakenHome(close.scenario);
  const { scenario: rush } = presets.find(({ id }) => id === "rush") ?? presets[0];
  const printed = simulate(rush, { untilUs: 60_000_000 }).lines.map(([atUs, line]) => `${atUs} ${line}`);
  expect(referee.run(toPython(rush), 60_000_000)).toEqual(printed);
});

test.each(wholePresets.map((preset) => [preset.id, preset.scenario] as const))(
  "the preset %s, for a minute",
  (_id, made) => {
    const endless: Scenario = { ...made, bakers: made.bakers.map((baker) => ({ ...baker, breads: "endless" })) };
    for (const kitchen of [made, endless])
      expect(cook(kitchen, 60_000_000)).toEqual(referee.judgeKitchen(kitchen, 60_000_000));
  },
);

describe("the programs", () => {
  /** What happens in them, as it stands in the lines, and in how many of a thousand programs at least. */
  const situations: [what: string, sign: RegExp, atLeast: number][] = [
    ["a put waits for room", /waits for put/, 100],
    [
      "a woken getter is overtaken and waits again",
      /^q(\d) getter left\n(T\d+) ready\n.*?^\2 resumed\nq\1 getter joined/ms,
      10,
    ],
    [
      "a woken putter is overtaken and waits again",
      /^q(\d) putter left\n(T\d+) ready\n.*?^\2 resumed\nq\1 putter joined/ms,
      3,
    ],
    ["join waits, and is released", /^q\d released/m, 20],
    ["a queue is shut down with getters in line", /^q(\d) shutdown \w+\n(q\d released\n)?q\1 getter left/m, 10],
    [
      "a queue is shut down with putters in line",
      /^q(\d) shutdown \w+\n(q\d released\n)?(T\d+ ready\n)*q\1 putter left/m,
      2,
    ],
    ["task_done once too often", /task_done\(\) called too many times/, 50],
    ["QueueFull", /QueueFull/, 20],
    ["QueueEmpty", /QueueEmpty/, 50],
    ["QueueShutDown", /QueueShutDown/, 20],
    ["a task is cancelled while it waits", /: cancel True\n/, 200],
    ["a cancellation is caught", /caught CancelledError/, 15],
    ["finally, while cancelled", /: finally\n/, 100],
    ["wait_for in time", /: wait_for /, 50],
    ["wait_for too late", /TimeoutError/, 100],
    ["gather gives results", /: gather \[/, 50],
    ["gather gives exceptions among results", /: gather \[.*(Error|Boom|Queue\w+)\(/, 10],
    ["gather is cancelled", /^gather cancel True/m, 30],
    ["a task group ends well", /: group over/, 50],
    ["a task group fails", /ExceptionGroup\(unhandled errors/, 50],
    ["items that cannot be compared", /'<' not supported/, 5],
    ["an error that nobody asked for", /unretrieved error/, 200],
    ["tasks still pending at the end", /^T\d+ pending/m, 200],
    ["a callback that fails", /^handler Boom/m, 20],
    ["a putter or getter is closed by hand in line", /^q\d (put|get)ter left\nclosed$/m, 10],
    [
      "a getter is closed by hand after it was woken, and passes that on",
      /^(q\d) getter left\n(T\d+ ready\n)+closed$/m,
      1,
    ],
    ["a task group is closed by hand, with children at work", /^closed RuntimeError/m, 10],
    ["a task group is closed by hand, without", /^closed BaseExceptionGroup/m, 5],
    ["a task awaits itself, or a future of another loop", /waits for nothing\n(.*\n)*.*RuntimeError/, 10],
  ];
  const runs = fc.sample(program, { seed: SEED, numRuns: 1000 }).map((made) => perform(made).join("\n"));

  test.each(situations)("%s", (_what, sign, atLeast) => {
    expect(runs.filter((lines) => sign.test(lines)).length).toBeGreaterThanOrEqual(atLeast);
  });
});

test("a difference is found, made small and told with its seed", () => {
  // As if CPython's queues were stacks.
  const wrong: Referee = {
    ...referee,
    judge: (source, us) => referee.judge(source.replaceAll('("fifo"', '("lifo"'), us),
  };
  const find = hunt(wrong, { seed: 1, programs: 1000 });
  expect(find).not.toBeNull();
  if (!find) return;
  expect(JSON.stringify(find.program).length).toBeLessThan(1000);
  expect(report(1, find)).toMatch(/^seed 1 finds.*async def main.*CPython:.*ours:/s);
  expect(difference(find.program, referee)).toBeNull();
});
