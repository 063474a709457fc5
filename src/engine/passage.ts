/**
 * Passage: a put or a get on its way: when it waits, when it goes through, and what it leaves behind when it is ended from
 * without. Who is woken and in which order is the queue's business.
 */
import type { Coroutine, Future } from "./future.ts";
import type { Side } from "./probe.ts";
import type { Queue } from "./queue.ts";

/**
 * The coroutine of a put or a get and the results of its steps in one, written out because every item goes through two
 * of them. As a generator, for a put: `while (queue.full()) { const waiter = queue.joinLine("put"); try { yield waiter; }
 * catch (error) { queue.leaveLine("put", waiter); throw error; } } queue.putNowait(item);`, where Python's `except` catches
 * closing too.
 * Source: Queue.put, Queue.get.
 */
export class Passage<T, R> implements Coroutine<R> {
  /** Of the latest step, as is `value`: what it waits for, or what came of it. */
  done = false;
  value: Future<void> | R | undefined = undefined;
  private readonly queue: Queue<T>;
  private readonly side: Side;
  private readonly item: T | undefined;

  constructor(queue: Queue<T>, side: Side, item: T | undefined) {
    this.queue = queue;
    this.side = side;
    this.item = item;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Future<void>, R> {
    const { queue, side } = this;
    if (this.done) return this.return(undefined as R);
    this.done = true; // unless it waits: an error ends it too
    if (side === "put" ? !queue.full() : !queue.empty()) {
      this.value = (side === "put" ? queue.putNowait(this.item as T) : queue.getNowait()) as R;
    } else {
      this.value = queue.joinLine(side);
      this.done = false;
    }
    return this as IteratorResult<Future<void>, R>;
  }

  /** Ends it: by itself, or closed by hand while it waits. */
  return(value: R): IteratorReturnResult<R> {
    this.leave();
    this.value = value;
    return this as IteratorReturnResult<R>;
  }

  throw(error: unknown): never {
    this.leave();
    throw error;
  }

  private leave(): void {
    if (!this.done && this.value !== undefined) this.queue.leaveLine(this.side, this.value as Future<void>);
    this.done = true;
  }
}
