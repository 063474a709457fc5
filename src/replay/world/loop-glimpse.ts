/**
 * LoopGlimpse: in the place of a LoopDraft where nobody is expected to ask for the loop. Keeps no ready line and no
 * order of timers, which are half the work of a draft, but what the tasks hear of them.
 */
import type { LoopDraft } from "./loop-draft.ts";
import type { LoopState, ReadyCallback } from "./world.ts";

type Loop = Pick<LoopDraft, keyof LoopDraft>;

export class LoopGlimpse implements Loop {
  /** By handle: when a timer rings, other than that of a sleep in one event; and of whose end a callback tells. */
  private readonly timers = new Map<number, number>();
  private readonly tells = new Map<number, number>();

  constructor({ timers, ready }: LoopState) {
    for (const { handle, atUs } of timers) this.timers.set(handle, atUs);
    for (const { does, handle, task } of ready) if (does === "tells") this.tells.set(handle, task);
  }

  join(does: ReadyCallback["does"], task: number, _future: number, handle: number): void {
    if (does === "tells") this.tells.set(handle, task);
  }

  beginTurn(): void {}

  runStep(): void {}

  runHandle(handle: number): number {
    if (this.timers.size > 0) this.timers.delete(handle);
    const task = this.tells.size > 0 ? this.tells.get(handle) : undefined;
    if (task === undefined) return -1;
    this.tells.delete(handle);
    return task;
  }

  addTimer(handle: number, future: number, _task: number, atUs: number): void {
    if (future === 0) this.timers.set(handle, atUs);
  }

  sleepUntil(handle: number): number | null {
    return this.timers.get(handle) ?? null;
  }

  takeBack(handle: number): void {
    this.timers.delete(handle);
    this.tells.delete(handle);
  }

  leaveCurrent(): void {}
}
