/**
 * The work of scripts/bench.ts, the same for every contender, in virtual time: bakers sleep and put on a bounded plate,
 * waiting while it is full; eaters get and sleep.
 */

/** As many eaters as bakers; all of them a little different, so that no two deadlines are the same by design. */
export interface Work {
  readonly pairs: number;
  readonly breads: number;
  readonly size: number;
}
export interface Outcome {
  readonly eaten: number;
  /** Over when each loaf was eaten and by whom, in order; from those who promise asyncio's order. See `ordered`. */
  readonly order?: number;
  /** Measured by itself, where starting it is no part of the work. */
  readonly ms?: number;
}
/** Does the work. */
export type Contender = (work: Work) => Outcome | number | Promise<Outcome | number>;

export const bakeUs = (i: number): number => 500_000 + 7 * i;
export const eatUs = (i: number): number => 1_000_000 + 11 * i;
/** Takes one more loaf into a running hash; `who` counts the bakers first. */
export const ordered = (order: number, atUs: number, who: number): number => (Math.imul(order, 31) + atUs + who) | 0;
