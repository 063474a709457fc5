/**
 * Statistics: the numbers of a run at any place of its trace. Follows a recording once, keeps its counters every so many events
 * and counts on from there; a later look is never a look at everything.
 * Memory: two copies of three durations and one time a loaf (56 bytes), and the counters: 6 bytes an event measured in a
 * small kitchen, 11 with 2,000 people.
 */

import type { Cast } from "../../bakery/index.ts";
import type { EventReader, Trace, TraceEvent } from "../../trace/index.ts";
import { lastNotAfter } from "../last-not-after.ts";
import type { Following } from "../reading.ts";
import type { Recording } from "../recording.ts";
import { type Bottleneck, bottleneckBetween, type LineBottleneck, lineBottleneck, type Stretch } from "./bottleneck.ts";
import { COUNTED, Counters } from "./counters.ts";
import { type Estimates, estimate } from "./estimates.ts";
import { type Figures, figuresAt, type Moment, type PersonFigures, shares } from "./figures.ts";
import { Ledger } from "./ledger.ts";

const FEWEST_EVENTS_BETWEEN = 1024;
// Counters of a crowd are dear to keep: 25 bytes a person.
const EVENTS_A_PERSON = 4;
const RECENT_US = 30e6;

export class Statistics {
  /** What all times in the answers count from: when what is kept of the trace begins. Questions are put in kitchen time. */
  readonly originUs: number;
  private readonly trace: Trace;
  private readonly cast: Cast;
  private readonly ledger: Ledger;
  private readonly following: Following;
  private readonly readEvent: EventReader;
  /** Counters in the order of the trace. Never empty. */
  private readonly kept: Counters[];
  /** What has been read so far; its `seq` is that of the last event that counts. */
  private readonly head: Counters;
  private nextToKeep = 0;
  /** Where somebody looked last: they mostly go on from there. */
  private last: Counters;

  /** Of several plates the one with this place in the flow is counted; people's times count at all of them. */
  constructor(recording: Recording, plate = 0) {
    const { trace, cast, firstWorld, keptFromUs } = recording;
    this.trace = trace;
    this.cast = cast;
    this.originUs = keptFromUs;
    this.ledger = new Ledger(cast);
    this.readEvent = trace.openReader();
    this.head = new Counters(cast, cast.plates()[plate] ?? -1);
    this.head.open(firstWorld, recording.sceneAt(0), this.ledger);
    this.last = this.head.copy();
    this.kept = [this.last.copy()];
    this.nextToKeep = this.fewestBetween();
    this.following = recording.reading.follow((event, world) => {
      this.ledger.learn(event, world);
      this.count(this.head, event);
      if (this.head.seq >= this.nextToKeep) this.keep();
    }, COUNTED);
  }

  /** How many events of the trace have been read. */
  get seq(): number {
    return this.following.seq;
  }

  /** Reads on in the trace, at most so many events; says whether everything has been read. */
  update(mostEvents?: number): boolean {
    return this.following.readOn(mostEvents);
  }

  /** Ends the reading: what was read stays. */
  close(): void {
    this.following.leave();
  }

  /**
   * The figures after everything that happened until `atUs`, or after `seq` events for a place within a moment. Where
   * the trace has not been read so far, those of the last event read: their `seq` and `atUs` say so.
   */
  at(atUs: number, seq = this.trace.countUntil(atUs)): Figures {
    const now = this.moment(atUs - this.originUs, seq);
    const recent = this.momentAt(Math.max(0, now.atUs - RECENT_US));
    return figuresAt(now, recent, this.baseOf(now), this.ledger);
  }

  /** Everybody who was hired until then, in the order of hiring. */
  peopleAt(atUs: number, seq = this.trace.countUntil(atUs)): PersonFigures[] {
    const { counters, atUs: untilUs } = this.moment(atUs - this.originUs, seq);
    return this.ledger.people.slice(0, counters.people.hiredCount).map((hired, place) => {
      const { presentUs, workingUs, waitingUs } = counters.people.timeOf(place, hired, untilUs);
      const { task, role, index } = hired;
      return { task, role, index, presentUs, ...shares(presentUs, workingUs, waitingUs) };
    });
  }

