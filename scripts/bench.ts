/**
 * How fast the kitchen runs, beside what else one might use: `npm run bench`. Loaves a second, medians of rounds in
 * which the contenders take turns; how cost grows with the cast, what a waiting task weighs, and whether our targets
 * hold. Each measurement has a process of its own, as in a page: what one has taught the compiler must not slow another.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { contenders } from "./bench-contenders.ts";
import { nativePython } from "./bench-cpython.ts";
import { bytesOfWaiting, WAITS } from "./bench-memory.ts";
import { travel } from "./bench-travel.ts";
import type { Contender, Outcome, Work } from "./bench-work.ts";

const ROUNDS = 3;
const RUNS_A_ROUND = 5;
const WARM_UP_PASSES = 4;
const MS_A_RUN = 120;
const MS_A_LARGE_RUN = 800;
const PLATE_A_PAIR = 3;
type Cast = Omit<Work, "breads">;
const castOf = (pairs: number): Cast => ({ pairs, size: PLATE_A_PAIR * pairs });
const CURVE = [1, 10, 100, 1000, 10_000];

const ENGINE = "engine, nobody watching";
const RECORDER = "engine with the recorder";
const FAIR = "typed arrays, asyncio's order";
const FLOOR = "state machine, no asyncio order";
const WASM = "CPython's asyncio, WebAssembly";
const NATIVE = "CPython's asyncio, native";
const SIM_JS = "sim.js 2.0.3";
const SIM_SCRIPT = "SimScript 1.0.37";
/** So slow that one round must do. */
const SLOW = [WASM, NATIVE, SIM_SCRIPT];

async function measure(name: string, work: Work): Promise<Required<Outcome>> {
  const start = performance.now();
  const result = await (contenders[name] as Contender)(work);
  const ms = performance.now() - start;
  const outcome: Required<Outcome> = { ms, order: 0, ...(typeof result === "number" ? { eaten: result } : result) };
  const loaves = work.pairs * work.breads;
  if (outcome.eaten !== loaves) throw new Error(`${name}: ${outcome.eaten} of ${loaves} loaves were eaten`);
  return outcome;
}

