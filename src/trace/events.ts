/**
 * The events of a trace: what happened in an asyncio program, in asyncio's words. What each means, which may follow
 * which and what a producer owes is in SPEC.md; how they are packed is in layout.ts.
 *
 * Past 300 lines: a type for each kind of event, with what it means.
 *
 * Tasks, queues and source lines are numbers. Futures and handles (of callbacks and timers) share one count, as do items;
 * 0 is no future, no handle, no item, no line. A task of -1 is nobody: the loop itself, or somebody outside.
 */

/** What a suspended task waits for. */
export const PURPOSES = [
  "future",
  "sleep",
  "put",
  "get",
  "join",
  "gather",
  "task",
  "lock",
  "event",
  "condition",
  "semaphore",
  "barrier",
  "thread",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** How a future or a task ended. */
export const OUTCOMES = ["finished", "failed", "cancelled"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** In which order a queue gives its items back. */
export const ORDERS = ["fifo", "lifo", "priority"] as const;
export type QueueOrder = (typeof ORDERS)[number];

/** Which of a queue's two waiting lines. */
export const SIDES = ["put", "get"] as const;
export type Side = (typeof SIDES)[number];

interface Happening {
  /** The number of the event: the first is 0. */
  readonly seq: number;
  /** Time of the loop's clock, in microseconds. */
  readonly atUs: number;
}

/** A turn of the loop began: so many timers were due and joined the ready line, which now holds `size` callbacks. */
export interface TurnStarted extends Happening {
  readonly kind: "turnStarted";
  readonly dueCount: number;
  readonly size: number;
}

/** A plain callback joined the ready line, because `future` (0: nobody's) got its outcome; `task` is that future if it is one. */
export interface CallbackReady extends Happening {
  readonly kind: "callbackReady";
  readonly task: number;
  readonly future: number;
  readonly handle: number;
}

/** A plain callback, or that of a timer, began to run. */
export interface CallbackStarted extends Happening {
  readonly kind: "callbackStarted";
  readonly handle: number;
}

/** A callback or timer was taken back: it will not run. */
export interface HandleCancelled extends Happening {
  readonly kind: "handleCancelled";
  readonly handle: number;
}

/** A timer was set, for `delayUs` from now, or for a time that was over `lateUs` ago; one of the two is 0. */
export interface TimerSet extends Happening {
  readonly kind: "timerSet";
  readonly task: number;
  readonly handle: number;
  readonly delayUs: number;
  readonly lateUs: number;
}

/** A coroutine was handed to the loop, by the task `parent` or from outside (-1). */
export interface TaskCreated extends Happening {
  readonly kind: "taskCreated";
  readonly task: number;
  /** The task as a future, for others to await. */
  readonly future: number;
  readonly parent: number;
  readonly name: string;
  /** The name of the coroutine function, "" where it is not known. */
  readonly coroutine: string;
}

export interface TaskRenamed extends Happening {
  readonly kind: "taskRenamed";
  readonly task: number;
  readonly name: string;
}

/** The task's next step joined the ready line: its first, after what it awaited was done, or after giving up its turn. */
export interface TaskReady extends Happening {
  readonly kind: "taskReady";
  readonly task: number;
}

/** A step of the task began to run. */
export interface TaskResumed extends Happening {
  readonly kind: "taskResumed";
  readonly task: number;
}

/** The task's step ended at an `await` on a line: of `future`, or of none, which gives up its turn once. */
export interface TaskSuspended extends Happening {
  readonly kind: "taskSuspended";
  readonly task: number;
  readonly future: number;
  readonly purpose: Purpose;
  readonly line: number;
}

/** `timerSet` and `taskSuspended` in one: the timer bears the number of the future that it will finish. */
export interface TaskSlept extends Happening {
  readonly kind: "taskSlept";
  readonly task: number;
  readonly future: number;
  readonly delayUs: number;
  readonly line: number;
}

/** `callbackStarted`, `futureDone` and `taskReady` in one: the timer of a sleep rang, its future is done, its task ready. */
export interface SleepOver extends Happening {
  readonly kind: "sleepOver";
  readonly task: number;
  readonly future: number;
}

/** The coroutine is over. `error` is what a failed one raised, "" otherwise. */
export interface TaskEnded extends Happening {
  readonly kind: "taskEnded";
  readonly task: number;
  readonly outcome: Outcome;
  readonly error: string;
  readonly line: number;
}

/** Somebody called `task.cancel()`. */
export interface TaskCancelRequested extends Happening {
  readonly kind: "taskCancelRequested";
  readonly task: number;
}

/** The step of `task` let time pass while nothing else could run, as `time.sleep` does: the clock moves on by `delayUs`. */
export interface StepBlocked extends Happening {
  readonly kind: "stepBlocked";
  readonly task: number;
  readonly delayUs: number;
  readonly line: number;
}

/** A coroutine was made in a step of `task`, and nobody awaited it: nothing of it ran. */
export interface NeverAwaited extends Happening {
  readonly kind: "neverAwaited";
  readonly task: number;
  /** Its function's name, with its class: `Queue.put`. */
  readonly coroutine: string;
  readonly line: number;
}

/** A future other than a task's got its outcome; `task` is who was running. */
export interface FutureDone extends Happening {
  readonly kind: "futureDone";
  readonly task: number;
  readonly future: number;
  readonly outcome: Outcome;
}

/** `future`, which is a gathering, waits for `child`, a task; one event for each. */
export interface ChildGathered extends Happening {
  readonly kind: "childGathered";
  readonly future: number;
  /** The number of the child's task. */
  readonly task: number;
}

/** A line of the source ran, in a step of `task`. Producers that cannot see lines leave these out. */
export interface LineRan extends Happening {
  readonly kind: "lineRan";
  readonly task: number;
  readonly line: number;
}

export interface QueueCreated extends Happening {
  readonly kind: "queueCreated";
  readonly task: number;
  readonly queue: number;
  /** How many items it holds at most; 0 for any number. */
  readonly maxsize: number;
  readonly order: QueueOrder;
  /** The variable or attribute that holds it, "" where it is not known. */
  readonly name: string;
}

export interface QueueResized extends Happening {
  readonly kind: "queueResized";
  readonly task: number;
  readonly queue: number;
  readonly maxsize: number;
}

export interface QueueShutDown extends Happening {
  readonly kind: "queueShutDown";
  readonly task: number;
  readonly queue: number;
  readonly isImmediate: boolean;
}

/** A waiter's future joined the end of one of the queue's lines. */
export interface WaiterJoined extends Happening {
  readonly kind: "putterJoined" | "getterJoined";
  readonly task: number;
  readonly future: number;
  readonly queue: number;
}

/** The first in line was taken out of it and its future is done: there is room, or an item, or the queue is shut down. */
export interface WaiterWoken extends Happening {
  readonly kind: "putterWoken" | "getterWoken";
  readonly task: number;
  readonly future: number;
  readonly queue: number;
}

/** A waiter's future left its line without being woken: it was cancelled, or its coroutine closed. */
export interface WaiterLeft extends Happening {
  readonly kind: "putterLeft" | "getterLeft";
  readonly task: number;
  readonly future: number;
  readonly queue: number;
}

/** Somebody waits in `join()`. */
export interface JoinStarted extends Happening {
  readonly kind: "joinStarted";
  readonly task: number;
  readonly future: number;
  readonly queue: number;
}

/** Somebody left `join()` without being let go or cancelled: their coroutine was closed. */
export interface JoinLeft extends Happening {
  readonly kind: "joinLeft";
  readonly task: number;
  readonly future: number;
  readonly queue: number;
}

/** The unfinished counter reached zero and those in `join()` are let go. */
export interface JoinReleased extends Happening {
  readonly kind: "joinReleased";
  readonly task: number;
  readonly queue: number;
}

/** An item was put: the same number as before if it was on a queue before and was taken. */
export interface ItemPut extends Happening {
  readonly kind: "itemPut";
  readonly task: number;
  readonly item: number;
  readonly queue: number;
}

export interface ItemTaken extends Happening {
  readonly kind: "itemTaken";
  readonly task: number;
  readonly item: number;
  readonly queue: number;
}

/** An immediate shutdown took an item off the queue: nobody has it, and one fewer is unfinished, if any was. */
export interface ItemDropped extends Happening {
  readonly kind: "itemDropped";
  readonly task: number;
  readonly item: number;
  readonly queue: number;
}

/**
 * A put, or a get or a shutdown, failed after the item was on the queue, or off it: a priority queue found two that cannot be compared.
 * The item stays there, or is gone, and nothing else of a put or get happened.
 */
export interface ItemTorn extends Happening {
  readonly kind: "itemStranded" | "itemLost";
  readonly task: number;
  readonly item: number;
  readonly queue: number;
}

/** `task_done()`: one item fewer is unfinished; `item` is the one it is about where that is known, else 0. */
export interface ItemDone extends Happening {
  readonly kind: "itemDone";
  readonly task: number;
  readonly item: number;
  readonly queue: number;
}

/** Something was written, in a step of `task` or outside all. Without the line feed that ends it. */
export interface Printed extends Happening {
  readonly kind: "printed";
  readonly task: number;
  readonly text: string;
}

/** From outside, between two callbacks, somebody acts on the program; `number` counts such acts from 0. */
export interface Intervened extends Happening {
  readonly kind: "intervened";
  readonly number: number;
}

/** A plain callback raised, and the loop went on. */
export interface CallbackFailed extends Happening {
  readonly kind: "callbackFailed";
  readonly task: number;
  readonly error: string;
}

/** Nothing is ready and no timer is set. */
export interface Deadlocked extends Happening {
  readonly kind: "deadlocked";
}

/** The loop was closed, and the task was not over. */
export interface TaskLeftPending extends Happening {
  readonly kind: "taskLeftPending";
  readonly task: number;
  readonly line: number;
}

/** The loop was closed, and nobody had asked for the error of `future`; `task` is that future if it is one. */
export interface ErrorNeverRetrieved extends Happening {
  readonly kind: "errorNeverRetrieved";
  readonly task: number;
  readonly future: number;
  readonly error: string;
}

export type TraceEvent =
  | TurnStarted
  | CallbackReady
  | CallbackStarted
  | HandleCancelled
  | TimerSet
  | TaskCreated
  | TaskRenamed
  | TaskReady
  | TaskResumed
  | TaskSuspended
  | TaskSlept
  | SleepOver
  | TaskEnded
  | TaskCancelRequested
  | StepBlocked
  | NeverAwaited
  | FutureDone
  | ChildGathered
  | LineRan
  | QueueCreated
  | QueueResized
  | QueueShutDown
  | WaiterJoined
  | WaiterWoken
  | WaiterLeft
  | JoinStarted
  | JoinLeft
  | JoinReleased
  | ItemPut
  | ItemTaken
  | ItemDone
  | ItemTorn
  | ItemDropped
  | Printed
  | Intervened
  | CallbackFailed
  | Deadlocked
  | TaskLeftPending
  | ErrorNeverRetrieved;

export type Kind = TraceEvent["kind"];
