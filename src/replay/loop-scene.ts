/**
 * LoopScene: asyncio's event loop at one moment, as plain data: what a Scene does not tell of it. The queue's items and
 * its two lines are the scene's.
 */
import type { Purpose } from "../engine/index.ts";

export type FutureState = "pending" | "done" | "cancelled";

/**
 * Something in the ready line.
 * 1. begins, wakes, goesOn: a step of `task`: its first; after the future it awaits was done; after it gave up its turn.
 * 2. rings: the alarm of the sleep of `task`, which will set the result of `future`.
 * 3. tells: a plain callback, which is told that `task` is over (by gather, or by what runs main).
 */
export interface ReadyCallback {
  /** Counts what has joined the ready line, so that one can be followed. */
  readonly id: number;
  readonly does: "begins" | "wakes" | "goesOn" | "rings" | "tells";
  readonly task: number;
  /** The future that it is about; 0 for none. */
  readonly future: number;
}

export interface LoopTimer {
  readonly future: number;
  readonly task: number;
  /** The deadline in virtual time, in microseconds. */
  readonly atUs: number;
}

/** A task as the loop sees it. */
export interface LoopTask {
  readonly task: number;
  readonly isBaker: boolean;
  /** Whether its first step has run. */
  readonly hasBegun: boolean;
  /** What it awaits: a future, 0 for none, what that is for, and how it stands with it. */
  readonly future: number;
  readonly purpose: Purpose;
  readonly state: FutureState;
  /** It has been asked to stop, and its next step will throw CancelledError into the coroutine. */
  readonly isCancelled: boolean;
  readonly isOver: boolean;
  /** Whoever waits for its end has been told of it. */
  readonly isTold: boolean;
}

export interface LoopScene {
  /** How many events of the trace have happened. */
  readonly seq: number;
  /** How many turns have begun. */
  readonly turn: number;
  /** How many callbacks the turn had when it began, and how many of them are still to run: the first of the line. */
  readonly turnSize: number;
  readonly todo: number;
  /** First in line first. */
  readonly ready: readonly ReadyCallback[];
  /** The callback that runs, or the one that has just run. */
  readonly current: ReadyCallback | null;
  /** Whether `current` has more to do. */
  readonly isRunning: boolean;
  /** Those not yet due and not taken back, in the order in which they will be. */
  readonly timers: readonly LoopTimer[];
  /** By task number. */
  readonly tasks: readonly LoopTask[];
  /** The tasks whose ends gather waits for. */
  readonly gathered: readonly number[];
  /** How many callbacks have joined the ready line. */
  readonly readyCount: number;
}
