/**
 * Sleep: a coroutine that goes on after a delay of virtual time.
 */
import { ValueError } from "./errors.ts";
import { CANCELLED, type Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";
import type { Timer } from "./timers.ts";

/**
 * A sleep and its alarm in one, and a coroutine written out, because it is what every program does most. As a generator
 * it would read `const alarm = loop.callLater(…); try { yield future; } finally { alarm.cancel(); }`.
 */
class Sleep implements Coroutine<void>, Timer {
  isOff = false;
  isDue = false;
  private readonly loop: EventLoop;
  private readonly delayUs: number;
  private future: Future<void> | null = null;
  private isStarted = false;

  constructor(loop: EventLoop, delayUs: number) {
    this.loop = loop;
    this.delayUs = delayUs;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Future<void> | null, void> {
    if (this.isStarted) return this.return();
    this.isStarted = true;
    return { done: false, value: this.delayUs <= 0 ? null : this.begin() };
  }

  /** Ends the sleep, early or not; an alarm that has not rung is set off the timers. */
  return(): IteratorResult<never, void> {
    this.isStarted = true;
    if (this.future !== null && !this.isDue && !this.isOff) {
      this.isOff = true;
      this.loop.timers.noteOff();
    }
    return { done: true, value: undefined };
  }

  throw(error: unknown): never {
    this.return();
    throw error;
  }

  /** The alarm. Source: futures._set_result_unless_cancelled, called by the timer. */
  run(): void {
    const { loop, future } = this;
    if (this.isOff || future === null) return;
    if (future.state === CANCELLED) {
      loop.noteCallback();
      return;
    }
    loop.callbackCount++;
    loop.probe?.sleepOver(future);
    future.setResult();
  }

  private begin(): Future<void> {
    const { loop, delayUs } = this;
    if (!Number.isSafeInteger(delayUs)) throw new ValueError(`sleep takes whole microseconds, not ${delayUs}`);
    this.future = new Future<void>(loop, "sleep");
    loop.timers.add(loop.nowUs + delayUs, this);
    loop.probe?.sleepStarted(this.future, delayUs);
    return this.future;
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
