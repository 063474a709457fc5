/**
 * LoopDraft: what events do to the loop's ready line, turns and timers. Part of a WorldDraft, whose world it writes to.
 * Mirrors: CPython 3.14 Lib/asyncio/base_events.py, BaseEventLoop._run_once.
 */
import type { OwnLoop } from "./own-world.ts";
import type { ReadyCallback, Timer } from "./world.ts";

export class LoopDraft {
  private readonly own: OwnLoop;

  /** Writes to `own`, and to the lists in it. */
  constructor(own: OwnLoop) {
    this.own = own;
  }

  join(does: ReadyCallback["does"], task: number, future: number, handle: number): void {
    const { own } = this;
    own.ready.push({ id: ++own.readyCount, does, task, future, handle });
  }

  beginTurn(dueCount: number, size: number): void {
    const { own } = this;
    own.turn++;
    for (let i = 0; i < dueCount && own.timers.length > 0; i++) {
      const { handle, future, task } = own.timers.shift() as Timer;
      this.join("rings", task, future, handle);
    }
    own.turnSize = size;
    own.todo = own.ready.length;
    own.current = null;
  }

  /** A step of a task runs. */
  runStep(task: number): void {
    const { ready } = this.own;
    let at = 0;
    // It is the first of the ready line, but where a trace does not say that what stood before it was taken back.
    while (at < ready.length && !isStepOf(ready[at] as ReadyCallback, task)) at++;
    this.run(at);
  }

  /** A plain callback runs, or that of a timer; gives the task of whose end it tells, -1 for none. */
  runHandle(handle: number): number {
    this.run(this.placeInReady(handle));
    const { current } = this.own;
    return current?.does === "tells" ? current.task : -1;
  }

  addTimer(handle: number, future: number, task: number, atUs: number): void {
    const { timers } = this.own;
    const timer: Timer = { handle, future, task, atUs };
    // Behind all that are due then. Moved up by hand: splice would make a list of what it takes out.
    let at = timers.push(timer) - 1;
    for (; at > 0 && (timers[at - 1] as Timer).atUs > atUs; at--) timers[at] = timers[at - 1] as Timer;
    timers[at] = timer;
  }

  /** A task sleeps until a timer, which is set already, and will finish what it awaits; gives when, null if it is not set. */
  sleepUntil(handle: number, task: number): number | null {
    const { timers } = this.own;
    const at = timers.findIndex((one) => one.handle === handle);
    const timer = timers[at];
    if (!timer) return null;
    timers[at] = { ...timer, future: handle, task };
    return timer.atUs;
  }

  /** A timer that has not rung leaves the timers; what stands in the ready line is passed over. */
  takeBack(handle: number): void {
    const { own } = this;
    const timer = own.timers.findIndex((one) => one.handle === handle);
    if (timer >= 0) own.timers.splice(timer, 1);
    const at = this.placeInReady(handle);
    if (at === own.ready.length) return;
    own.ready.splice(at, 1);
    if (at < own.todo) own.todo--;
  }

  /** Somebody acts from outside. */
  leaveCurrent(): void {
    this.own.current = null;
  }

  /** What stands at a place of the ready line leaves it and runs. */
  private run(at: number): void {
    const { own } = this;
    own.callbacks++;
    own.current = (at === 0 ? own.ready.shift() : own.ready.splice(at, 1)[0]) ?? null;
    if (own.todo > 0) own.todo--;
  }

  private placeInReady(handle: number): number {
    const { ready } = this.own;
    let at = 0;
    while (at < ready.length && (ready[at] as ReadyCallback).handle !== handle) at++;
    return at;
  }
}

const isStepOf = ({ task, handle }: ReadyCallback, number: number): boolean => task === number && handle === 0;
