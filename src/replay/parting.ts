/**
 * Parting: where two runs are no longer the same, by what one sees in the kitchen: what comes about, when, by whom, with which
 * loaf. How the programs are written, and what only the loop sees, is left out: an ending may differ long before it matters.
 */
import { type EventReader, KINDS, type Trace } from "../trace/index.ts";
import type { Recording } from "./recording.ts";
import { isVisible } from "./steps.ts";

/** The numbers of events just after the first thing that one run has and the other has not, or has otherwise. */
export interface Parting {
  readonly first: number;
  readonly second: number;
  /** Microseconds: of the earlier of the two. */
  readonly atUs: number;
}

/** The visible events of one run, one by one. */
class Sight {
  private readonly recording: Recording;
  private readonly read: EventReader;
  seq = 0;

  constructor(recording: Recording) {
    this.recording = recording;
    this.read = recording.trace.openReader();
  }

  private get trace(): Trace {
    return this.recording.trace;
  }

  /** The time of the next visible event up to `untilUs`, with `seq` at it; null where there is none yet. */
  next(untilUs: number): number | null {
    for (; this.seq < this.trace.length; this.seq++) {
      const event = this.read(this.seq);
      if (event.atUs > untilUs) return null;
      // What somebody changed by hand is no difference yet: what comes of it is.
      if (event.kind !== "intervened" && isVisible(event, this.recording.cast)) return event.atUs;
    }
    return null;
  }

  /** What the event at `seq` is, in a number a part: two that are the same to a viewer have the same. */
  get look(): readonly [kind: number, atUs: number, task: number, item: number] {
    const event = this.read(this.seq);
    const task = "task" in event ? event.task : -1;
    return [KINDS.indexOf(event.kind), event.atUs, task, "item" in event ? event.item : -1];
  }
}

/** Follows two runs side by side until they part. */
export class PartingSearch {
  private readonly first: Sight;
  private readonly second: Sight;
  private found: Parting | null = null;

  constructor(first: Recording, second: Recording) {
    this.first = new Sight(first);
    this.second = new Sight(second);
  }

  /** Where they part, as far as both have been made, up to a time in microseconds; null where they do not. */
  until(untilUs: number): Parting | null {
    while (!this.found) {
      const times = [this.first.next(untilUs), this.second.next(untilUs)] as const;
      const [a, b] = times;
      if (a === null && b === null) return null;
      if (a === null || b === null || !isSame(this.first.look, this.second.look)) {
        this.found = this.partedAt(a, b);
        break;
      }
      this.first.seq++;
      this.second.seq++;
    }
    return this.found;
  }

  private partedAt(a: number | null, b: number | null): Parting {
    const atUs = Math.min(a ?? Number.POSITIVE_INFINITY, b ?? Number.POSITIVE_INFINITY);
    // Of one that has nothing more to show by then, all that it has.
    const after = (sight: Sight, at: number | null): number => (at === null ? sight.seq : sight.seq + 1);
    return { first: after(this.first, a), second: after(this.second, b), atUs };
  }
}

const isSame = (a: readonly number[], b: readonly number[]): boolean => a.every((one, i) => one === b[i]);
