/**
 * How scripts/bench.ts prints what it found.
 */
import type { Spread } from "./spread.ts";

export const rounded = (n: number, width: number): string => Math.round(n).toLocaleString("en").padStart(width);
export const times = (n: number): string => `${n.toFixed(n < 2 ? 2 : n < 10 ? 1 : 0)}x`;

const spreadOf = ({ min, median, max, best }: Spread): string => {
  const [middle, from, to, ofBest] = [median, min, max, best].map(times) as [string, string, string, string];
  return `${middle.padStart(7)} (${from} … ${to}; best with best ${ofBest})`.padEnd(48);
};

/** Says how much faster one is, and whether that is enough: it holds when both ways to compare say so. */
export function sayFaster(what: string, spread: Spread, wanted: number): void {
  const [less, more] = [Math.min(spread.median, spread.best), Math.max(spread.median, spread.best)];
  const verdict = less >= wanted ? "holds " : more >= wanted ? "CLOSE " : "MISSED";
  console.log(`${verdict}  ${what.padEnd(74)}${spreadOf(spread)} wanted at least ${times(wanted)}`);
}

/** The same where little is wanted: how many times as dear one is. */
export function sayDearer(what: string, spread: Spread, most: number): void {
  const [less, more] = [Math.min(spread.median, spread.best), Math.max(spread.median, spread.best)];
  const verdict = more <= most ? "holds " : less <= most ? "CLOSE " : "MISSED";
  console.log(`${verdict}  ${what.padEnd(74)}${spreadOf(spread)} wanted at most ${times(most)}`);
}

/** Says how one compares where nothing is wanted. */
export const sayPlain = (what: string, spread: Spread): void =>
  console.log(`        ${what.padEnd(74)}${spreadOf(spread)}`);
