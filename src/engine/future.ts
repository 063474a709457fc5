/**
 * Future: an outcome that is not there yet, and the callbacks to schedule when it is.
 * A task that awaits a future is one of its callbacks; callbacks are scheduled on the loop, never called at once.
 */
import { CancelledError, InvalidStateError, LoopError } from "./errors.ts";
import type { EventLoop } from "./loop.ts";
import type { Probe, Purpose } from "./probe.ts";
import { repr } from "./repr.ts";
import type { Task } from "./task.ts";

/**
 * A coroutine: a generator that yields the future it waits for, or null to give up its turn once (`sleep(0)`).
 * The loop resumes it with nothing, or throws the future's error into it.
 */
// biome-ignore lint/suspicious/noExplicitAny: futures of every outcome pass through the same yield
export type Coroutine<T> = Generator<Future<any> | null, T, void>;

// biome-ignore lint/suspicious/noExplicitAny: a callback takes whatever future it was added to
export type DoneCallback = (future: Future<any>) => void;

/**
 * States, and what moves a future on:
 * 1. PENDING: no outcome; callbacks may be added. `setResult` → DONE; `setException` → FAILED; `cancel` → CANCELLED.
 * 2. DONE: `outcome` is the result; final.
 * 3. FAILED: `outcome` is the error; final.
 * 4. CANCELLED: `outcome` is the error that a cancelled coroutine let through, until somebody takes it; final.
 */
export const PENDING = 0;
export const DONE = 1;
export const FAILED = 2;
export const CANCELLED = 3;
type State = typeof PENDING | typeof DONE | typeof FAILED | typeof CANCELLED;

/** Source: CPython 3.14 Lib/asyncio/futures.py, class Future. */
export class Future<T> {
  readonly loop: EventLoop;
  readonly id: number;
  /** What the one who awaits this future waits for; a label for onlookers. */
  readonly purpose: Purpose;
  /** Engine-internal. */
  state: State = PENDING;
  /**
   * Engine-internal: somebody who awaits it has handed it up, and no task has taken it yet. A task that refuses it
   * leaves it so. Source: Future._asyncio_future_blocking.
   */
  isBlocking = false;
  /** Engine-internal: what the one who cancelled it had to say. */
  cancelMessage: string | undefined = undefined;
  private outcome: unknown = undefined;
  // Most futures have exactly one callback, the task that awaits them.
  private first: Task<unknown> | DoneCallback | null = null;
  private others: (Task<unknown> | DoneCallback)[] | null = null;

  constructor(loop: EventLoop, purpose: Purpose = "future") {
    this.loop = loop;
    this.purpose = purpose;
    this.id = ++loop.futureCount;
  }

  done(): boolean {
    return this.state !== PENDING;
  }

  cancelled(): boolean {
    return this.state === CANCELLED;
  }

  /** Whether it is done with an exception. */
  hasFailed(): boolean {
    return this.state === FAILED;
  }

  /** Gives the result. Throws the exception that was set, CancelledError, or InvalidStateError while pending. */
  result(): T {
    if (this.state === DONE) return this.outcome as T;
    if (this.state === FAILED) throw this.retrieveError();
    if (this.state === CANCELLED) throw this.makeCancelledError();
    throw new InvalidStateError("Result is not set.");
  }

  /** Gives the exception, or null. Throws CancelledError, or InvalidStateError while pending. */
  exception(): unknown {
    if (this.state === CANCELLED) throw this.makeCancelledError();
    if (this.state === PENDING) throw new InvalidStateError("Exception is not set.");
    return this.state === FAILED ? this.retrieveError() : null;
  }

  /** Engine-internal: the error of a failed future, without taking notice of it. */
  peekError(): unknown {
    return this.outcome;
  }

  /** Whether it failed and nobody has asked for its error yet. Source: Future.__log_traceback. */
  isUnretrieved(): boolean {
    return this.loop.unretrieved.has(this);
  }

  /** Throws InvalidStateError unless pending. */
  setResult(value: T): void {
    if (this.state !== PENDING) throw new InvalidStateError("invalid state");
    this.outcome = value;
    this.settle(DONE);
  }

  /** Throws InvalidStateError unless pending. */
  setException(error: unknown): void {
    if (this.state !== PENDING) throw new InvalidStateError("invalid state");
    this.outcome = error;
    this.loop.unretrieved.add(this);
    this.settle(FAILED);
  }

  /** Cancels a pending future and schedules its callbacks; false when it is too late. */
  cancel(message?: string): boolean {
    if (this.state !== PENDING) return this.refuseCancel();
    this.cancelMessage = message;
    this.settle(CANCELLED);
    return true;
  }

