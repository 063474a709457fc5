/**
 * History: the scene at any place of a trace, quickly. Keeps a scene every so many events and folds on from there.
 */
import type { Trace } from "../bakery/index.ts";

const FEWEST_EVENTS_BETWEEN = 2048;
// A crowded scene is dear to keep: rarer ones hold the memory in proportion to the trace.
const EVENTS_A_THING = 8;

/** A picture of a run after so many events of its trace. */
interface Picture {
  readonly seq: number;
}

/** How pictures of one sort are made: `fold` gives a later one, `things` says how much one holds. */
export interface Folding<P extends Picture> {
  readonly fold: (picture: P, trace: Trace, seq: number) => P;
  readonly things: (picture: P) => number;
}

export class History<P extends Picture> {
  private readonly trace: Trace;
  private readonly folding: Folding<P>;
  /** Pictures in the order of the trace, as far as anybody has looked. Never empty. */
  private readonly kept: P[];
  private last: P;

  /** `first` is the picture before the trace's first event. */
  constructor(trace: Trace, first: P, folding: Folding<P>) {
    this.trace = trace;
    this.folding = folding;
    this.last = first;
    this.kept = [first];
  }

  /** The picture after `seq` events. Throws RangeError beyond the trace. */
  sceneAt(seq: number): P {
    const { fold } = this.folding;
    let picture = this.keptBefore(seq);
    if (this.last.seq <= seq && this.last.seq > picture.seq) picture = this.last;
    for (let next = this.nextToKeep(); next <= seq; next = this.nextToKeep()) {
      picture = fold(picture.seq <= next ? picture : (this.kept.at(-1) as P), this.trace, next);
      this.kept.push(picture);
    }
    this.last = fold(picture, this.trace, seq);
    return this.last;
  }

  private nextToKeep(): number {
    const newest = this.kept.at(-1) as P;
    return newest.seq + Math.max(FEWEST_EVENTS_BETWEEN, EVENTS_A_THING * this.folding.things(newest));
  }

  /** The last kept picture that does not lie after `seq`. */
  private keptBefore(seq: number): P {
    let low = 0;
    let high = this.kept.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.kept[middle] as P).seq <= seq) low = middle;
      else high = middle - 1;
    }
    return this.kept[low] as P;
  }
}
