/**
 * Sleep: a coroutine that goes on after a delay of virtual time.
 */
import { CANCELLED, type Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";
import type { Timer } from "./timers.ts";

/** A sleeper's future and its timer in one: half the objects for what every program does most. */
class Nap extends Future<void> implements Timer {
  readonly atUs: number;
  isOff = false;
  private isDue = false;

  constructor(loop: EventLoop, delayUs: number) {
    super(loop, "sleep");
    this.atUs = loop.nowUs + delayUs;
    loop.timers.add(this);
    loop.probe?.sleepStarted(this, delayUs);
  }

  /** Source: futures._set_result_unless_cancelled, called by the timer. */
  run(): void {
    this.isDue = true;
    if (this.isOff) return;
    if (this.state === CANCELLED) {
      this.loop.noteCallback();
      return;
    }
    this.loop.callbackCount++;
    this.loop.probe?.sleepOver(this);
    this.setResult();
  }

  turnOff(): void {
    if (this.isOff || this.isDue) return;
    this.isOff = true;
    this.loop.timers.noteOff();
  }

  protected override report(): void {
    if (this.state === CANCELLED) super.report();
  }
}

/**
 * Suspends the running task for whole microseconds; 0 or less gives up its turn once and sets no timer.
 * Source: CPython 3.14 Lib/asyncio/tasks.py, sleep.
 */
export function* sleep(loop: EventLoop, delayUs: number): Coroutine<void> {
  if (delayUs <= 0) {
    yield null;
    return;
  }
  const nap = new Nap(loop, delayUs);
  try {
    yield nap;
  } finally {
    nap.turnOff();
  }
}
