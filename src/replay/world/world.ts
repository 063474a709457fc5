/**
 * World: the state of asyncio at one place of a trace, as plain data: tasks, timers, the ready line, queues, gatherings.
 * Whose world it is (a kitchen's, or any program's) it does not know. What moves it on is in world-draft.ts.
 */
import type { Outcome, Purpose, QueueOrder, Side } from "../../trace/index.ts";

export type FutureState = "pending" | "done" | "cancelled";

/**
 * States of a task, what holds in each and what moves it on:
 * 1. ready: its step stands in the ready line once. taskResumed → running.
 * 2. running: its step runs. taskSuspended, taskSlept → suspended; taskEnded → over.
 * 3. suspended: it awaits `future`, or nothing (`sleep(0)`). taskReady, sleepOver → ready.
 * 4. over: the coroutine ended, and `outcome` says how.
 */
export type TaskStage = "ready" | "running" | "suspended" | "over";

export interface TaskState {
  readonly task: number;
  readonly name: string;
  /** The name of its coroutine function, "" where it is not known. */
  readonly coroutine: string;
  /** The task as a future, for others to await. */
  readonly ownFuture: number;
  /** The task that made it, -1 for none. */
  readonly parent: number;
  readonly stage: TaskStage;
  /** Whether its first step has run. */
  readonly hasBegun: boolean;
  /**
   * What it awaits, or what woke it and its step has not seen yet: a future, 0 for none, and how that stands. `purpose`
   * and `queue` tell of the last await, also while it runs.
   */
  readonly future: number;
  readonly futureState: FutureState;
  readonly purpose: Purpose;
  /** The queue on which it put, got or joined last; -1 before. */
  readonly queue: number;
  /** It has been asked to stop, and its next step will throw CancelledError into the coroutine. */
  readonly isCancelRequested: boolean;
  /** How it ended, null before, and what a failed one raised. */
  readonly outcome: Outcome | null;
  readonly error: string;
  /** Whoever waits for its end has been told of it. */
  readonly isTold: boolean;
  /** The source line on which it stands, 0 where that is not known. */
  readonly line: number;
  /** Since when it is as it is, and until when it sleeps, null if it does not. */
  readonly sinceUs: number;
  readonly untilUs: number | null;
  /**
   * The items in its hands, the earliest first: what it took and has neither reported done, nor put, nor been through with.
   * Many a program never reports. So one is through with an item when one asks for another, takes another after having
   * awaited something else, or returns.
   */
  readonly held: readonly number[];
  /** It has awaited something other than an item since it took the last. */
  readonly hasAwaited: boolean;
  /** It stands, or stood and has not got through, in a line to put an item. */
  readonly isOffering: boolean;
  /** The line from which it was woken and has neither put nor taken since, nor waited; null for none. */
  readonly wokenFrom: Side | null;
  /** How many items had been put on that queue, or taken from it, when it was woken. */
  readonly wokenAfter: number;
  /** How often it was woken and somebody else was quicker, so that it joined the line again. */
  readonly overtaken: number;
  readonly puts: number;
  readonly gets: number;
  /** Of those it put, the ones that it had taken. */
  readonly passedOn: number;
  /** Items that it reported done and had in its hands, and those that it was through with and had not reported. */
  readonly dones: number;
  readonly unreported: number;
  /** The item it put last, 0 for none. */
  readonly lastPut: number;
}

/**
 * Something in the ready line.
 * 1. begins, wakes, goesOn: a step of `task`: its first; after the future it awaits was done; after it gave up its turn.
 * 2. rings: a timer that is due: of the sleep of `task`, which will finish `future`, or one that `task` set.
 * 3. tells: a plain callback, which is told that `future` has its outcome: of `task` if it is one. calls: any other.
 */
export interface ReadyCallback {
  /** Counts what has joined the ready line, so that one can be followed. */
  readonly id: number;
  readonly does: "begins" | "wakes" | "goesOn" | "rings" | "tells" | "calls";
  readonly task: number;
  readonly future: number;
  /** 0 for a step. */
  readonly handle: number;
}

