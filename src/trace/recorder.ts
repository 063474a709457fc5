/**
 * Recorder: writes down what the engine reports, as a trace.
 * Past 300 lines: a method for each thing that it reports.
 */
import { type Future, type Handle, type Probe, type Queue, type Side, Task } from "../engine/index.ts";
import { OUTCOMES, PURPOSES } from "./events.ts";
import { CODES } from "./layout.ts";
import { Trace } from "./trace.ts";

const NOBODY = -1;
const FINISHED = OUTCOMES.indexOf("finished");
const FAILED = OUTCOMES.indexOf("failed");
const CANCELLED = OUTCOMES.indexOf("cancelled");

/** Says which number an item has when it is put, and when it is taken. */
export interface ItemNumbering {
  put(queue: Queue<unknown>, item: unknown): number;
  taken(queue: Queue<unknown>, item: unknown): number;
}

export class Recorder implements Probe {
  trace = new Trace();
  private events = this.trace.events;
  /** The task whose step runs. */
  private running = NOBODY;
  private readonly items: ItemNumbering;
  // What happens most is one event where the loop reports two: the sleep in which its task is about to be suspended, and
  // the future of the timer that is about to make its sleeper ready (0 for none; futures count from 1). Where it does not
  // come so, because a coroutine is driven by hand, the timer is written as soon as something else happens.
  private slept = 0;
  private delayUs = 0;
  private rung = 0;
  /** By queue: what each task has taken from it and not reported. */
  private readonly held: Held[] = [];
  private interventions = 0;

  constructor(items: ItemNumbering) {
    this.items = items;
  }

  /** Goes on in a new trace, which knows nothing of what happened so far. */
  beginAnew(): void {
    this.trace = this.trace.successor();
    this.events = this.trace.events;
  }

  clockMoved(atUs: number): void {
    this.trace.moveTo(atUs);
  }

  turnStarted(dueCount: number, size: number): void {
    this.events.append2(CODES.turnStarted, NOBODY, dueCount, size);
  }

  callbackReady(handle: Handle, future: Future<unknown> | null): void {
    this.settleUp();
    const task = future instanceof Task ? future.number : NOBODY;
    this.trace.append({ kind: "callbackReady", task, future: future?.id ?? 0, handle: handle.id });
  }

  callbackStarted(handle: number): void {
    this.trace.append({ kind: "callbackStarted", handle });
  }

  timerSet(handle: Handle, delayUs: number): void {
    const [delay, lateUs] = [Math.max(0, delayUs), Math.max(0, -delayUs)];
    this.trace.append({ kind: "timerSet", task: this.current(), handle: handle.id, delayUs: delay, lateUs });
  }

  handleCancelled(handle: number): void {
    this.settleUp();
    this.trace.append({ kind: "handleCancelled", handle });
  }

  taskCreated(task: Task): void {
    const { number, id: future, name, coroutineName: coroutine } = task;
    this.trace.append({ kind: "taskCreated", task: number, future, parent: this.current(), name, coroutine });
  }

  taskReady(task: Task): void {
    if (this.slept !== 0) this.settleUp();
    if (this.rung === 0) this.events.append0(CODES.taskReady, task.number);
    else {
      this.events.append1(CODES.sleepOver, task.number, this.rung);
      this.rung = 0;
    }
  }

  taskResumed(task: Task): void {
    this.running = task.number;
    this.events.append0(CODES.taskResumed, task.number);
  }

  taskSuspended(task: Task, future: Future<unknown> | null): void {
    if (future !== null && future.id === this.slept) {
      this.slept = 0;
      this.running = NOBODY;
      this.events.append3(CODES.taskSlept, task.number, future.id, this.delayUs, task.line);
      return;
    }
    this.settleUp();
    this.running = NOBODY;
    if (future === null) this.events.append3(CODES.taskSuspended, task.number, 0, 0, task.line);
    else {
      this.events.append3(CODES.taskSuspended, task.number, future.id, PURPOSES.indexOf(future.purpose), task.line);
    }
  }

  taskEnded(task: Task): void {
    this.settleUp();
    this.running = NOBODY;
    const outcome = outcomeOf(task);
    const error = outcome === FAILED ? wordsOf(task.peekError()) : "";
    this.trace.append({
      kind: "taskEnded",
      task: task.number,
      outcome: OUTCOMES[outcome] ?? "finished",
      error,
      line: task.line,
    });
  }

  taskCancelRequested(task: Task): void {
    this.settleUp();
    this.events.append0(CODES.taskCancelRequested, task.number);
  }

  stepBlocked(task: Task | null, delayUs: number): void {
    this.settleUp();
    this.trace.append({ kind: "stepBlocked", task: task?.number ?? NOBODY, delayUs, line: task?.line ?? 0 });
  }

  /** A coroutine of that name was made in a step of the task, and is not awaited. */
  neverAwaited(task: Task, coroutine: string): void {
    this.settleUp();
    this.trace.append({ kind: "neverAwaited", task: task.number, coroutine, line: task.line });
  }

  sleepStarted(future: Future<void>, delayUs: number): void {
    this.settleUp();
    this.slept = future.id;
    this.delayUs = delayUs;
    if (this.running === NOBODY) this.settleUp();
  }

  sleepOver(future: Future<void>): void {
    if (future.isAwaited()) {
      this.rung = future.id;
      return;
    }
    this.callbackStarted(future.id);
    this.events.append2(CODES.futureDone, NOBODY, future.id, FINISHED);
  }

  futureDone(future: Future<unknown>): void {
    // That a waiter was woken has been told.
    const isWaiter = future.purpose === "put" || future.purpose === "get";
    if (isWaiter && !future.cancelled()) return;
    this.events.append2(CODES.futureDone, this.current(), future.id, outcomeOf(future));
  }

