/**
 * Work: what takes longer than a frame and is done in pieces, so that it freezes nothing and can be left. What is done
 * with what comes of it is the store's business.
 */
import type { RecordedRun, RunPlace } from "./recorded-run.ts";
import type { Finder } from "./state.ts";

/** A run made again as far as it was; a run made on to a time; a run looked through for something. */
export type WorkKind = "making" | "running" | "looking";

export interface Work {
  readonly kind: WorkKind;
  /** How much of the way is done, from 0 to 1. */
  readonly progress: number;
  /** Goes on for about so many callbacks of the loop; says whether it is done. */
  advance(callbacks: number): boolean;
}

/** Reads on what a run has got longer by: at the end it would be too much for one frame. */
const readOn = ({ recording, run }: RecordedRun): void => {
  recording.worldAt(run.trace.length);
};

/** A run being made again as far as a place. */
export class Remake implements Work {
  readonly kind = "making";
  private readonly from: number;

  constructor(
    readonly recorded: RecordedRun,
    private readonly place: RunPlace,
  ) {
    this.from = recorded.run.callbackCount;
  }

  advance(callbacks: number): boolean {
    const hasArrived = this.recorded.run.advanceTo(this.place, callbacks);
    if (!this.recorded.trim()) readOn(this.recorded);
    return hasArrived;
  }

  get progress(): number {
    const way = Math.max(1, this.place.callbacks - this.from);
    return Math.min(1, (this.recorded.run.callbackCount - this.from) / way);
  }
}

/** A run being made on to a time, at most for so many callbacks. */
export class RunTo implements Work {
  readonly kind = "running";
  isThere = false;
  private readonly from: RunPlace;

  constructor(
    private readonly recorded: RecordedRun,
    private readonly atUs: number,
    private readonly most: number,
  ) {
    this.from = recorded.head;
  }

  advance(callbacks: number): boolean {
    const { run } = this.recorded;
    const left = this.from.callbacks + this.most - run.callbackCount;
    this.isThere = run.advance(this.atUs, Math.min(callbacks, left));
    readOn(this.recorded);
    return this.isThere || callbacks >= left;
  }

  get progress(): number {
    const { callbacks, atUs } = this.recorded.head;
    const byTime = (atUs - this.from.atUs) / Math.max(1, this.atUs - this.from.atUs);
    return Math.min(1, Math.max(byTime, (callbacks - this.from.callbacks) / this.most));
  }
}

/** A callback writes some four events. */
const EVENTS_A_CALLBACK = 4;

/** A run being looked through from event number `seq` on, and made on meanwhile, as far as a number of callbacks. */
export class Search implements Work {
  readonly kind = "looking";
  /** The place after what was looked for, or null. */
  found: number | null = null;
  private seq: number;
  private readonly from: number;

  constructor(
    private readonly recorded: RecordedRun,
    private readonly find: Finder,
    { seq, callbacks }: { seq: number; callbacks: number },
    private readonly most: number,
  ) {
    this.seq = seq;
    this.from = callbacks;
  }

  advance(callbacks: number): boolean {
    const { run } = this.recorded;
    const enough = run.callbackCount + callbacks;
    let events = callbacks * EVENTS_A_CALLBACK;
    for (;;) {
      const to = Math.min(run.trace.length, this.seq + events);
      this.found = this.find(this.recorded.recording, this.seq, to);
      if (this.found !== null) return true;
      events -= to - this.seq;
      this.seq = to;
      if (to === run.trace.length) {
        if (run.end !== null || run.callbackCount >= this.from + this.most) return true;
        // Moment by moment: what is found shall be the newest that there is.
        if (run.callbackCount < enough) run.advance(Math.min(run.nextAtUs, Number.MAX_SAFE_INTEGER), callbacks);
      }
      if (events > 0 && run.callbackCount < enough) continue;
      readOn(this.recorded);
      return false;
    }
  }

  get progress(): number {
    return Math.min(1, (this.recorded.run.callbackCount - this.from) / this.most);
  }
}
