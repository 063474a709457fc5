/**
 * Handle: a plain callback that was scheduled, for now or for later.
 */
import type { EventLoop } from "./loop.ts";
import type { Timer } from "./timers.ts";

/** A callback on its way to run; `cancel()` keeps it from running. Source: asyncio.Handle, TimerHandle. */
export class Handle implements Timer {
  /** Numbers futures and handles together, from 1. */
  readonly id: number;
  /** The deadline it was set for, or the time at which it was scheduled. */
  readonly atUs: number;
  isOff = false;
  isDue = false;
  private readonly loop: EventLoop;
  private readonly fn: () => void;
  private readonly isTimer: boolean;
  private hasRun = false;

  constructor(loop: EventLoop, atUs: number, fn: () => void, isTimer: boolean) {
    this.loop = loop;
    this.id = ++loop.futureCount;
    this.atUs = atUs;
    this.fn = fn;
    this.isTimer = isTimer;
  }

  cancel(): void {
    if (this.isOff) return;
    this.isOff = true;
    if (this.isTimer && !this.isDue) this.loop.timers.noteOff();
    if (!this.hasRun) this.loop.probe?.handleCancelled(this.id);
  }

  cancelled(): boolean {
    return this.isOff;
  }

  run(): void {
    if (this.isOff) return;
    this.hasRun = true;
    this.loop.runCallbackOf(this, this.fn);
  }
}