  /** Calls `fn(this)` through the loop once this future is done, or soon if it already is. */
  addDoneCallback(fn: DoneCallback): void {
    this.loop.takeStep();
    if (this.state !== PENDING) this.schedule(fn);
    else this.addCallback(fn);
  }

  /** Removes every occurrence of a callback and says how many there were. */
  removeDoneCallback(fn: DoneCallback): number {
    const all = this.takeCallbacks();
    const kept = all.filter((callback) => callback !== fn);
    for (const callback of kept) this.addCallback(callback);
    return all.length - kept.length;
  }

  /** Awaits this future: `yield* future`. Source: Future.__await__; _asynciomodule.c, FutureIter_am_send. */
  *[Symbol.iterator](): Coroutine<T> {
    if (this.state !== PENDING) this.loop.takeStep();
    while (this.state === PENDING) {
      if (this.isBlocking) throw new LoopError("await wasn't used with future");
      this.isBlocking = true;
      yield this;
    }
    return this.result();
  }

  /** Shows the state and the outcome. Source: base_futures._future_repr_info, without the callbacks. */
  toString(): string {
    return `<Future ${this.describeState()}>`;
  }

  /** The state in Python's word for it; what is to be told beside it, a name say; the outcome. */
  protected describeState(beside = ""): string {
    if (this.state === PENDING) return `pending${beside}`;
    if (this.state === CANCELLED) return `cancelled${beside}`;
    return `finished${beside} ${this.state === FAILED ? "exception" : "result"}=${repr(this.outcome)}`;
  }

  /** Engine-internal: the error with which a waiter learns of a cancellation. Source: Future._make_cancelled_error. */
  makeCancelledError(): CancelledError {
    const kept = this.state === CANCELLED ? (this.outcome as CancelledError | undefined) : undefined;
    if (kept === undefined) return new CancelledError(this.cancelMessage);
    this.outcome = undefined;
    return kept;
  }

  /** Engine-internal: whether the first to be told of its outcome is a task that awaits it. */
  isAwaited(): boolean {
    return this.first !== null && typeof this.first !== "function";
  }

  /** Engine-internal: lets a task wait for this future, which must be pending or done. */
  wakeWhenDone(task: Task<unknown>): void {
    if (this.state === PENDING) this.addCallback(task);
    else this.loop.makeReady(task);
  }

  /** Engine-internal: what to throw into the task that this future woke, or `undefined` when it has a result. */
  takeWakeError(): { error: unknown } | undefined {
    if (this.state === CANCELLED) return { error: this.makeCancelledError() };
    return this.state === FAILED ? { error: this.retrieveError() } : undefined;
  }

  /** Cancels it with the very error that its coroutine let through. */
  protected cancelWith(error: CancelledError): void {
    this.outcome = error;
    this.cancelMessage = undefined;
    this.settle(CANCELLED);
  }

  /** Too late to cancel; whoever tried takes no more interest in its error. */
  protected refuseCancel(): false {
    this.loop.unretrieved.delete(this);
    return false;
  }

  private retrieveError(): unknown {
    this.loop.unretrieved.delete(this);
    return this.outcome;
  }

  private settle(state: State): void {
    this.state = state;
    if (this.loop.probe !== null) this.report(this.loop.probe);
    const first = this.first;
    if (first === null) return;
    this.first = null;
    this.schedule(first);
    const others = this.others;
    if (others === null) return;
    this.others = null;
    for (const callback of others) this.schedule(callback);
  }

  /** Tells the probe of the outcome; kinds of futures with an event of their own override it. */
  protected report(probe: Probe): void {
    // That a sleep is over has been told by its alarm.
    if (this.purpose !== "sleep" || this.state === CANCELLED) probe.futureDone(this);
  }

  private schedule(callback: Task<unknown> | DoneCallback): void {
    if (typeof callback === "function") this.loop.schedule(() => callback(this), this);
    else this.loop.makeReady(callback);
  }

  private addCallback(callback: Task<unknown> | DoneCallback): void {
    if (this.first === null) this.first = callback;
    else if (this.others === null) this.others = [callback];
    else this.others.push(callback);
  }

  private takeCallbacks(): (Task<unknown> | DoneCallback)[] {
    const all = this.first === null ? [] : [this.first, ...(this.others ?? [])];
    this.first = null;
    this.others = null;
    return all;
  }
}

/** Awaits a future: gives its result or throws its error. */
export function* wait<T>(future: Future<T>): Coroutine<T> {
  return yield* future;
}
