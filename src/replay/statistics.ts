/**
 * Statistics: the numbers of a run at any place of its trace. Counts the trace once, keeps a tally every so many events
 * and counts on from there; a later look is never a look at everything.
 * Memory: two copies of three durations and one time a loaf (56 bytes), and the tallies: 6 bytes an event measured in a
 * small kitchen, 11 with 2,000 people.
 */

import { type Bottleneck, bottleneckBetween } from "./bottleneck.ts";
import { type Estimates, estimate } from "./estimates.ts";
import { type Figures, figuresAt, type Moment, type PersonFigures, shares } from "./figures.ts";
import { Ledger } from "./ledger.ts";
import { NO_LOAVES, type ReadableTrace, type Totals } from "./prologue.ts";
import { Tally } from "./tally.ts";

const FEWEST_EVENTS_BETWEEN = 1024;
// A tally of a crowd is dear to keep: 25 bytes a person.
const EVENTS_A_PERSON = 4;
const RECENT_US = 30e6;

export class Statistics {
  private readonly trace: ReadableTrace;
  private readonly ledger: Ledger;
  private readonly before: Totals;
  /** Tallies in the order of the trace. Never empty. */
  private readonly kept: Tally[];
  /** What has been read so far. */
  private readonly head: Tally;
  /** Where somebody looked last: they mostly go on from there. */
  private last: Tally;

  /**
   * `limit` is the plate's limit at the start, 0 for none; only `fullShare` needs it. `before` are the loaves of which
   * the trace does not tell any more.
   */
  constructor(trace: ReadableTrace, limit = 0, before = NO_LOAVES) {
    this.trace = trace;
    this.before = before;
    this.ledger = new Ledger(trace);
    this.head = new Tally(limit);
    this.last = this.head.copy();
    this.kept = [this.last.copy()];
  }

  /** How many events of the trace have been read. */
  get seq(): number {
    return this.head.seq;
  }

  /** Reads on in the trace, at most `maxEvents`; says whether everything has been read. */
  update(maxEvents = Number.POSITIVE_INFINITY): boolean {
    const end = Math.min(this.trace.length, this.head.seq + maxEvents);
    while (this.head.seq < end) {
      this.count(this.head);
      if (this.head.seq >= this.nextToKeep()) this.kept.push(this.head.copy());
    }
    return this.head.seq === this.trace.length;
  }

  /**
   * The figures after everything that happened until `atUs`, or after `seq` events for a place within a moment. Where
   * the trace has not been read so far, those of the last event read: their `seq` and `atUs` say so.
   */
  at(atUs: number, seq = this.trace.countUntil(atUs)): Figures {
    const now = this.moment(atUs, seq);
    const recent = this.momentAt(Math.max(0, now.atUs - RECENT_US));
    return figuresAt(now, recent, this.baseOf(now), this.ledger, this.before);
  }

  /** Everybody who was hired until then, in the order of hiring. */
  peopleAt(atUs: number, seq = this.trace.countUntil(atUs)): PersonFigures[] {
    const { tally, atUs: untilUs } = this.moment(atUs, seq);
    return this.ledger.people.slice(0, tally.people.hiredCount).map((hired, place) => {
      const { presentUs, workingUs, waitingUs } = tally.people.timeOf(place, hired, untilUs);
      const { task, role, index } = hired;
      return { task, role, index, presentUs, ...shares(presentUs, workingUs, waitingUs) };
    });
  }

  /** Who holds the kitchen up, since the last edit or the first loaf taken. */
  bottleneckAt(atUs: number, seq = this.trace.countUntil(atUs)): Bottleneck {
    const now = this.moment(atUs, seq);
    return bottleneckBetween(this.baseOf(now), now);
  }

  /**
   * Measurements with their standard errors from `fromUs` to `atUs`, by the means of so many batches (at least 2) of
   * equal time; null where no time lies between.
   */
  estimatesAt(atUs: number, fromUs = 0, batches = 20): Estimates | null {
    const untilUs = this.moment(atUs, this.trace.countUntil(atUs)).atUs;
    if (untilUs <= fromUs) return null;
    const edges = Array.from({ length: batches + 1 }, (_, i) =>
      this.momentAt(Math.floor(fromUs + ((untilUs - fromUs) * i) / batches)),
    );
    return estimate(edges);
  }

  private momentAt(atUs: number): Moment {
    return this.moment(atUs, this.trace.countUntil(atUs));
  }

  /** From where a moment's bottleneck is measured. */
  private baseOf({ tally: { baseSeq } }: Moment): Moment {
    return this.moment(baseSeq === 0 ? 0 : this.trace.atUsOf(baseSeq - 1), baseSeq);
  }

  private moment(atUs: number, seq: number): Moment {
    const isBehind = seq > this.head.seq;
    const tally = this.tallyAt(Math.min(seq, this.head.seq));
    const readUs = tally.seq > 0 ? this.trace.atUsOf(tally.seq - 1) : 0;
    return { tally, atUs: Math.min(isBehind ? readUs : atUs, tally.closedUs) };
  }

  private tallyAt(seq: number): Tally {
    const kept = this.keptBefore(seq);
    const from = this.last.seq <= seq && this.last.seq > kept.seq ? this.last : kept;
    if (from.seq === seq) return from;
    const tally = from.copy();
    while (tally.seq < seq) this.count(tally);
    this.last = tally;
    return tally;
  }

  private count(tally: Tally): void {
    const event = this.trace.read(tally.seq);
    if (event.kind !== "changed") tally.apply(event, this.ledger);
    else tally.applyEdit(event, this.trace.changes[event.a]?.edit.kind === "rename");
  }

  private nextToKeep(): number {
    const newest = this.kept.at(-1) as Tally;
    return newest.seq + Math.max(FEWEST_EVENTS_BETWEEN, EVENTS_A_PERSON * this.ledger.people.length);
  }

  /** The last kept tally that does not lie after `seq`. */
  private keptBefore(seq: number): Tally {
    let low = 0;
    let high = this.kept.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.kept[middle] as Tally).seq <= seq) low = middle;
      else high = middle - 1;
    }
    return this.kept[low] as Tally;
  }
}