export interface Timer {
  /** That of a sleep bears the number of its future. */
  readonly handle: number;
  /** The future that it finishes, 0 for none. */
  readonly future: number;
  readonly task: number;
  readonly atUs: number;
}

/** Somebody in a waiting line, and the future they hold. A cancelled one stands there until its task has run. */
export interface Waiter {
  readonly task: number;
  readonly future: number;
  /** They were woken from this line and found the room, or the item, gone. */
  readonly isAgain: boolean;
  /** Who put or took last since they were woken; -1 where nobody did, as when a queue was made smaller meanwhile. */
  readonly overtakenBy: number;
}

export interface QueueState {
  readonly queue: number;
  readonly name: string;
  readonly order: QueueOrder;
  /** 0 for no limit. */
  readonly maxsize: number;
  /** The items on it in the order in which they were put. */
  readonly items: readonly number[];
  /**
   * The same items, each where it can be drawn so that it does not move: at the lowest place that was free when it was put.
   * Null where a place is free; `firstFree` is the lowest.
   */
  readonly places: readonly (number | null)[];
  readonly firstFree: number;
  readonly putters: readonly Waiter[];
  readonly getters: readonly Waiter[];
  /** Those in `join()`. */
  readonly joiners: readonly Waiter[];
  /** Items put and not yet reported done: what `join()` waits for. */
  readonly unfinished: number;
  readonly puts: number;
  readonly gets: number;
  readonly dones: number;
  /** Items that nobody took and that are gone: by an immediate shutdown, or by a get that failed. */
  readonly dropped: number;
  /** The task that put last, and that took last; -1 before, and where it was no task. */
  readonly lastPutBy: number;
  readonly lastTakenBy: number;
  readonly isShutDown: boolean;
}

/** The part of the world that is the loop itself: what it has run, what is ready to, and what will be. */
export interface LoopState {
  /** How many callbacks have run. */
  readonly callbacks: number;
  /** How many turns have begun. */
  readonly turn: number;
  /** How many callbacks the turn had when it began, and how many of them are still to run: the first of the line. */
  readonly turnSize: number;
  readonly todo: number;
  /** First in line first. */
  readonly ready: readonly ReadyCallback[];
  /** How many callbacks have joined the ready line. */
  readonly readyCount: number;
  /** The callback that runs, or the one that has just run; null when something happened from outside since. */
  readonly current: ReadyCallback | null;
  /** Those not yet due and not taken back, in the order in which they will be. */
  readonly timers: readonly Timer[];
}

export interface World extends LoopState {
  /** How many events have happened. */
  readonly seq: number;
  /** When the last of them did. */
  readonly atUs: number;
  /** How many times somebody acted from outside. */
  readonly interventions: number;
  /** The task whose step runs, or -1. */
  readonly running: number;
  /** By number. */
  readonly tasks: readonly TaskState[];
  readonly queues: readonly QueueState[];
  /** The tasks that each gathering waits for, by its future. */
  readonly gatherings: ReadonlyMap<number, readonly number[]>;
  /** How many texts were printed. */
  readonly printed: number;
  /** Nothing is ready and no timer is set. */
  readonly isDeadlocked: boolean;
  /** The loop was closed while tasks were not over: they will never go on. */
  readonly isLeft: boolean;
}

/** The world before anything has happened. */
export const EMPTY_WORLD: World = {
  seq: 0,
  atUs: 0,
  callbacks: 0,
  interventions: 0,
  turn: 0,
  turnSize: 0,
  todo: 0,
  ready: [],
  readyCount: 0,
  current: null,
  running: -1,
  timers: [],
  tasks: [],
  queues: [],
  gatherings: new Map(),
  printed: 0,
  isDeadlocked: false,
  isLeft: false,
};

/** Whether no more fits on a queue. */
export const isFull = ({ maxsize, items }: Pick<QueueState, "maxsize" | "items">): boolean =>
  maxsize > 0 && items.length >= maxsize;