  /** Who holds the kitchen up, since the last edit or the first loaf taken. */
  bottleneckAt(atUs: number, seq = this.trace.countUntil(atUs)): Bottleneck {
    const now = this.moment(atUs - this.originUs, seq);
    return bottleneckBetween(this.baseOf(now), now);
  }

  /** What is counted from where the bottleneck is measured, or from a place of the trace, up to a place. */
  stretchAt(atUs: number, seq: number, fromSeq?: number): Stretch {
    const to = this.moment(atUs - this.originUs, seq);
    return { from: fromSeq === undefined ? this.baseOf(to) : this.moment(this.sinceOf(fromSeq), fromSeq), to };
  }

  /**
   * Measurements with their standard errors from `fromUs`, a time as in the answers, to `atUs`, by the means of so many batches (at least 2) of
   * equal time; null where no time lies between.
   */
  estimatesAt(atUs: number, fromUs = 0, batches = 20): Estimates | null {
    const untilUs = this.momentAt(atUs - this.originUs).atUs;
    if (untilUs <= fromUs) return null;
    const edges = Array.from({ length: batches + 1 }, (_, i) =>
      this.momentAt(Math.floor(fromUs + ((untilUs - fromUs) * i) / batches)),
    );
    return estimate(edges);
  }

  private momentAt(sinceUs: number): Moment {
    return this.moment(sinceUs, this.trace.countUntil(sinceUs + this.originUs));
  }

  /** From where a moment's bottleneck is measured. */
  private baseOf({ counters: { baseSeq } }: Moment): Moment {
    return this.moment(this.sinceOf(baseSeq), baseSeq);
  }

  /** The counters after `seq` events, into which the time `sinceUs` is put, counted from `originUs`. */
  private moment(sinceUs: number, seq: number): Moment {
    const isBehind = seq > this.seq;
    const counters = this.countersAt(Math.min(seq, this.seq));
    return { counters, atUs: Math.min(isBehind ? this.sinceOf(counters.seq) : sinceUs, counters.closedUs) };
  }

  /** When the last of so many events happened, counted from `originUs`. */
  private sinceOf(seq: number): number {
    return seq === 0 ? 0 : this.trace.atUsOf(seq - 1) - this.originUs;
  }

  private countersAt(seq: number): Counters {
    const kept = lastNotAfter(this.kept, seq);
    const from = this.last.seq <= seq && this.last.seq > kept.seq ? this.last : kept;
    if (from.seq === seq) return from;
    const counters = from.copy();
    while (counters.seq < seq) this.count(counters, this.readEvent(counters.seq));
    this.last = counters;
    return counters;
  }

  private count(counters: Counters, event: TraceEvent): void {
    counters.apply(event, event.atUs - this.originUs, this.ledger);
    // A new name changes nothing that could be measured.
    if (event.kind === "intervened" && this.cast.editOf(event.number)?.kind !== "rename") counters.applyEdit();
  }

  private keep(): void {
    this.kept.push(this.head.copy());
    this.nextToKeep = this.head.seq + this.fewestBetween();
  }

  private fewestBetween(): number {
    return Math.max(FEWEST_EVENTS_BETWEEN, EVENTS_A_PERSON * this.ledger.people.length);
  }
}

/**
 * Who holds a line of plates up, from the statistics of each plate: since the last edit, or the first loaf taken from the
 * last plate.
 */
export function lineBottleneckAt(plates: readonly Statistics[], atUs: number, seq: number): LineBottleneck {
  const read = Math.min(seq, ...plates.map((plate) => plate.seq));
  const baseSeq = plates.at(-1)?.stretchAt(atUs, read).from.counters.seq ?? 0;
  return lineBottleneck(plates.map((plate) => plate.stretchAt(atUs, read, baseSeq)));
}
