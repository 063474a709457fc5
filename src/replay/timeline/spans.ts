/**
 * Spans: what one person did when, as stretches of time in one state each. Only grows at its end.
 * A state that held for no time leaves nothing behind.
 */
import { checkColumns, firstAfter, firstFrom, withRoom } from "../packed-lists.ts";
import type { PersonState } from "../scene/index.ts";

/** The states by their codes; 0 is nothing yet: not hired. */
export const STATES = [
  null,
  "ready",
  "acting",
  "baking",
  "holding",
  "eating",
  "working",
  "hungry",
  "counting",
  "waiting",
  "resting",
  "gone",
  "trouble",
] as const satisfies readonly (PersonState | null)[];

export interface Span {
  readonly state: PersonState;
  readonly sinceUs: number;
  /** When the next state began. Of the last span: when a sleep will be over, null where nobody knows. */
  readonly untilUs: number | null;
  /** The loaf in their oven or hands. */
  readonly loaf: number | null;
}

const CODES = Object.fromEntries(STATES.map((state, code) => [state, code])) as Record<PersonState, number>;
// The time in each state is summed up after every so many spans, for all states but the first, which is no state.
const BLOCK = 64;
const SUMS = STATES.length - 1;
/** The time a column spends in each state, by code; only ever used for one column at a time. */
const spentUs = new Float64Array(STATES.length);

export class Spans {
  // When each span starts, its state, and the loaf held during it, from 1. The first is the time before hiring.
  private startsUs = new Float64Array(16);
  private codes = new Uint8Array(16);
  private loaves = new Uint32Array(16);
  private count = 1;
  /** The time spent in each state before span 0, BLOCK, 2 · BLOCK, …: SUMS numbers each. */
  private sumsUs = new Float64Array(SUMS);
  /** When the last span will be over, if that is known. */
  private plannedUs: number | null = null;
  private held = 0;

  constructor() {
    this.startsUs[0] = Number.NEGATIVE_INFINITY;
  }

  /** The loaf held at the end. */
  get loaf(): number | null {
    return this.held === 0 ? null : this.held - 1;
  }

  /** Says that a state begins at `atUs`, not before those already there. */
  begin(state: PersonState, atUs: number, plannedUs: number | null = null): void {
    this.plannedUs = plannedUs;
    if (this.startsUs[this.count - 1] !== atUs) this.add(atUs);
    this.codes[this.count - 1] = CODES[state];
  }

  /** Says what is held from now on. Hands change only while somebody acts, so where a span has just begun. */
  hold(loaf: number | null): void {
    this.held = loaf === null ? 0 : loaf + 1;
    this.loaves[this.count - 1] = this.held;
  }

  /** The span in which a time lies, null before the first. Where two meet it is the later one. */
  at(atUs: number): Span | null {
    return this.span(firstAfter(this.startsUs, atUs, 0, this.count) - 1);
  }

  /** The spans that have some time in common with fromUs … toUs, whole, in order. */
  *between(fromUs: number, toUs: number): Generator<Span> {
    let i = Math.max(1, firstAfter(this.startsUs, fromUs, 0, this.count) - 1);
    for (; i < this.count && (this.startsUs[i] as number) < toUs; i++) yield this.span(i) as Span;
  }

  /**
   * Writes, for each of `count` equal columns of fromUs … toUs, the code of the state that takes most of its time; of
   * equal ones the greatest code. Exact however many spans a column holds: those in between come from the sums, so it
   * looks at 2 · BLOCK spans at most. The last span goes on for ever. Throws RangeError unless fromUs < toUs.
   */
  columns(fromUs: number, toUs: number, count: number, out: Uint8Array): void {
    checkColumns(fromUs, toUs, count);
    const widthUs = (toUs - fromUs) / count;
    let first = firstAfter(this.startsUs, fromUs, 0, this.count) - 1;
    let startUs = fromUs;
    for (let column = 0; column < count; column++) {
      const endUs = column + 1 === count ? toUs : fromUs + (column + 1) * widthUs;
      const last = this.lastBefore(endUs, first);
      out[column] = first === last ? (this.codes[first] as number) : this.mostOf(startUs, endUs, first, last);
      first = last;
      startUs = endUs;
    }
  }

  private span(i: number): Span | null {
    const state = STATES[this.codes[i] as number];
    if (!state) return null;
    const loaf = this.loaves[i] as number;
    return {
      state,
      sinceUs: this.startsUs[i] as number,
      untilUs: i + 1 < this.count ? (this.startsUs[i + 1] as number) : this.plannedUs,
      loaf: loaf === 0 ? null : loaf - 1,
    };
  }

  private add(atUs: number): void {
    const i = this.count++;
    this.startsUs = withRoom(this.startsUs, this.count);
    this.codes = withRoom(this.codes, this.count);
    this.loaves = withRoom(this.loaves, this.count);
    this.startsUs[i] = atUs;
    this.loaves[i] = this.held;
    if (i % BLOCK === 0) this.sumUp(i / BLOCK);
  }

  /** Writes the sums before block number `block`: those before the last one and the spans of that one. */
  private sumUp(block: number): void {
    const at = block * SUMS;
    this.sumsUs = withRoom(this.sumsUs, at + SUMS);
    this.sumsUs.copyWithin(at, at - SUMS, at);
    spentUs.fill(0);
    this.walk((block - 1) * BLOCK, block * BLOCK);
    for (let code = 1; code <= SUMS; code++) (this.sumsUs[at + code - 1] as number) += spentUs[code] as number;
  }

  /** The last span that starts before `endUs`, by ever longer strides from one that does. */
  private lastBefore(endUs: number, from: number): number {
    let low = from;
    let stride = 1;
    while (low + stride < this.count && (this.startsUs[low + stride] as number) < endUs) {
      low += stride;
      stride *= 2;
    }
    return firstFrom(this.startsUs, endUs, low + 1, Math.min(low + stride, this.count)) - 1;
  }

  /** The code of the state that takes most of a column, which lies in the spans from `first` to `last`. */
  private mostOf(startUs: number, endUs: number, first: number, last: number): number {
    spentUs.fill(0);
    this.addWhole(first + 1, last);
    (spentUs[this.codes[first] as number] as number) += (this.startsUs[first + 1] as number) - startUs;
    (spentUs[this.codes[last] as number] as number) += endUs - (this.startsUs[last] as number);
    let most = 0;
    for (let code = 1; code <= SUMS; code++) {
      if ((spentUs[code] as number) > 0 && (spentUs[code] as number) >= (spentUs[most] as number)) most = code;
    }
    return most;
  }

  /** Adds the time of the spans from number `from` up to, not including, `to`. */
  private addWhole(from: number, to: number): void {
    const firstBlock = Math.ceil(from / BLOCK);
    const lastBlock = Math.floor(to / BLOCK);
    if (firstBlock >= lastBlock) {
      this.walk(from, to);
      return;
    }
    this.walk(from, firstBlock * BLOCK);
    for (let i = 0; i < SUMS; i++) {
      const before = this.sumsUs[firstBlock * SUMS + i] as number;
      (spentUs[i + 1] as number) += (this.sumsUs[lastBlock * SUMS + i] as number) - before;
    }
    this.walk(lastBlock * BLOCK, to);
  }

  private walk(from: number, to: number): void {
    const { startsUs, codes } = this;
    for (let i = from; i < to; i++) {
      (spentUs[codes[i] as number] as number) += (startsUs[i + 1] as number) - (startsUs[i] as number);
    }
  }
}
