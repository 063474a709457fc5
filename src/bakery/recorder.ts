/**
 * Recorder: turns what the engine and the kitchen's program report into a trace.
 */
import { type EventLoop, type Future, type Probe, PURPOSES, type Queue, type Side, Task } from "../engine/index.ts";
import type { Change, Role } from "./change.ts";
import type { Loaf } from "./program.ts";
import { KINDS, type Kind, ROLES, type SENTENCES, Trace } from "./trace.ts";

const codes = Object.fromEntries(KINDS.map((kind, i) => [kind, i])) as Record<Kind, number>;
const FINISHED = 0;
const FAILED = 1;
const CANCELLED = 2;
const NOBODY = -1;

export class Recorder implements Probe {
  trace = new Trace();
  private loop: EventLoop | null = null;
  // What happens most is one event where the loop reports two: the delay of the sleep in which its task is about to be
  // suspended, and the alarm that is about to make its sleeper ready (0 for none; futures count from 1).
  private delayUs = 0;
  private alarm = 0;
  private readonly errorNumbers = new Map<string, number>();

  /** The loop needs its probe when it is made, and the probe its loop's clock: this closes the circle. */
  attach(loop: EventLoop): void {
    this.loop = loop;
  }

  /** Goes on in a new trace, which knows of the past only its changes, names and the loaves that are named here. */
  beginAnew(loaves: Iterable<number>): void {
    this.trace = this.trace.successor(loaves);
    this.errorNumbers.clear();
  }

  clockMoved(atUs: number): void {
    this.trace.moveTo(atUs);
  }

  turnStarted(): void {
    this.trace.noteTurn();
  }

  callbackReady(future: Future<unknown> | null): void {
    const task = future instanceof Task ? future.number : NOBODY;
    this.trace.append(codes.callbackReady, task, future?.id ?? 0, 0);
  }

  callbackStarted(): void {
    this.trace.append(codes.callbackStarted, NOBODY, 0, 0);
  }

  taskCreated(task: Task): void {
    this.trace.nameTask(task.number, task.name);
    this.trace.append(codes.taskCreated, task.number, 0, 0);
  }

  taskReady(task: Task): void {
    if (this.alarm === 0) this.trace.append(codes.taskReady, task.number, 0, 0);
    else {
      this.trace.append(codes.sleepOver, task.number, this.alarm, 0);
      this.alarm = 0;
    }
  }

  taskResumed(task: Task): void {
    this.trace.append(codes.taskResumed, task.number, 0, 0);
  }

  taskSuspended(task: Task, future: Future<unknown> | null): void {
    if (future === null) this.trace.append(codes.taskSuspended, task.number, 0, 0, task.mark);
    else if (future.purpose === "sleep") {
      this.trace.append(codes.taskSlept, task.number, future.id, this.delayUs, task.mark);
    } else {
      const purpose = PURPOSES.indexOf(future.purpose);
      this.trace.append(codes.taskSuspended, task.number, future.id, purpose, task.mark);
    }
  }

  taskEnded(task: Task): void {
    const outcome = outcomeOf(task);
    const error = outcome === FAILED ? this.errorOf(task.peekError()) : 0;
    this.trace.append(codes.taskEnded, task.number, outcome, error, task.mark);
  }

  taskCancelRequested(task: Task): void {
    this.trace.append(codes.taskCancelRequested, task.number, 0, 0);
  }

  sleepStarted(_future: Future<void>, delayUs: number): void {
    this.delayUs = delayUs;
  }

  sleepOver(future: Future<void>): void {
    this.alarm = future.id;
  }

  futureDone(future: Future<unknown>): void {
    const isWaiter = future.purpose === "put" || future.purpose === "get";
    if (isWaiter && !future.cancelled()) return;
    this.trace.append(codes.futureDone, this.current(), future.id, outcomeOf(future));
  }

  waiterJoined(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    this.trace.append(
      side === "put" ? codes.putterJoined : codes.getterJoined,
      this.current(),
      future.id,
      queue.number,
    );
  }

  waiterLeft(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    this.trace.append(side === "put" ? codes.putterLeft : codes.getterLeft, this.current(), future.id, queue.number);
  }

  joinStarted(queue: Queue<unknown>, future: Future<unknown>): void {
    this.trace.append(codes.joinStarted, this.current(), future.id, queue.number);
  }

  itemPut(queue: Queue<unknown>, item: unknown): void {
    this.trace.append(codes.itemPut, this.current(), (item as Loaf).id, queue.number);
  }

  itemTaken(queue: Queue<unknown>, item: unknown): void {
    this.trace.append(codes.itemTaken, this.current(), (item as Loaf).id, queue.number);
  }

  itemDone(queue: Queue<unknown>): void {
    this.trace.append(codes.itemDone, this.current(), 0, queue.number);
  }

  joinReleased(queue: Queue<unknown>): void {
    this.trace.append(codes.joinReleased, this.current(), 0, queue.number);
  }

  queueResized(queue: Queue<unknown>): void {
    this.trace.append(codes.queueResized, this.current(), Math.max(0, queue.maxsize), queue.number);
  }

  queueShutDown(queue: Queue<unknown>, isImmediate: boolean): void {
    this.trace.append(codes.queueShutDown, this.current(), isImmediate ? 1 : 0, queue.number);
  }

  callbackFailed(error: unknown): void {
    this.trace.append(codes.callbackFailed, this.current(), 0, this.errorOf(error));
  }

  deadlocked(): void {
    this.trace.append(codes.deadlocked, NOBODY, 0, 0);
  }

  taskLeftPending(task: Task): void {
    this.trace.append(codes.taskLeftPending, task.number, 0, 0, task.mark);
  }

  errorNeverRetrieved(future: Future<unknown>, error: unknown): void {
    const task = future instanceof Task ? future.number : NOBODY;
    this.trace.append(codes.errorNeverRetrieved, task, future.id, this.errorOf(error));
  }

  hired(task: Task, role: Role | "manager", index: number): void {
    this.trace.append(codes.hired, task.number, ROLES.indexOf(role), index);
  }

  /** A baker begins a loaf; gives the loaf its identity. */
  loafBegun(baker: Task, number: number): number {
    const id = this.trace.addLoaf();
    this.trace.append(codes.loafBegun, baker.number, id, number);
    return id;
  }

  printed(task: Task, sentence: (typeof SENTENCES)[number], loaf: Loaf): void {
    this.trace.printedSeqs.push(this.trace.length);
    this.trace.append(codes.printed, task.number, loaf.id, sentence === "makes" ? 0 : 1, task.mark);
  }

  changed(change: Change): void {
    this.trace.append(codes.changed, NOBODY, this.trace.changes.push(change) - 1, 0);
  }

  renamed(task: Task, name: string): void {
    this.trace.nameTask(task.number, name);
  }

  /** Writes an error down once and gives its number, from 1. */
  private errorOf(error: unknown): number {
    const words = error instanceof Error && error.message !== "" ? `${error.name}: ${error.message}` : nameOf(error);
    const number = this.errorNumbers.get(words) ?? this.trace.errors.push(words);
    this.errorNumbers.set(words, number);
    return number;
  }

  private current(): number {
    return (this.loop as EventLoop).currentTask?.number ?? NOBODY;
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));

function outcomeOf(future: Future<unknown>): number {
  if (future.cancelled()) return CANCELLED;
  return future.hasFailed() ? FAILED : FINISHED;
}
