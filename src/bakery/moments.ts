/**
 * Moments: when each event of a trace happened. Time stands still for many events, so it is kept once for all of them.
 */
export class Moments {
  // Every time at which something happened, and the number of the first event then.
  private timesUs = new Float64Array(1024);
  private firsts = new Uint32Array(1024);
  private count = 0;
  /** Where somebody asked last: they mostly go on from there. */
  private last = 0;

  /** Notes that the events from number `seq` on happen at `atUs`, later than those before. */
  note(atUs: number, seq: number): void {
    // Nothing has happened since the last moment: it was none.
    if (this.count > 0 && this.firsts[this.count - 1] === seq) this.count--;
    if (this.count === this.timesUs.length) this.grow();
    this.timesUs[this.count] = atUs;
    this.firsts[this.count++] = seq;
  }

  /** The latest time noted. */
  get lastUs(): number {
    return this.timesUs[this.count - 1] as number;
  }

  /** When event `seq` happened; it must have been noted. */
  atUsOf(seq: number): number {
    if (!this.holds(this.last, seq)) {
      this.last = this.holds(this.last + 1, seq) ? this.last + 1 : upperBound(this.firsts, this.count, seq) - 1;
    }
    return this.timesUs[this.last] as number;
  }

  /** The number of the first event after a time; null when there is none. */
  firstAfter(atUs: number): number | null {
    const moment = upperBound(this.timesUs, this.count, atUs);
    return moment < this.count ? (this.firsts[moment] as number) : null;
  }

  private holds(moment: number, seq: number): boolean {
    if (moment >= this.count || (this.firsts[moment] as number) > seq) return false;
    return moment + 1 === this.count || seq < (this.firsts[moment + 1] as number);
  }

  private grow(): void {
    const { timesUs, firsts } = this;
    this.timesUs = new Float64Array(this.count * 2);
    this.timesUs.set(timesUs);
    this.firsts = new Uint32Array(this.count * 2);
    this.firsts.set(firsts);
  }
}

/** How many of the first `count` of some ascending numbers are at most `limit`. */
function upperBound(numbers: Float64Array | Uint32Array, count: number, limit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
