/**
 * Looks for a program that our engine runs otherwise than CPython does, and makes the one it finds as small as it can.
 */
import fc from "fast-check";
import { perform } from "./perform.ts";
import { type Program, program, UNTIL_US } from "./program.ts";
import { toPython } from "./python.ts";
import type { Referee } from "./referee.ts";

const LINES_AROUND = 4;

/** How the two runs of a program differ, in words; null when every line is the same. */
export function difference(program: Program, referee: Referee): string | null {
  const theirs = referee.judge(toPython(program), UNTIL_US);
  let ours: string[];
  try {
    ours = perform(program);
  } catch (error) {
    return `the engine threw ${(error as Error).stack}`;
  }
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  if (at < 0 && ours.length === theirs.length) return null;
  const from = Math.max(0, (at < 0 ? theirs.length : at) - LINES_AROUND);
  const excerpt = (lines: string[]) => lines.slice(from, from + 2 * LINES_AROUND).join("\n  ");
  return `from line ${from + 1}\nCPython:\n  ${excerpt(theirs)}\nours:\n  ${excerpt(ours)}`;
}

export interface Find {
  /** The smallest program found that still differs. */
  program: Program;
  words: string;
}

/** Runs so many programs made from a seed; gives the first that differs, made small, or null. */
export function hunt(referee: Referee, { seed, programs }: { seed: number; programs: number }): Find | null {
  const same = fc.property(program, (candidate) => difference(candidate, referee) === null);
  const found = fc.check(same, { seed, numRuns: programs }).counterexample?.[0];
  return found ? { program: found, words: difference(found, referee) ?? "" } : null;
}

/** A find as one reads it: the seed, the program as data to pin and as Python to run, and the lines that differ. */
export function report(seed: number, { program, words }: Find): string {
  return `seed ${seed} finds a difference\n\n${JSON.stringify(program)}\n\n${toPython(program)}\n${words}`;
}