  queueCreated(queue: Queue<unknown>): void {
    const { number, order } = queue;
    const maxsize = Math.max(0, queue.maxsize);
    this.held[number] = new Held();
    this.trace.append({ kind: "queueCreated", task: this.current(), queue: number, maxsize, order, name: "" });
  }

  waiterJoined(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    const code = side === "put" ? CODES.putterJoined : CODES.getterJoined;
    this.events.append2(code, this.current(), future.id, queue.number);
  }

  waiterWoken(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    const code = side === "put" ? CODES.putterWoken : CODES.getterWoken;
    this.events.append2(code, this.current(), future.id, queue.number);
  }

  waiterLeft(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    const code = side === "put" ? CODES.putterLeft : CODES.getterLeft;
    this.events.append2(code, this.current(), future.id, queue.number);
  }

  childrenGathered(gathering: Future<unknown>, children: readonly Future<unknown>[]): void {
    this.settleUp();
    for (const child of new Set(children)) {
      if (child instanceof Task) this.events.append1(CODES.childGathered, child.number, gathering.id);
    }
  }

  joinStarted(queue: Queue<unknown>, future: Future<unknown>): void {
    this.events.append2(CODES.joinStarted, this.current(), future.id, queue.number);
  }

  itemPut(queue: Queue<unknown>, item: unknown): void {
    this.events.append2(CODES.itemPut, this.current(), this.items.put(queue, item), queue.number);
  }

  itemTaken(queue: Queue<unknown>, item: unknown): void {
    const task = this.current();
    const number = this.items.taken(queue, item);
    if (task !== NOBODY) this.held[queue.number]?.take(task, number);
    this.events.append2(CODES.itemTaken, task, number, queue.number);
  }

  itemStranded(queue: Queue<unknown>, item: unknown): void {
    this.events.append2(CODES.itemStranded, this.current(), this.items.put(queue, item), queue.number);
  }

  itemLost(queue: Queue<unknown>, item: unknown): void {
    this.events.append2(CODES.itemLost, this.current(), this.items.taken(queue, item), queue.number);
  }

  itemDone(queue: Queue<unknown>): void {
    const task = this.current();
    const item = task === NOBODY ? 0 : (this.held[queue.number] as Held).report(task);
    this.events.append2(CODES.itemDone, task, item, queue.number);
  }

  joinLeft(queue: Queue<unknown>, future: Future<unknown>): void {
    this.events.append2(CODES.joinLeft, this.current(), future.id, queue.number);
  }

  joinReleased(queue: Queue<unknown>): void {
    this.trace.append({ kind: "joinReleased", task: this.current(), queue: queue.number });
  }

  queueResized(queue: Queue<unknown>): void {
    this.events.append2(CODES.queueResized, this.current(), Math.max(0, queue.maxsize), queue.number);
  }

  queueShutDown(queue: Queue<unknown>, isImmediate: boolean): void {
    this.trace.append({ kind: "queueShutDown", task: this.current(), queue: queue.number, isImmediate });
  }

  itemDropped(queue: Queue<unknown>, item: unknown): void {
    this.events.append2(CODES.itemDropped, this.current(), this.items.taken(queue, item), queue.number);
  }

  callbackFailed(error: unknown): void {
    this.trace.append({ kind: "callbackFailed", task: this.current(), error: wordsOf(error) });
  }

  deadlocked(): void {
    this.trace.append({ kind: "deadlocked" });
  }

  taskLeftPending(task: Task): void {
    this.trace.append({ kind: "taskLeftPending", task: task.number, line: task.line });
  }

  errorNeverRetrieved(future: Future<unknown>, error: unknown): void {
    const task = future instanceof Task ? future.number : NOBODY;
    this.trace.append({ kind: "errorNeverRetrieved", task, future: future.id, error: wordsOf(error) });
  }

  renamed(task: Task, name: string): void {
    this.trace.append({ kind: "taskRenamed", task: task.number, name });
  }

  /** Says that somebody acts from outside now; gives the number of the act. */
  intervened(): number {
    this.trace.append({ kind: "intervened", number: this.interventions });
    return this.interventions++;
  }

  /** Writes the timer of a sleep that was begun in the step that runs and is not what this waits for. */
  private settleUp(): void {
    if (this.slept === 0) return;
    const { slept: handle, delayUs, running: task } = this;
    this.slept = 0;
    this.trace.append({ kind: "timerSet", task, handle, delayUs, lateUs: 0 });
  }

  /** Who does what is about to be written. */
  private current(): number {
    if (this.slept !== 0) this.settleUp();
    return this.running;
  }
}

/** What each task has taken from one queue and not reported done. */
class Held {
  private readonly counts: number[] = [];
  /** The one item of a task that has taken one; 0 where it is not known which is still to be reported. */
  private readonly items: number[] = [];

  take(task: number, item: number): void {
    const count = this.counts[task] ?? 0;
    this.counts[task] = count + 1;
    this.items[task] = count === 0 ? item : 0;
  }

  /** Takes in a report; gives the item that it must be about, or 0. */
  report(task: number): number {
    const count = this.counts[task] ?? 0;
    const item = this.items[task] ?? 0;
    this.items[task] = 0;
    if (count > 0) this.counts[task] = count - 1;
    return item;
  }
}

/** An error in Python's words. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === "" ? error.name : `${error.name}: ${error.message}`;
}

function outcomeOf(future: Future<unknown>): number {
  if (future.cancelled()) return CANCELLED;
  return future.hasFailed() ? FAILED : FINISHED;
}
