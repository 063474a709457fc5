/**
 * How fast the kitchen runs, beside what else one might use: `npm run bench`. Loaves a second, medians of rounds in
 * which the contenders take turns; then whether our targets hold. Each contender runs in a process of its own, as it
 * would in a page: what one has taught the compiler must not slow another.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Contender, contenders, type Work } from "./bench-contenders.ts";

const ROUNDS = 3;
const RUNS_A_ROUND = 5;
const WARM_UP_PASSES = 4;
const MS_A_RUN = 120;
const SMALL = { pairs: 2, size: 6 };
const LARGE = { pairs: 1000, size: 3000 };
type Cast = typeof SMALL;

async function measure(name: string, work: Work): Promise<{ ms: number; breadsPerSecond: number }> {
  const loaves = work.pairs * work.breads;
  const start = performance.now();
  const eaten = await (contenders[name] as Contender)(work);
  const ms = performance.now() - start;
  if (eaten !== loaves) throw new Error(`${name}: ${eaten} of ${loaves} loaves were eaten`);
  return { ms, breadsPerSecond: (loaves / ms) * 1000 };
}

/** So many loaves a baker that a run takes long enough to be measured, asked again until the compiler has settled. */
async function breadsFor(name: string, cast: Cast): Promise<number> {
  let breads = 5;
  for (let pass = 0; pass < WARM_UP_PASSES; ) {
    const { ms } = await measure(name, { ...cast, breads });
    if (ms < MS_A_RUN / 2) breads *= 2;
    else {
      breads = Math.max(1, Math.round((breads * MS_A_RUN) / ms));
      pass++;
    }
  }
  return breads;
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

/** One round of one contender, in this process: prints its rate. */
async function runRound(name: string, cast: Cast): Promise<void> {
  const work = { ...cast, breads: await breadsFor(name, cast) };
  const rates: number[] = [];
  for (let run = 0; run < RUNS_A_ROUND; run++) rates.push((await measure(name, work)).breadsPerSecond);
  console.log(median(rates));
}

/** One round of one contender, in a process of its own. */
function roundOf(name: string, cast: Cast): number {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(process.execPath, [self, name, JSON.stringify(cast)], { encoding: "utf8" });
  if (child.status !== 0) throw new Error(`${name}: ${child.stderr}`);
  return Number(child.stdout);
}

function ratesOf(cast: Cast): Record<string, number> {
  const names = Object.keys(contenders);
  const rounds: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) rounds[name]?.push(roundOf(name, cast));
  }
  return Object.fromEntries(names.map((name) => [name, median(rounds[name] as number[])]));
}

const [only, cast] = process.argv.slice(2);
if (only !== undefined && cast !== undefined) {
  await runRound(only, JSON.parse(cast) as Cast);
  process.exit(0);
}

const small = ratesOf(SMALL);
const large = ratesOf(LARGE);
const thousands = (n: number): string => Math.round(n).toLocaleString("en").padStart(12);
const times = (n: number): string => `${n.toFixed(n < 10 ? 1 : 0)}x`.padStart(7);

console.log(`loaves a second, median of ${ROUNDS} rounds        2+2   1,000+1,000   cost a loaf, large to small`);
for (const name of Object.keys(contenders)) {
  const [s, l] = [small[name] as number, large[name] as number];
  console.log(`${name.padEnd(32)}${thousands(s)}  ${thousands(l)}   ${times(s / l)}`);
}

const [ENGINE, RECORDER, SIM_JS, SIM_SCRIPT] = [
  "engine, nobody watching",
  "engine with the recorder",
  "sim.js 2.0.3",
  "SimScript 1.0.37",
];
const FASTER: [who: string, whom: string, wanted: number][] = [
  [ENGINE, SIM_JS, 5],
  [ENGINE, SIM_SCRIPT, 50],
  [RECORDER, SIM_JS, 4],
];
const say = (holds: boolean, what: string, reached: number, wanted: string): void =>
  console.log(`${holds ? "holds " : "MISSED"}  ${what.padEnd(58)}${times(reached)}   wanted ${wanted}`);
console.log();
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
