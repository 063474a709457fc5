/**
 * Trace: everything that happened in a run, in order, as plain events. Append-only; all that is shown is read from it.
 * Stored in chunks of typed columns (22 bytes an event), read one event at a time.
 */
import type { Change } from "./change.ts";

/**
 * The kinds of event, in the past tense, and what `a` and `b` hold (0 where nothing is named). `task` is the task that
 * did it or that it happened to, or -1 for the loop itself. Futures, tasks, queues and loaves are numbers.
 */
export const KINDS = [
  "turnStarted", //       a: timers that became due      b: callbacks in this turn
  "callbackStarted",
  "taskCreated",
  "taskReady",
  "taskResumed",
  "taskSuspended", //     a: the future awaited          b: its purpose, an index of PURPOSES
  "taskEnded", //         a: an index of OUTCOMES
  "taskCancelRequested",
  "sleepStarted", //      a: the sleep's future          b: delay in microseconds
  "sleepOver", //         a: the sleep's future
  "futureDone", //        a: the future                  b: an index of OUTCOMES
  "putterJoined", //      a: the waiter's future         b: the queue
  "putterLeft", //        a: the waiter's future         b: the queue
  "getterJoined", //      a: the waiter's future         b: the queue
  "getterLeft", //        a: the waiter's future         b: the queue
  "joinStarted", //       a: the waiter's future         b: the queue
  "itemPut", //           a: the loaf                    b: the queue
  "itemTaken", //         a: the loaf                    b: the queue
  "itemDone", //                                         b: the queue
  "joinReleased", //                                     b: the queue
  "queueResized", //      a: the new limit, 0 for none   b: the queue
  "queueShutDown", //     a: 1 when immediate            b: the queue
  "callbackFailed",
  "deadlocked",
  "hired", //             a: index of ROLES              b: number within the role; `task` is the person's
  "loafBegun", //         a: the loaf                    b: its number; `task` is its baker
  "printed", //           a: the loaf                    b: an index of SENTENCES
  "changed", //           a: an index of `trace.changes`
] as const;
export type Kind = (typeof KINDS)[number];
export const OUTCOMES = ["finished", "failed", "cancelled"] as const;
export const ROLES = ["manager", "baker", "eater"] as const;
export const SENTENCES = ["makes", "eats"] as const;

export interface TraceEvent {
  readonly seq: number;
  /** Virtual time in microseconds. */
  readonly atUs: number;
  readonly kind: Kind;
  readonly task: number;
  readonly a: number;
  readonly b: number;
  /** The program line on which the task stands, a `Mark`; 0 where none is meant. */
  readonly mark: number;
}

const CHUNK_BITS = 13;
const CHUNK = 1 << CHUNK_BITS;

class Chunk {
  readonly atUs = new Float64Array(CHUNK);
  readonly task = new Int32Array(CHUNK);
  readonly a = new Uint32Array(CHUNK);
  readonly b = new Uint32Array(CHUNK);
  readonly kind = new Uint8Array(CHUNK);
  readonly mark = new Uint8Array(CHUNK);
}

export class Trace {
  /** The edits that were made, in order; `changed` events point here. */
  readonly changes: Change[] = [];
  /** The `printed` events, by number: what stands in the console. */
  readonly printedSeqs: number[] = [];
  private readonly chunks: Chunk[] = [];
  private chunk: Chunk;
  private count = 0;
  // A loaf's baker and number, by loaf.
  private readonly loafBakers: number[] = [];
  private readonly loafNumbers: number[] = [];
  /** Every name a task has had, with the event from which it holds; most have one. */
  private readonly names: { since: number; name: string }[][] = [];

  constructor() {
    this.chunk = this.addChunk();
  }

  /** How many events there are. */
  get length(): number {
    return this.count;
  }

  append(atUs: number, kind: number, task: number, a: number, b: number, mark: number): void {
    const i = this.count & (CHUNK - 1);
    if (i === 0 && this.count > 0) this.addChunk();
    const { chunk } = this;
    chunk.atUs[i] = atUs;
    chunk.kind[i] = kind;
    chunk.task[i] = task;
    chunk.a[i] = a;
    chunk.b[i] = b;
    chunk.mark[i] = mark;
    this.count++;
  }

  /** Gives event number `seq`. Throws RangeError outside 0 … length − 1. */
  read(seq: number): TraceEvent {
    const chunk = this.chunkOf(seq);
    const i = seq & (CHUNK - 1);
    return {
      seq,
      atUs: chunk.atUs[i] as number,
      kind: KINDS[chunk.kind[i] as number] as Kind,
      task: chunk.task[i] as number,
      a: chunk.a[i] as number,
      b: chunk.b[i] as number,
      mark: chunk.mark[i] as number,
    };
  }

  atUsOf(seq: number): number {
    return this.chunkOf(seq).atUs[seq & (CHUNK - 1)] as number;
  }

  /** The number of events at or before a time. */
  countUntil(atUs: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.atUsOf(middle) <= atUs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Registers the loaf with the next number; gives that number. */
  addLoaf(baker: number, number: number): number {
    this.loafNumbers.push(number);
    return this.loafBakers.push(baker) - 1;
  }

  /** The task that baked a loaf and the loaf's number among that baker's. */
  loaf(id: number): { baker: number; number: number } {
    return { baker: this.loafBakers[id] as number, number: this.loafNumbers[id] as number };
  }

  nameTask(task: number, name: string): void {
    this.names[task] ??= [];
    this.names[task].push({ since: this.count, name });
  }

  /** The name a task had at event `seq`. */
  nameOf(task: number, seq: number): string {
    return this.names[task]?.findLast((entry) => entry.since <= seq)?.name ?? "";
  }

  /** The line that a `printed` event wrote. */
  textOf(event: TraceEvent): string {
    return `${this.nameOf(event.task, event.seq)} ${SENTENCES[event.b]} bread ${this.loaf(event.a).number}`;
  }

  private addChunk(): Chunk {
    this.chunk = new Chunk();
    this.chunks.push(this.chunk);
    return this.chunk;
  }

  private chunkOf(seq: number): Chunk {
    if (!(seq >= 0 && seq < this.count)) throw new RangeError(`event ${seq} of ${this.count}`);
    return this.chunks[seq >> CHUNK_BITS] as Chunk;
  }
}
