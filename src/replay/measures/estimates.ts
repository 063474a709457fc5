/**
 * estimates: a measured mean and how far it may be off. The moments of one run depend on each other, so the run is cut
 * into batches long enough to be nearly independent, and the spread of their means tells the error of the whole.
 * Source: the method of batch means, e.g. A. M. Law, Simulation Modeling and Analysis, section 9.5.3.
 */

import type { Counters } from "./counters.ts";
import { type Moment, rate, roleShares } from "./figures.ts";

export interface Estimate {
  readonly mean: number;
  /** Of the mean; two of them to either side hold the truth about 19 times in 20, once warmed up. */
  readonly standardError: number;
}

export interface Estimates {
  readonly fromUs: number;
  readonly untilUs: number;
  readonly batches: number;
  /** Loaves eaten a second. */
  readonly throughput: Estimate;
  /** Loaves on the plate, averaged over time. */
  readonly level: Estimate;
  /** Shares of the time with nothing on the plate, and with nothing more allowed on it. */
  readonly empty: Estimate;
  readonly full: Estimate;
  /** Share of the eaters' time spent eating, and of the bakers' spent before a full plate. */
  readonly eatersWorking: Estimate;
  readonly bakersWaiting: Estimate;
  /** Means for each loaf that was taken, put, taken; 0 in a batch without any. */
  readonly timeOnPlateUs: Estimate;
  readonly bakersWaitUs: Estimate;
  readonly eatersWaitUs: Estimate;
}

/** The estimates of the time between the first and the last of some moments at equal distances, at least three. */
export function estimate(edges: readonly Moment[]): Estimates {
  const first = edges[0] as Moment;
  const last = edges.at(-1) as Moment;
  const batches = edges.length - 1;
  const of = (measure: (from: Moment, to: Moment) => number): Estimate => {
    const mean = measure(first, last);
    const parts = edges.slice(1).map((edge, i) => measure(edges[i] as Moment, edge));
    const average = parts.reduce((sum, part) => sum + part, 0) / batches;
    const squares = parts.reduce((sum, part) => sum + (part - average) ** 2, 0);
    return { mean, standardError: Math.sqrt(squares / (batches - 1) / batches) };
  };
  const share = (totalUs: (moment: Moment) => number) =>
    of((from, to) => (to.atUs > from.atUs ? (totalUs(to) - totalUs(from)) / (to.atUs - from.atUs) : 0));
  const shareOf = (role: "baker" | "eater", what: "working" | "waiting") =>
    of((from, to) => {
      const before = { role: from.counters.people[role], atUs: from.atUs };
      return roleShares(to.counters.people[role], to.atUs, before)[what];
    });
  const perLoaf = (sumUs: (counters: Counters) => number, loaves: (counters: Counters) => number) =>
    of(({ counters: from }, { counters: to }) => (sumUs(to) - sumUs(from)) / Math.max(1, loaves(to) - loaves(from)));
  return {
    fromUs: first.atUs,
    untilUs: last.atUs,
    batches,
    throughput: of((from, to) => rate(to.counters.eaten - from.counters.eaten, to.atUs - from.atUs) ?? 0),
    level: share(({ counters, atUs }) => counters.levelAreaUs(atUs)),
    empty: share(({ counters, atUs }) => counters.emptyTimeUs(atUs)),
    full: share(({ counters, atUs }) => counters.fullTimeUs(atUs)),
    eatersWorking: shareOf("eater", "working"),
    bakersWaiting: shareOf("baker", "waiting"),
    timeOnPlateUs: perLoaf(
      (counters) => counters.loaves.endedUs,
      (counters) => counters.takes,
    ),
    bakersWaitUs: perLoaf(
      (counters) => counters.bakerWaitUs,
      (counters) => counters.puts,
    ),
    eatersWaitUs: perLoaf(
      (counters) => counters.eaterWaitUs,
      (counters) => counters.takes,
    ),
  };
}
