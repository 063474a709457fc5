/**
 * Everything that the engine reports, as lines in the words of referee.py.
 */
import {
  CancelledError,
  type EventLoop,
  ExceptionGroup,
  type Future,
  type Probe,
  type Queue,
  type Side,
  type Task,
  ValueError,
} from "../../src/engine/index.ts";

/** Python's str() of plain values; an error's name and, where its words are CPython's, its words. */
export function show(value: unknown): string {
  if (value instanceof ExceptionGroup) {
    return `${value.name}(${value.words}: ${value.errors.map(show).join(", ")})`;
  }
  if (value instanceof Error) return `${value.name}(${isSaidInFull(value) ? value.message : ""})`;
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return String(value);
}

const isSaidInFull = (error: Error): boolean =>
  error instanceof CancelledError || error instanceof ValueError || error instanceof TypeError;

export class Record implements Probe {
  readonly lines: string[] = [];
  readonly tasks: Task[] = [];
  futures: Future<unknown>[] = [];
  protected loop: EventLoop | null = null;
  private turn = 0;
  private turnSaid = 0;
  /** When the sleep of a future is over, or in which line it stands. */
  private readonly places = new Map<Future<unknown>, string>();

  attach(loop: EventLoop): void {
    this.loop = loop;
  }

  note(...words: unknown[]): void {
    this.lines.push(words.join(" "));
  }

  clockMoved(): void {}
  timerSet(): void {}
  handleCancelled(): void {}
  queueCreated(): void {}
  itemStranded(): void {}
  joinLeft(): void {}
  itemLost(): void {}
  itemDropped(): void {}
  childrenGathered(): void {}
  turnStarted(): void {
    this.turn++;
  }
  callbackReady(): void {
    this.note("callback ready");
  }
  callbackStarted(): void {
    this.sayTurn();
    this.note("callback");
  }
  taskCreated(task: Task): void {
    this.tasks.push(task);
    this.note(name(task), "created");
  }
  taskReady(task: Task): void {
    this.note(name(task), "ready");
  }
  taskResumed(task: Task): void {
    this.sayTurn();
    this.note(name(task), "resumed");
  }
  taskSuspended(task: Task, future: Future<unknown> | null): void {
    this.note(name(task), "waits for", this.awaited(future));
  }
  taskEnded(task: Task): void {
    this.note(name(task), task.cancelled() ? "cancelled" : task.hasFailed() ? "failed" : "finished");
  }
  taskCancelRequested(): void {}
  sleepStarted(future: Future<void>, delayUs: number): void {
    this.places.set(future, `sleep until ${(this.loop as EventLoop).nowUs + delayUs}`);
  }
  sleepOver(_future: Future<void>): void {
    this.sayTurn();
    this.note("alarm");
  }
  futureDone(): void {}
  waiterJoined(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    this.places.set(future, `${side} q${queue.number}`);
    this.note(`q${queue.number}`, `${side}ter`, "joined");
  }
  waiterWoken(queue: Queue<unknown>, side: Side, _future: Future<unknown>): void {
    this.note(`q${queue.number}`, `${side}ter`, "left");
  }
  waiterLeft(queue: Queue<unknown>, side: Side, _future: Future<unknown>): void {
    this.note(`q${queue.number}`, `${side}ter`, "left");
  }
  joinStarted(queue: Queue<unknown>, future: Future<unknown>): void {
    this.places.set(future, `join q${queue.number}`);
  }
  itemPut(queue: Queue<unknown>, item: unknown): void {
    this.note(`q${queue.number} put`, show(item), queue.qsize(), queue.unfinished);
  }
  itemTaken(queue: Queue<unknown>, item: unknown): void {
    this.note(`q${queue.number} get`, show(item), queue.qsize(), queue.unfinished);
  }
  itemDone(queue: Queue<unknown>): void {
    this.note(`q${queue.number} done`, queue.qsize(), queue.unfinished);
  }
  joinReleased(queue: Queue<unknown>): void {
    this.note(`q${queue.number} released`);
  }
  queueResized(): void {}
  queueShutDown(queue: Queue<unknown>, isImmediate: boolean): void {
    this.note(`q${queue.number} shutdown`, show(isImmediate));
  }
  callbackFailed(error: unknown): void {
    this.note("handler", show(error));
  }
  deadlocked(): void {}
  taskLeftPending(): void {}
  stepBlocked(): void {}
  errorNeverRetrieved(): void {}

  private sayTurn(): void {
    if (this.turnSaid === this.turn) return;
    this.turnSaid = this.turn;
    this.note("turn", this.turn, "at", this.loop?.nowUs);
  }

  private awaited(future: Future<unknown> | null): string {
    if (future === null) return "nothing";
    if (future.purpose === "task") return name(future as Task);
    if (future.purpose === "gather") return "gather";
    const number = this.futures.indexOf(future);
    return number >= 0 ? `f${number}` : (this.places.get(future) ?? "future");
  }
}

export const name = (task: Task): string => `T${task.number}`;

/** Tells one and the other. */
export function both(record: Record, recorder: Probe): Record {
  return new Proxy(record, {
    get(target, key) {
      const own = Reflect.get(target, key) as unknown;
      const other = Reflect.get(recorder, key) as unknown;
      if (typeof own !== "function" || typeof other !== "function") return own;
      return (...args: unknown[]) => {
        other.apply(recorder, args);
        return own.apply(target, args);
      };
    },
    set: (target, key, value) => Reflect.set(target, key, value),
  });
}
