/**
 * Trace: everything that happened in a run, in order, as plain events. Append-only; all that is shown is read from it.
 * Stored in chunks of packed numbers (12 bytes an event, and the time once a moment), read one event at a time.
 */
import type { Change } from "./change.ts";
import { Moments } from "./moments.ts";
import { Numbers } from "./numbers.ts";

/**
 * The kinds of event, in the past tense, and what `a` and `b` hold (0 where nothing is named). `task` is the task that
 * did it or that it happened to, or -1 for the loop itself. Futures, tasks, queues and loaves are numbers.
 */
export const KINDS = [
  "callbackReady", //     a: the future whose outcome it is told, or 0; `task` if that is one
  "callbackStarted",
  "taskCreated",
  "taskReady",
  "taskResumed",
  "taskSuspended", //     a: the future awaited          b: its purpose, an index of PURPOSES
  "taskEnded", //         a: an index of OUTCOMES        b: of a failed one, its error in `trace.errors`, from 1
  "taskCancelRequested",
  "taskSlept", //         a: the sleep's future          b: delay in microseconds; a suspension of its own kind
  "sleepOver", //         a: the sleep's future          the alarm's callback; the task joined the ready line
  "futureDone", //        a: the future                  b: an index of OUTCOMES; not for sleeps and woken waiters
  "putterJoined", //      a: the waiter's future         b: the queue
  "putterLeft", //        a: the waiter's future         b: the queue; woken, unless its future was cancelled
  "getterJoined", //      a: the waiter's future         b: the queue
  "getterLeft", //        a: the waiter's future         b: the queue
  "joinStarted", //       a: the waiter's future         b: the queue
  "itemPut", //           a: the loaf                    b: the queue
  "itemTaken", //         a: the loaf                    b: the queue
  "itemDone", //                                         b: the queue
  "joinReleased", //                                     b: the queue
  "queueResized", //      a: the new limit, 0 for none   b: the queue
  "queueShutDown", //     a: 1 when immediate            b: the queue
  "callbackFailed", //                                   b: its error in `trace.errors`, from 1
  "deadlocked",
  "taskLeftPending", //                                  the program ended, and the task had not
  "errorNeverRetrieved", // a: the future                b: its error in `trace.errors`, from 1; `task` if it is one
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

// An event is three words: kind, mark and task in one, then a, then b.
const WORDS = 3;
const KIND_BITS = 5;
const MARK_BITS = 4;
const KIND_MASK = (1 << KIND_BITS) - 1;
const MARK_MASK = (1 << MARK_BITS) - 1;
const TASK_SHIFT = KIND_BITS + MARK_BITS;
const LARGEST_WORD = 0xffff_ffff;
const CHUNK_BITS = 13;
const CHUNK = 1 << CHUNK_BITS;

export class Trace {
  /** The edits that were made, in order; `changed` events point here. */
  readonly changes: Change[] = [];
  /** The words of each error that ended something: Python's name for it, and what it said. */
  readonly errors: string[] = [];
  /** The `printed` events, by number: what stands in the console. */
  readonly printedSeqs = new Numbers();
  /** How many lines were printed before this trace began. */
  printedBefore = 0;
  /** The number of the first event of each turn of the loop; a turn without any shares it with the next. */
  readonly turnSeqs = new Numbers();
  /** How many turns there were before this trace began. */
  turnsBefore = 0;
  private readonly moments = new Moments();
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(0);
  private count = 0;
  /** Where in the chunk the next event goes. */
  private next = 0;
  /** The values of b that do not fit a word, by event: naps of more than 72 minutes. */
  private readonly large = new Map<number, number>();
  /** The `loafBegun` events, by loaf, from `firstLoaf` on. */
  private readonly loafSeqs = new Numbers();
  private firstLoaf = 0;
  /** Loaves begun before this trace was, oldest first. */
  private readonly olderLoaves = new Map<number, { baker: number; number: number; place: number }>();
  /** Every name a task has had since the trace began, with the event from which it holds; most have one. */
  private readonly names: { since: number; name: string }[][] = [];

  constructor() {
    this.addChunk();
    this.moveTo(0);
  }

  /** How many events there are. */
  get length(): number {
    return this.count;
  }

  /** Sets the time of the events to come. */
  moveTo(atUs: number): void {
    this.moments.note(atUs, this.count);
  }

  /** Says that a turn of the loop begins with the event to come. */
  noteTurn(): void {
    this.turnSeqs.push(this.count);
  }

  append(kind: number, task: number, a: number, b: number, mark = 0): void {
    if (this.next === CHUNK * WORDS) this.addChunk();
    const at = this.next;
    const { chunk } = this;
    chunk[at] = kind | (mark << KIND_BITS) | ((task + 1) << TASK_SHIFT);
    chunk[at + 1] = a;
    chunk[at + 2] = b;
    this.next = at + WORDS;
    if (b > LARGEST_WORD) this.large.set(this.count, b);
    this.count++;
  }

  /** Gives event number `seq`. Throws RangeError outside 0 … length − 1. */
  read(seq: number): TraceEvent {
    const atUs = this.atUsOf(seq);
    const chunk = this.chunks[seq >> CHUNK_BITS] as Uint32Array;
    const at = (seq & (CHUNK - 1)) * WORDS;
    const head = chunk[at] as number;
    const b = chunk[at + 2] as number;
    return {
      seq,
      atUs,
      kind: KINDS[head & KIND_MASK] as Kind,
      task: (head >>> TASK_SHIFT) - 1,
      a: chunk[at + 1] as number,
      b: this.large.size === 0 ? b : (this.large.get(seq) ?? b),
      mark: (head >>> KIND_BITS) & MARK_MASK,
    };
  }

  /** When event number `seq` happened. Throws RangeError outside 0 … length − 1. */
  atUsOf(seq: number): number {
    if (!(seq >= 0 && seq < this.length)) throw new RangeError(`event ${seq} of ${this.length}`);
    return this.moments.atUsOf(seq);
  }

  /** The number of events at or before a time. */
  countUntil(atUs: number): number {
    return this.moments.firstAfter(atUs) ?? this.length;
  }

  /** Says that the event to come begins a loaf; gives the loaf's number in the trace. */
  addLoaf(): number {
    this.loafSeqs.push(this.length);
    return this.firstLoaf + this.loafSeqs.length - 1;
  }

  /** The task that baked a loaf and the loaf's number among that baker's. */
  loaf(id: number): { baker: number; number: number } {
    const older = this.olderLoaves.get(id);
    if (older) return { baker: older.baker, number: older.number };
    const { task, b } = this.read(this.loafSeqs.at(id - this.firstLoaf) ?? -1);
    return { baker: task, number: b };
  }

  /**
   * The place of a loaf among those that this trace knows, from 0 without a gap; -1 for one it does not know. For lists
   * by loaf: the loaf's own number grows for as long as the kitchen runs, whatever is still kept of it.
   */
  placeOfLoaf(id: number): number {
    const older = this.olderLoaves.get(id);
    if (older) return older.place;
    const place = id - this.firstLoaf;
    return place >= 0 && place < this.loafSeqs.length ? this.olderLoaves.size + place : -1;
  }

  nameTask(task: number, name: string): void {
    this.names[task] ??= [];
    this.names[task].push({ since: this.length, name });
  }

  /** The name a task had at event `seq`. */
  nameOf(task: number, seq: number): string {
    return this.names[task]?.findLast((entry) => entry.since <= seq)?.name ?? "";
  }

  /** The line that a `printed` event wrote. */
  textOf(event: TraceEvent): string {
    return `${this.nameOf(event.task, event.seq)} ${SENTENCES[event.b]} bread ${this.loaf(event.a).number}`;
  }

  /** An empty trace that goes on where this one ends: same time, changes, names, and the loaves named. */
  successor(loaves: Iterable<number>): Trace {
    const next = new Trace();
    next.changes.push(...this.changes);
    next.moveTo(this.count > 0 ? this.moments.lastUs : 0);
    next.printedBefore = this.printedBefore + this.printedSeqs.length;
    next.turnsBefore = this.turnsBefore + this.turnSeqs.length;
    next.firstLoaf = this.firstLoaf + this.loafSeqs.length;
    for (const id of loaves) next.olderLoaves.set(id, { ...this.loaf(id), place: next.olderLoaves.size });
    this.names.forEach((names, task) => {
      const name = names.at(-1)?.name;
      if (name !== undefined) next.nameTask(task, name);
    });
    return next;
  }

  private addChunk(): void {
    this.chunk = new Uint32Array(CHUNK * WORDS);
    this.chunks.push(this.chunk);
    this.next = 0;
  }
}
