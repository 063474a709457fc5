/**
 * What the engine tells an onlooker, in the order in which it happens. The engine never waits for an answer and never
 * behaves differently because somebody looks.
 */
import type { Future } from "./future.ts";
import type { Handle } from "./handle.ts";
import type { Queue } from "./queue.ts";
import type { Task } from "./task.ts";

/** Why a future was made: what the task that awaits it is waiting for. */
export const PURPOSES = ["future", "sleep", "put", "get", "join", "gather", "task"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Which of a queue's two waiting lines. */
export type Side = "put" | "get";

export interface Probe {
  /** Time has moved on: what is told from now on happens at `atUs`. */
  clockMoved(atUs: number): void;
  /** A turn begins: `dueCount` timers moved to the ready line, which now holds `todoCount` callbacks. */
  turnStarted(dueCount: number, todoCount: number): void;
  /** A plain callback joined the end of the ready line: by `callSoon` (null), or because a future got its outcome. */
  callbackReady(handle: Handle, future: Future<unknown> | null): void;
  /** A plain callback (neither a task's step nor a sleeper's alarm) begins to run; `handle` is the number of its handle. */
  callbackStarted(handle: number): void;
  /** A timer other than a sleep's was set, `delayUs` from now; that may be over already. */
  timerSet(handle: Handle, delayUs: number): void;
  /** A callback, or a timer, which for a sleep has the number of its future, was taken back before it ran. */
  handleCancelled(handle: number): void;

  taskCreated(task: Task): void;
  /** The task's next step joined the end of the ready line: it was created, woken, or gave up its turn. */
  taskReady(task: Task): void;
  /** A step begins: the task is the running one until it is suspended or ends. */
  taskResumed(task: Task): void;
  /** A step ended at an `await` of `future`, or of nothing (`sleep(0)`), on the line `task.line`. */
  taskSuspended(task: Task, future: Future<unknown> | null): void;
  /** The coroutine is over: finished, failed or cancelled; ask the task. */
  taskEnded(task: Task): void;
  taskCancelRequested(task: Task): void;
  /** The callback that runs, a step of `task` if it is one, is about to let time pass while nothing else can run. */
  stepBlocked(task: Task | null, delayUs: number): void;

  /** A sleep begins; its future will be done `delayUs` from now. */
  sleepStarted(future: Future<void>, delayUs: number): void;
  /** A sleeper's alarm callback runs; its future is done now. */
  sleepOver(future: Future<void>): void;
  /** A future other than a sleep's or a task's got its outcome. */
  futureDone(future: Future<unknown>): void;

  /** A waiter's future joined the end of a line of the queue. */
  waiterJoined(queue: Queue<unknown>, side: Side, future: Future<unknown>): void;
  /** The first waiter of a line was taken out of it and its future is about to be done. */
  waiterWoken(queue: Queue<unknown>, side: Side, future: Future<unknown>): void;
  /** A waiter's future left its line without being woken: it was cancelled, or its coroutine closed. */
  waiterLeft(queue: Queue<unknown>, side: Side, future: Future<unknown>): void;
  queueCreated(queue: Queue<unknown>): void;
  /** `gather` waits for these, in this order. */
  childrenGathered(gathering: Future<unknown>, children: readonly Future<unknown>[]): void;
  /** Somebody waits in `join()`. */
  joinStarted(queue: Queue<unknown>, future: Future<unknown>): void;
  /** Somebody waits in `join()` no more although nothing was released: their coroutine was closed. */
  joinLeft(queue: Queue<unknown>, future: Future<unknown>): void;
  itemPut(queue: Queue<unknown>, item: unknown): void;
  itemTaken(queue: Queue<unknown>, item: unknown): void;
  /** A put failed for want of a comparison, and the item lies on the queue all the same: nobody is woken for it. */
  itemStranded(queue: Queue<unknown>, item: unknown): void;
  /** A get or a shutdown failed for want of a comparison; the item is off the queue all the same: nobody has it. */
  itemLost(queue: Queue<unknown>, item: unknown): void;
  /** `taskDone()`; the queue's unfinished counter has gone down. */
  itemDone(queue: Queue<unknown>): void;
  /** The unfinished counter reached zero and those in `join()` were released. */
  joinReleased(queue: Queue<unknown>): void;
  queueResized(queue: Queue<unknown>): void;
  queueShutDown(queue: Queue<unknown>, isImmediate: boolean): void;
  /** An immediate shutdown took an item off the queue; the unfinished counter has gone down, if it was not zero. */
  itemDropped(queue: Queue<unknown>, item: unknown): void;

  /** A callback threw; the loop goes on. Source: BaseEventLoop.call_exception_handler. */
  callbackFailed(error: unknown): void;
  /** Nothing is ready and no timer is set. */
  deadlocked(): void;
  /** The loop was closed while the task was not over. CPython: "Task was destroyed but it is pending!". */
  taskLeftPending(task: Task): void;
  /** The loop was closed and nobody had asked for this error. CPython: "Task exception was never retrieved". */
  errorNeverRetrieved(future: Future<unknown>, error: unknown): void;
}
