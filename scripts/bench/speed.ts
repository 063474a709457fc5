/**
 * The parts `engine` and `recorder` of scripts/bench.ts: loaves a second beside what else one might use, how cost grows
 * with the cast, and whether our targets hold.
 */
import { CONTENDERS, ENGINE, FAIR, FLOOR, KITCHEN, NATIVE, RECORDER, SIM_JS, SIM_SCRIPT, WASM } from "./contenders.ts";
import { contest, measureOnce } from "./contest.ts";
import { nativePython } from "./cpython.ts";
import { rounded, sayDearer, sayFaster, sayPlain, times } from "./report.ts";
import { compare, least, type Spread } from "./spread.ts";

const ROUNDS = 7;
const SITTINGS = 3;
const CURVE = [1, 10, 100, 1000, 10_000];
const CASTS = { "2+2": 2, "1,000+1,000": 1000 };
type Cast = keyof typeof CASTS;

/** So slow that a round in each sitting must do. */
const SLOW = [WASM, NATIVE, SIM_SCRIPT];
const WITH_PROBE = [RECORDER, KITCHEN];
/** Who claims to eat in asyncio's order. */
const ORDERED = [ENGINE, RECORDER, FAIR, WASM, NATIVE];

type Column = readonly (number | undefined)[];
/** Nanoseconds a loaf, by name, cast and round. */
type Race = (name: string, cast: Cast) => Column;

async function raceOf(names: readonly string[], measured: string): Promise<Race> {
  const runners = names.flatMap((name) => Object.keys(CASTS).map((cast) => ({ name, cast: cast as Cast })));
  const results = await contest(
    runners.map(({ name, cast }) => ({
      question: "loaf",
      name,
      pairs: CASTS[cast],
      measured,
      isSlow: SLOW.includes(name),
    })),
    ROUNDS,
    SITTINGS,
  );
  const race: Race = (name, cast) =>
    results[runners.findIndex((one) => one.name === name && one.cast === cast)]?.["ns a loaf"] as Column;
  console.log(
    `\nloaves a second, best of ${ROUNDS * SITTINGS}                  2+2   1,000+1,000   cost a loaf, large to small`,
  );
  for (const name of names) {
    const [small, large] = [least(race(name, "2+2")), least(race(name, "1,000+1,000"))];
    const ratio = times(large / small).padStart(10);
    console.log(`${name.padEnd(32)}${rounded(1e9 / small, 12)}  ${rounded(1e9 / large, 12)}   ${ratio}`);
  }
  return race;
}

function sayTargets(race: Race, faster: readonly [who: string, whom: string, wanted: number][], who: string): void {
  console.log();
  for (const [who, whom, wanted] of faster) {
    for (const cast of Object.keys(CASTS) as Cast[]) {
      sayFaster(`${who}, to ${whom}, ${cast}`, compare(race(who, cast), race(whom, cast)), wanted);
    }
  }
  const growth: Spread = compare(race(who, "2+2"), race(who, "1,000+1,000"));
  sayDearer(`${who}, cost a loaf, large to small`, growth, 3);
}

/** The engine alone, and everybody else. */
export async function engine(measured: string): Promise<void> {
  const python = nativePython();
  const names = CONTENDERS.filter((name) => !WITH_PROBE.includes(name) && (name !== NATIVE || python !== null));
  const race = await raceOf(names, measured);
  if (python !== null) console.log(`(native: python3 ${python}; in WebAssembly: CPython 3.14 of Pyodide)`);
  await sayOrders(
    ORDERED.filter((name) => name !== NATIVE || python !== null),
    measured,
  );
  sayTargets(
    race,
    [
      [ENGINE, FAIR, 1 / 4],
      [ENGINE, SIM_JS, 6],
      [ENGINE, SIM_SCRIPT, 60],
      [ENGINE, WASM, 40],
    ],
    ENGINE,
  );
  sayPlain(`${ENGINE}, to ${FLOOR}, 2+2`, compare(race(ENGINE, "2+2"), race(FLOOR, "2+2")));
  if (python !== null) sayPlain(`${ENGINE}, to ${NATIVE}, 2+2`, compare(race(ENGINE, "2+2"), race(NATIVE, "2+2")));
  await sayCurve(measured);
}

/** The engine with somebody who writes everything down. */
export async function recorder(measured: string): Promise<void> {
  const race = await raceOf([RECORDER, KITCHEN, ENGINE, SIM_JS], measured);
  sayTargets(race, [[RECORDER, SIM_JS, 4]], RECORDER);
  for (const cast of Object.keys(CASTS) as Cast[]) {
    sayPlain(`${RECORDER}, to ${ENGINE}, ${cast}`, compare(race(RECORDER, cast), race(ENGINE, cast)));
  }
}

async function sayOrders(names: readonly string[], measured: string): Promise<void> {
  const orders = new Set<number | undefined>();
  for (const name of names) orders.add((await measureOnce({ question: "order", name, measured })).order);
  const verdict = orders.size === 1 ? "holds " : "MISSED";
  console.log(`\n${verdict}  eat in one and the same order, those ${names.length} who promise asyncio's`);
}

async function sayCurve(measured: string): Promise<void> {
  console.log("\npairs     engine   limit in asyncio's order   engine's ns a loaf   over log2 of the timers");
  for (const pairs of CURVE) {
    const two = [ENGINE, FAIR].map((name) => ({ question: "loaf" as const, name, pairs, measured }));
    const [ns, limit] = (await contest(two, ROUNDS, 1)).map((result) => least(result["ns a loaf"] ?? [])) as [
      number,
      number,
    ];
    const ofLog = ns / Math.log2(2 * pairs);
    console.log(
      `${rounded(pairs, 6)}${rounded(1e9 / ns, 12)}${rounded(1e9 / limit, 27)}${rounded(ns, 21)}${rounded(ofLog, 26)}`,
    );
  }
}
