/**
 * Figures: the numbers of a kitchen as plain data, and how they follow from the totals of a counters.
 */

import type { Counters } from "./counters.ts";
import type { Ledger, Worker } from "./ledger.ts";
import type { Observations } from "./observations.ts";
import type { RoleTime } from "./time-use.ts";

const US_PER_SECOND = 1e6;

/** Durations of one kind; means and quantiles are null while there are none. Quantiles by nearest rank. */
export interface Durations {
  readonly count: number;
  readonly meanUs: number | null;
  readonly p50Us: number | null;
  readonly p95Us: number | null;
  readonly longestUs: number | null;
}

/** Shares of somebody's time since they were hired, up to their going home; they add up to 1, or to 0 before any time. */
export interface TimeShares {
  /** Baking or eating: utilisation. */
  readonly working: number;
  /** With a loaf before a full plate, or hungry before an empty one. */
  readonly waiting: number;
  readonly ready: number;
}

/**
 * Little's law, L = λW, for the plate from the start to now. It is a law of long runs: the averages one usually takes,
 * with W over the loaves that were taken, differ by what still lies there. But the plate was empty at the start, and
 * then the law is exact at any moment when the loaves that still lie there count with their time so far: the area under
 * the plate's level is the time all loaves have spent under it. Source: J. D. C. Little, "Little's Law as Viewed on Its
 * 50th Anniversary", Operations Research 59 (2011), on finite windows.
 */
export interface Little {
  /** L: loaves on the plate, averaged over time. */
  readonly level: number;
  /** λ: loaves put on the plate, a second. */
  readonly arrivalRate: number;
  /** W: mean time on the plate of the loaves that were taken; null while none was. */
  readonly timeOnPlateUs: number | null;
  /** |L − λW|; null while W is. */
  readonly difference: number | null;
  /** W with every loaf that was put, those still there with their time so far: then L = λW exactly. Null before any. */
  readonly timeSoFarUs: number | null;
  /** The two sides of the identity, in loaves times microseconds: the integral of the level; the sum of the times. */
  readonly areaUs: number;
  readonly spentUs: number;
}

export interface Figures {
  /** How many events of the trace are in these figures, and up to when they count, since what is kept of it begins. */
  readonly seq: number;
  readonly atUs: number;
  /** Since the kitchen opened, whatever is still kept of it. All else counts from where the trace begins. */
  readonly made: number;
  readonly eaten: number;
  readonly lost: number;
  readonly onPlate: number;
  /** Loaves eaten a second: since the start; in the last `recentUs` microseconds. Null before any time has passed. */
  readonly throughput: number | null;
  readonly recentThroughput: number | null;
  readonly recentUs: number;
  /** Null before any time has passed. */
  readonly little: Little | null;
  /** Shares of the time for which nothing lay on the plate, and for which nothing more was allowed on it. */
  readonly emptyShare: number;
  readonly fullShare: number;
  /** From offering a loaf to having put it; of loaves that were put. */
  readonly bakersWait: Durations;
  /** From being hungry to having a loaf; of eaters who got one. */
  readonly eatersWait: Durations;
  /** From put to taken; of loaves that were taken. */
  readonly timeOnPlate: Durations;
  /** All bakers together, all eaters together. */
  readonly bakers: TimeShares;
  readonly eaters: TimeShares;
  /** Edits that were made, renamings aside, and when the last was; 0 when there was none. */
  readonly edits: number;
  readonly editedUs: number;
}

/** One person's time. */
export interface PersonFigures extends TimeShares {
  readonly task: number;
  readonly role: Worker;
  readonly index: number;
  readonly presentUs: number;
}

/** Counters and the time put into them. */
export interface Moment {
  readonly counters: Counters;
  readonly atUs: number;
}

/** The figures at a moment. `recent` and `base` are earlier ones: where the recent window begins, and `Counters.baseSeq`. */
export function figuresAt(now: Moment, recent: Moment, base: Moment, ledger: Ledger): Figures {
  const { counters, atUs } = now;
  const { made, eaten, lost, level, puts, takes, edits } = counters;
  const recentUs = atUs - recent.atUs;
  return {
    seq: counters.seq,
    atUs,
    made,
    eaten,
    lost,
    onPlate: level,
    throughput: rate(eaten - counters.eatenBefore, atUs),
    recentThroughput: rate(eaten - recent.counters.eaten, recentUs),
    recentUs,
    little: atUs > 0 ? littleAt(now) : null,
    emptyShare: atUs > 0 ? counters.emptyTimeUs(atUs) / atUs : 1,
    fullShare: atUs > 0 ? counters.fullTimeUs(atUs) / atUs : 0,
    bakersWait: durations(puts, counters.bakerWaitUs, ledger.bakerWaits),
    eatersWait: durations(takes, counters.eaterWaitUs, ledger.eaterWaits),
    timeOnPlate: durations(takes, counters.loaves.endedUs, ledger.plateTimes),
    bakers: roleShares(counters.people.baker, atUs),
    eaters: roleShares(counters.people.eater, atUs),
    edits,
    editedUs: edits > 0 ? base.atUs : 0,
  };
}

function littleAt({ counters, atUs }: Moment): Little {
  const { puts, takes, loaves } = counters;
  const areaUs = counters.levelAreaUs(atUs);
  const spentUs = loaves.totalUs(atUs);
  const level = areaUs / atUs;
  const arrivalRate = (puts / atUs) * US_PER_SECOND;
  const timeOnPlateUs = takes > 0 ? loaves.endedUs / takes : null;
  return {
    level,
    arrivalRate,
    timeOnPlateUs,
    difference: timeOnPlateUs === null ? null : Math.abs(level - (arrivalRate * timeOnPlateUs) / US_PER_SECOND),
    timeSoFarUs: puts > 0 ? spentUs / puts : null,
    areaUs,
    spentUs,
  };
}

function durations(count: number, sumUs: number, observations: Observations): Durations {
  const [p50Us = null, p95Us = null, longestUs = null] = observations.quantiles(count, [0.5, 0.95, 1]);
  return { count, meanUs: count > 0 ? sumUs / count : null, p50Us, p95Us, longestUs };
}

/** A number a second, of so many in so many microseconds; null in no time. */
export const rate = (count: number, us: number): number | null => (us > 0 ? (count / us) * US_PER_SECOND : null);

/** The shares of all of a role until `atUs`, or from an earlier moment on. */
export function roleShares(role: RoleTime, atUs: number, from?: { role: RoleTime; atUs: number }): TimeShares {
  const spent = (of: keyof RoleTime): number => role[of].totalUs(atUs) - (from?.role[of].totalUs(from.atUs) ?? 0);
  return shares(spent("present"), spent("working"), spent("waiting"));
}

export function shares(presentUs: number, workingUs: number, waitingUs: number): TimeShares {
  if (presentUs <= 0) return { working: 0, waiting: 0, ready: 0 };
  const readyUs = presentUs - workingUs - waitingUs;
  return { working: workingUs / presentUs, waiting: waitingUs / presentUs, ready: readyUs / presentUs };
}
