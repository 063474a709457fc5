/**
 * Spread: how many times as fast one is as another, as a contest tells it: round by round, and best with best.
 */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** The least cost of the one to the least of the other. */
  readonly best: number;
}

type Column = readonly (number | undefined)[];

/** How many times the cost of `ours` that of `theirs` is, over the rounds in which both ran. */
export function compare(ours: Column, theirs: Column): Spread {
  const ratios: number[] = [];
  for (const [round, cost] of ours.entries()) {
    const other = theirs[round];
    if (cost !== undefined && other !== undefined) ratios.push(other / cost);
  }
  ratios.sort((a, b) => a - b);
  const [min, max] = [ratios[0] ?? Number.NaN, ratios.at(-1) ?? Number.NaN];
  return { min, median: middleOf(ratios), max, best: least(theirs) / least(ours) };
}

export const least = (costs: Column): number => Math.min(...costs.filter((cost) => cost !== undefined));

export const median = (costs: Column): number =>
  middleOf(costs.filter((cost) => cost !== undefined).sort((a, b) => a - b));

const middleOf = (ascending: readonly number[]): number => ascending[ascending.length >> 1] ?? Number.NaN;
