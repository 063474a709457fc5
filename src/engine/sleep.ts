/**
 * Sleep: a coroutine that goes on after a delay of virtual time.
 */
import { ValueError } from "./errors.ts";
import { CANCELLED, type Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";
import type { Timer } from "./timers.ts";

const OVER: IteratorReturnResult<void> = { done: true, value: undefined };

/**
 * A sleep, its alarm and the result of its first step in one, and a coroutine written out, because it is what every
 * program does most. As a generator: `const alarm = loop.callLater(…); try { yield future; } finally { alarm.cancel(); }`.
 */
class Sleep implements Coroutine<void>, Timer {
  isOff = false;
  isDue = false;
  private hasRung = false;
  /** With `value`, the result of the first step; `undefined` before it, null for a turn given up. */
  readonly done = false;
  value: Future<void> | null | undefined = undefined;
  private readonly loop: EventLoop;
  private readonly delayUs: number;

  constructor(loop: EventLoop, delayUs: number) {
    this.loop = loop;
    this.delayUs = delayUs;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Future<void> | null, void> {
    if (this.value !== undefined) return this.return();
    this.value = null; // an error ends it too
    if (!(this.delayUs <= 0)) this.value = this.begin();
    return this as IteratorYieldResult<Future<void> | null>;
  }

  /** Ends the sleep, early or not; an alarm that has not rung never will, be it late already. */
  return(): IteratorReturnResult<void> {
    this.value ??= null;
    if (this.value !== null && !this.hasRung && !this.isOff) {
      this.isOff = true;
      if (!this.isDue) this.loop.timers.noteOff();
      this.loop.probe?.handleCancelled(this.value.id);
    }
    return OVER;
  }

  throw(error: unknown): never {
    this.return();
    throw error;
  }

  /** The alarm. Source: futures._set_result_unless_cancelled, called by the timer. */
  run(): void {
    const { loop, value: future } = this;
    if (this.isOff || !future) return;
    this.hasRung = true;
    if (future.state === CANCELLED) {
      loop.noteCallback(future.id);
      return;
    }
    loop.callbackCount++;
    loop.probe?.sleepOver(future);
    future.setResult();
  }

  private begin(): Future<void> {
    const { loop, delayUs } = this;
    if (!Number.isSafeInteger(delayUs)) throw new ValueError(`sleep takes whole microseconds, not ${delayUs}`);
    loop.takeStep();
    const future = new Future<void>(loop, "sleep");
    loop.timers.add(loop.nowUs + delayUs, this);
    loop.probe?.sleepStarted(future, delayUs);
    return future;
  }
}

/**
 * Suspends the running task for whole microseconds; 0 or less gives up its turn once and sets no timer.
 * Throws ValueError for what is not a whole number.
 * Source: CPython 3.14 Lib/asyncio/tasks.py, sleep.
 */
export function sleep(loop: EventLoop, delayUs: number): Coroutine<void> {
  return new Sleep(loop, delayUs);
}
