/**
 * StepSeries: a whole number that changes now and then, such as how many loaves are on the plate. Only grows at its
 * end, and gives the least and greatest value of any stretch of time without looking at every change in it.
 */
import { checkColumns, firstAfter, firstFrom, withRoom } from "../packed-lists.ts";

/** The least and the greatest value in each column. */
export interface Extremes {
  readonly min: Uint32Array;
  readonly max: Uint32Array;
}

/** How many numbers of one tier make one of the next. */
const FAN = 32;

export class StepSeries {
  private timesUs = new Float64Array(64);
  private values = new Uint32Array(64);
  private count = 0;
  /** The values themselves, then the least and greatest of each FAN of them, of each FAN² of them, and so on. */
  private readonly tiers: { lows: Uint32Array; highs: Uint32Array }[] = [{ lows: this.values, highs: this.values }];

  /** `initial` is the value before the first change; all values lie in 0 … 2^32 − 1. */
  constructor(initial = 0) {
    this.push(Number.NEGATIVE_INFINITY, initial);
  }

  /** The value at the end. */
  get last(): number {
    return this.values[this.count - 1] as number;
  }

  /** Says that the value is another from `atUs` on, not before the changes already there. */
  push(atUs: number, value: number): void {
    const i = this.count++;
    if (i === this.timesUs.length) this.grow();
    this.timesUs[i] = atUs;
    this.values[i] = value;
    for (let tier = 1, size = FAN; this.count % size === 0; tier++, size *= FAN) {
      this.sumUp(tier, this.count / size - 1);
    }
  }

  /** The value at a time, after everything that happened then. */
  at(atUs: number): number {
    return this.values[firstAfter(this.timesUs, atUs, 0, this.count) - 1] as number;
  }

  /** The value at `fromUs`, with the time since which it holds, then every change up to, not including, `toUs`. */
  *stepsBetween(fromUs: number, toUs: number): Generator<{ readonly atUs: number; readonly value: number }> {
    let i = firstAfter(this.timesUs, fromUs, 0, this.count) - 1;
    do yield { atUs: this.timesUs[i] as number, value: this.values[i] as number };
    while (++i < this.count && (this.timesUs[i] as number) < toUs);
  }

  /**
   * Gives the least and greatest value in each of `count` equal columns of fromUs … toUs, in `out` if it is given.
   * A value that held for no time counts, as the plate did hold it. Throws RangeError unless fromUs < toUs.
   */
  range(fromUs: number, toUs: number, count: number, out: Extremes = extremes(count)): Extremes {
    checkColumns(fromUs, toUs, count);
    const widthUs = (toUs - fromUs) / count;
    let next = firstFrom(this.timesUs, fromUs, 0, this.count);
    let startUs = fromUs;
    for (let column = 0; column < count; column++) {
      const endUs = column + 1 === count ? toUs : fromUs + (column + 1) * widthUs;
      // The value from before still holds, unless it changes right where the column starts.
      const first = this.timesUs[next] === startUs && next < this.count ? next : next - 1;
      next = firstFrom(this.timesUs, endUs, next, this.count);
      this.extremesOf(first, next, column, out);
      startUs = endUs;
    }
    return out;
  }

  /** Writes the least and greatest of the values from number `first` up to, not including, `end`. */
  private extremesOf(first: number, end: number, column: number, { min, max }: Extremes): void {
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let i = first; i < end; ) {
      // The largest step that starts here and does not lead too far.
      let tier = 0;
      let size = 1;
      for (; i % (size * FAN) === 0 && i + size * FAN <= end; size *= FAN) tier++;
      const { lows, highs } = this.tiers[tier] as { lows: Uint32Array; highs: Uint32Array };
      low = Math.min(low, lows[i / size] as number);
      high = Math.max(high, highs[i / size] as number);
      i += size;
    }
    min[column] = low;
    max[column] = high;
  }

  /** Writes number `i` of a tier: the extremes of FAN numbers of the tier below. */
  private sumUp(tier: number, i: number): void {
    const { lows, highs } = this.tiers[tier - 1] as { lows: Uint32Array; highs: Uint32Array };
    let low = Number.POSITIVE_INFINITY;
    let high = 0;
    for (let j = i * FAN; j < (i + 1) * FAN; j++) {
      low = Math.min(low, lows[j] as number);
      high = Math.max(high, highs[j] as number);
    }
    this.write(tier, i, low, high);
  }

  private write(number: number, i: number, low: number, high: number): void {
    this.tiers[number] ??= { lows: new Uint32Array(32), highs: new Uint32Array(32) };
    const tier = this.tiers[number];
    tier.lows = withRoom(tier.lows, i + 1);
    tier.highs = withRoom(tier.highs, i + 1);
    tier.lows[i] = low;
    tier.highs[i] = high;
  }

  private grow(): void {
    this.timesUs = withRoom(this.timesUs, this.count);
    this.values = withRoom(this.values, this.count);
    // They are their own extremes: the lowest tier has one list for both.
    this.tiers[0] = { lows: this.values, highs: this.values };
  }
}

const extremes = (count: number): Extremes => ({ min: new Uint32Array(count), max: new Uint32Array(count) });
