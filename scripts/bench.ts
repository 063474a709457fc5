/**
 * How fast the kitchen runs, beside what else one might use: `npm run bench`. Loaves a second, medians of rounds in
 * which the contenders take turns; then whether our targets hold.
 */
import { type Contender, contenders, type Work } from "./bench-contenders.ts";

const ROUNDS = 7;
const MS_A_ROUND = 150;
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

/** So many loaves a baker that a round takes long enough to be measured; finding out also warms up. */
async function breadsFor(name: string, cast: Cast): Promise<number> {
  for (let breads = cast.pairs > 2 ? 5 : 100; ; breads *= 2) {
    const { ms } = await measure(name, { ...cast, breads });
    if (ms > MS_A_ROUND / 2) return Math.max(1, Math.round((breads * MS_A_ROUND) / ms));
  }
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

async function ratesOf(cast: Cast): Promise<Record<string, number>> {
  const names = Object.keys(contenders);
  const works: Record<string, Work> = {};
  for (const name of names) works[name] = { ...cast, breads: await breadsFor(name, cast) };
  const rounds: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) rounds[name]?.push((await measure(name, works[name] as Work)).breadsPerSecond);
  }
  return Object.fromEntries(names.map((name) => [name, median(rounds[name] as number[])]));
}

const small = await ratesOf(SMALL);
const large = await ratesOf(LARGE);
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
