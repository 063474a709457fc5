/**
 * EventTimes: when each event of a trace happened. Time stands still for many events, so it is kept once for all of them:
 * a stretch of events has a number, from 0. In chunks, because arrays that grow by copying made a recorder a tenth slower.
 */
const CHUNK_BITS = 11;
const CHUNK = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK - 1;

/** A stretch of events that happened at one time: from event number `from` up to, not including, `end`. */
export interface Stretch {
  number: number;
  from: number;
  end: number;
  atUs: number;
}
/** Of no events. */
export const noStretch = (): Stretch => ({ number: -1, from: 0, end: 0, atUs: Number.NaN });

export class EventTimes {
  // Of each stretch: its time, and the number of its first event.
  private readonly times: Float64Array[] = [];
  private readonly firsts: Uint32Array[] = [];
  // The chunks that are written to.
  private headTimes: Float64Array = new Float64Array(0);
  private headFirsts: Uint32Array = new Uint32Array(0);
  private count = 0;
  private lastFirst = -1;

  /** Notes that the events from number `seq` on happen at `atUs`, later than those before. */
  note(atUs: number, seq: number): void {
    // Nothing has happened in the last stretch: it was none.
    if (seq === this.lastFirst) this.count--;
    const at = this.count & CHUNK_MASK;
    if (at === 0) this.openChunk();
    this.headTimes[at] = atUs;
    this.headFirsts[at] = seq;
    this.lastFirst = seq;
    this.count++;
  }

  /** The latest time noted. */
  get lastUs(): number {
    return this.timeOf(this.count - 1);
  }

  /** Moves to the stretch of event `seq`, of so many in all: at once if it is the next. */
  move(stretch: Stretch, seq: number, length: number): void {
    const next = stretch.number + 1;
    const number = next < this.count && this.firstOf(next) === seq ? next : this.lastFrom(this.firsts, seq);
    stretch.number = number;
    stretch.from = this.firstOf(number);
    stretch.end = number + 1 < this.count ? this.firstOf(number + 1) : length;
    stretch.atUs = this.timeOf(number);
  }

  /** The number of the first event after a time; null when there is none. */
  firstAfter(atUs: number): number | null {
    const stretch = this.lastFrom(this.times, atUs) + 1;
    return stretch < this.count ? this.firstOf(stretch) : null;
  }

  private timeOf(stretch: number): number {
    return (this.times[stretch >>> CHUNK_BITS] as Float64Array)[stretch & CHUNK_MASK] as number;
  }

  private firstOf(stretch: number): number {
    return (this.firsts[stretch >>> CHUNK_BITS] as Uint32Array)[stretch & CHUNK_MASK] as number;
  }

  /** The last stretch of which a column, which ascends, has at most `limit`; -1 when there is none. */
  private lastFrom(column: readonly (Float64Array | Uint32Array)[], limit: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const value = (column[middle >>> CHUNK_BITS] as Float64Array | Uint32Array)[middle & CHUNK_MASK] as number;
      if (value <= limit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  private openChunk(): void {
    const chunk = this.count >>> CHUNK_BITS;
    this.times[chunk] ??= new Float64Array(CHUNK);
    this.firsts[chunk] ??= new Uint32Array(CHUNK);
    this.headTimes = this.times[chunk];
    this.headFirsts = this.firsts[chunk];
  }
}
