/**
 * Figures: the numbers of a kitchen as plain data, and how they follow from the totals of a tally.
 */
import type { Ledger, Worker } from "./ledger.ts";
import type { RoleStays } from "./occupations.ts";
import type { Totals } from "./prologue.ts";
import type { Samples } from "./samples.ts";
import type { Tally } from "./tally.ts";

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
  /** How many events of the trace are in these figures, and up to when they count. */
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

/** A tally and the time put into it. */
export interface Moment {
  readonly tally: Tally;
  readonly atUs: number;
}

/**
 * The figures at a moment. `recent` and `base` are earlier ones: where the recent window begins, and `Tally.baseSeq`.
 * `before` are the loaves of before the trace began.
 */
export function figuresAt(now: Moment, recent: Moment, base: Moment, ledger: Ledger, before: Totals): Figures {
  const { tally, atUs } = now;
  const { made, eaten, lost, level, puts, takes, edits } = tally;
  const recentUs = atUs - recent.atUs;
  return {
    seq: tally.seq,
    atUs,
    made: before.made + made,
    eaten: before.eaten + eaten,
    lost: before.lost + lost,
    onPlate: level,
    throughput: rate(eaten, atUs),
    recentThroughput: rate(eaten - recent.tally.eaten, recentUs),
    recentUs,
    little: atUs > 0 ? littleAt(now) : null,
    emptyShare: atUs > 0 ? tally.emptyTimeUs(atUs) / atUs : 1,
    fullShare: atUs > 0 ? tally.fullTimeUs(atUs) / atUs : 0,
    bakersWait: durations(puts, tally.bakerWaitUs, ledger.bakerWaits),
    eatersWait: durations(takes, tally.eaterWaitUs, ledger.eaterWaits),
    timeOnPlate: durations(takes, tally.loaves.endedUs, ledger.plateTimes),
    bakers: roleShares(tally.people.baker, atUs),
    eaters: roleShares(tally.people.eater, atUs),
    edits,
    editedUs: edits > 0 ? base.atUs : 0,
  };
}

function littleAt({ tally, atUs }: Moment): Little {
  const { puts, takes, loaves } = tally;
  const areaUs = tally.levelAreaUs(atUs);
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

function durations(count: number, sumUs: number, samples: Samples): Durations {
  const [p50Us = null, p95Us = null, longestUs = null] = samples.quantiles(count, [0.5, 0.95, 1]);
  return { count, meanUs: count > 0 ? sumUs / count : null, p50Us, p95Us, longestUs };
}

/** A number a second, of so many in so many microseconds; null in no time. */
export const rate = (count: number, us: number): number | null => (us > 0 ? (count / us) * US_PER_SECOND : null);

/** The shares of all of a role until `atUs`, or from an earlier moment on. */
export function roleShares(role: RoleStays, atUs: number, from?: { role: RoleStays; atUs: number }): TimeShares {
  const spent = (of: keyof RoleStays): number => role[of].totalUs(atUs) - (from?.role[of].totalUs(from.atUs) ?? 0);
  return shares(spent("present"), spent("working"), spent("waiting"));
}

export function shares(presentUs: number, workingUs: number, waitingUs: number): TimeShares {
  if (presentUs <= 0) return { working: 0, waiting: 0, ready: 0 };
  const readyUs = presentUs - workingUs - waitingUs;
  return { working: workingUs / presentUs, waiting: waitingUs / presentUs, ready: readyUs / presentUs };
}