/** So many loaves a baker that a run takes long enough to be measured, asked again until the compiler has settled. */
async function breadsFor(name: string, cast: Cast, msARun: number): Promise<number> {
  let breads = 5;
  for (let pass = 0; pass < WARM_UP_PASSES; ) {
    const { ms } = await measure(name, { ...cast, breads });
    if (ms < msARun / 2) breads *= 2;
    else {
      breads = Math.max(1, Math.round((breads * msARun) / ms));
      pass++;
    }
  }
  return breads;
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

/** One round of one contender: its rate. */
async function rateHere(name: string, cast: Cast): Promise<number> {
  const work = { ...cast, breads: await breadsFor(name, cast, cast.pairs > 1000 ? MS_A_LARGE_RUN : MS_A_RUN) };
  const rates: number[] = [];
  for (let run = 0; run < RUNS_A_ROUND; run++) {
    rates.push(((work.pairs * work.breads) / (await measure(name, work)).ms) * 1000);
  }
  return median(rates);
}

/** Who claims to eat in asyncio's order, and what their running hash is for one work. */
const ORDER_OF: Work = { pairs: 7, size: 5, breads: 300 };

/** What a child process is asked for, in words. */
const questions: Record<string, (name: string, pairs: number) => Promise<number> | number> = {
  rate: (name, pairs) => rateHere(name, castOf(pairs)),
  order: async (name) => (await measure(name, ORDER_OF)).order >>> 0,
  memory: (name) => bytesOfWaiting(name),
};

/** Asks a process of its own. */
function ask(question: string, name: string, pairs = 0): number {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, ["--expose-gc", self, question, name, `${pairs}`], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr.slice(-2000)}`);
  return Number(child.stdout);
}

const [question, who = "", pairs] = process.argv.slice(2);
if (question !== undefined) {
  console.log(await questions[question]?.(who, Number(pairs)));
  process.exit(0);
}

const python = nativePython();
const names = Object.keys(contenders).filter((name) => name !== NATIVE || python !== null);

function ratesOf(pairs: number): Record<string, number> {
  const rounds: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) if (round === 0 || !SLOW.includes(name)) rounds[name]?.push(ask("rate", name, pairs));
  }
  return Object.fromEntries(names.map((name) => [name, median(rounds[name] as number[])]));
}

const rounded = (n: number, width: number): string => Math.round(n).toLocaleString("en").padStart(width);
const times = (n: number): string => `${n.toFixed(n < 1 ? 2 : n < 10 ? 1 : 0)}x`.padStart(7);
const say = (holds: boolean, what: string, reached: number, wanted: string): void =>
  console.log(`${holds ? "holds " : "MISSED"}  ${what.padEnd(68)}${times(reached)}   wanted ${wanted}`);

const [small, large] = [ratesOf(2), ratesOf(1000)];
console.log(`loaves a second, median of ${ROUNDS} rounds        2+2   1,000+1,000   cost a loaf, large to small`);
for (const name of names) {
  const [s, l] = [small[name] as number, large[name] as number];
  console.log(`${name.padEnd(32)}${rounded(s, 12)}  ${rounded(l, 12)}   ${times(s / l)}`);
}
if (python !== null) console.log(`(native: python3 ${python}; in WebAssembly: CPython 3.14 of Pyodide)`);

console.log("\npairs     engine   limit in asyncio's order   engine's ns a loaf   over log2 of the timers");
for (const pairs of CURVE) {
  const [rate, limit] = [ask("rate", ENGINE, pairs), ask("rate", FAIR, pairs)];
  const [ns, ofLog] = [1e9 / rate, 1e9 / rate / Math.log2(2 * pairs)];
  console.log(`${rounded(pairs, 6)}${rounded(rate, 12)}${rounded(limit, 27)}${rounded(ns, 21)}${rounded(ofLog, 26)}`);
}

console.log("\nbytes of a task that waits, all it takes included");
for (const kind of Object.keys(WAITS)) console.log(`${kind.padEnd(10)}${rounded(ask("memory", kind), 6)}`);

console.log("\ntravelling in a run of a million events");
const journeys = { "12+12": travel(12), "100+100": travel(100) };
for (const [cast, results] of Object.entries(journeys)) {
  for (const { what, ms, most } of results) {
    const verdict = most === undefined ? "      " : ms <= most ? "holds " : "MISSED";
    const wanted = most === undefined ? "" : `   wanted at most ${most} ms`;
    console.log(
      `${verdict}  ${cast.padEnd(8)} ${what.padEnd(50)}${ms.toFixed(ms < 10 ? 2 : 0).padStart(8)} ms${wanted}`,
    );
  }
}

const FASTER: [who: string, whom: string, wanted: number][] = [
  [ENGINE, FAIR, 1 / 4],
  [ENGINE, SIM_JS, 6],
  [ENGINE, SIM_SCRIPT, 60],
  [ENGINE, WASM, 40],
  [RECORDER, SIM_JS, 4],
];
console.log();
const orders = names.filter((name) => [ENGINE, RECORDER, FAIR, WASM, NATIVE].includes(name));
const hashes = orders.map((name) => ask("order", name));
say(new Set(hashes).size === 1, "eat in one and the same order, those who promise asyncio's", hashes.length, "all");
for (const [who, whom, wanted] of FASTER) {
  for (const [cast, rates] of Object.entries({ "2+2": small, "1,000+1,000": large })) {
    const reached = (rates[who] as number) / (rates[whom] as number);
    say(reached >= wanted, `${who}, to ${whom}, ${cast}`, reached, `at least ${wanted}x`);
  }
}
for (const who of [ENGINE, RECORDER]) {
  const reached = (small[who] as number) / (large[who] as number);
  say(reached <= 3, `${who}, cost a loaf, large to small`, reached, "at most 3x");
}
console.log(`\n${ENGINE}, to ${FLOOR}, 2+2:${times((small[ENGINE] as number) / (small[FLOOR] as number))}`);
if (python !== null)
  console.log(`${ENGINE}, to ${NATIVE}, 2+2:${times((small[ENGINE] as number) / (small[NATIVE] as number))}`);
