/**
 * A hundred programs made at random, and what CPython 3.14 said while it ran them on a virtual clock
 * (tests/traces/engine/programs.json). Every line must be the same: who did what, when, and how it went.
 */
import fs from "node:fs";
import { expect, test } from "vitest";
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  ExceptionGroup,
  type Future,
  gather,
  LifoQueue,
  PriorityQueue,
  type Probe,
  Queue,
  sleep,
  type Task,
  TaskGroup,
  wait,
  waitFor,
} from "./index.ts";

type Value = number | string | boolean | null;
/** A statement: its name, then what it takes. */
type Statement = [name: string, ...args: (Value | number[] | Statement[] | Statement[][])[]];
interface Program {
  queues: ["fifo" | "lifo" | "priority", number][];
  futures: number;
  until: number;
  bodies: Statement[][];
  start: number[];
}

const url = new URL("../../tests/traces/engine/programs.json", import.meta.url);
const cases: { program: Program; log: string[] }[] = JSON.parse(fs.readFileSync(url, "utf8"));
const KINDS = { fifo: Queue, lifo: LifoQueue, priority: PriorityQueue };
const MOST_TASKS = 14;

class Boom extends Error {
  override readonly name = "Boom";
}

function show(value: unknown): string {
  if (value instanceof ExceptionGroup) return `ExceptionGroup[${value.errors.map(show).join(",")}]`;
  if (value instanceof CancelledError) return `CancelledError:${value.message}`;
  if (value instanceof Error) return value.name;
  if (Array.isArray(value)) return `[${value.map(show).join(",")}]`;
  return value === null || value === undefined ? "-" : String(value);
}

/** One run of a program: what its statements work on, and what was said. */
class Performance {
  readonly log: string[] = [];
  readonly loop: EventLoop;
  private readonly queues: Queue<Value>[];
  private readonly futures: Future<Value>[];
  private readonly tasks: { name: string; task: Task<unknown> }[] = [];

  constructor(private readonly program: Program) {
    const failed = () => void this.log.push(`${this.loop.nowUs} handler`);
    const probe = new Proxy({}, { get: (_, name) => (name === "callbackFailed" ? failed : () => {}) });
    this.loop = new EventLoop({ probe: probe as Probe });
    this.queues = program.queues.map(([kind, maxsize]) => new KINDS[kind]<Value>(this.loop, maxsize));
    this.futures = Array.from({ length: program.futures }, () => this.loop.createFuture<Value>());
    this.loop.createTask(this.main());
    this.loop.runUntil(program.until);
    for (const { name, task } of this.tasks) this.log.push(`${name} ${outcome(task)}`);
    for (const queue of this.queues) this.log.push(`q ${queue.qsize()} ${queue.unfinished}`);
    this.log.push(`now ${this.loop.nowUs}`);
  }

  private *main(): Coroutine<void> {
    for (const body of this.program.start) this.start(body);
    yield* sleep(this.loop, this.program.until + 1_000_000);
  }

  private say(name: string, ...words: unknown[]): void {
    this.log.push(`${this.loop.nowUs} ${name} ${words.map(show).join(" ")}`);
  }

  private start(body: number, group?: TaskGroup): Task<unknown> {
    const name = `T${this.tasks.length}`;
    const task = (group ?? this.loop).createTask(this.body(name, this.program.bodies[body] ?? []));
    this.tasks.push({ name, task });
    return task;
  }

  private startInGroup(bodies: number[], group: TaskGroup): void {
    for (const body of bodies) if (this.tasks.length < MOST_TASKS) this.start(body, group);
  }

  /** One of the tasks that were started after somebody, so that nobody waits in a circle. */
  private later(name: string, n: number): Task<unknown> | undefined {
    const own = Number.parseInt(name.slice(1), 10);
    const count = this.tasks.length - own - 1;
    return count > 0 ? this.tasks[own + 1 + (n % count)]?.task : undefined;
  }

  private *body(name: string, statements: Statement[]): Coroutine<unknown> {
    this.say(name, "begins");
    try {
      const result = yield* this.perform(name, statements);
      this.say(name, "ends", result);
      return result;
    } catch (error) {
      this.say(name, "ends with", error);
      throw error;
    }
  }

  private *perform(name: string, statements: Statement[]): Coroutine<unknown> {
    let result: unknown = null;
    for (const [what, ...args] of statements) {
      const given = yield* this.statement(name, what, args);
      if (given !== undefined) result = given;
      this.say(name, what, result);
    }
    return result;
  }

  // biome-ignore lint/suspicious/noExplicitAny: the arguments are what each statement takes
  private *statement(name: string, what: string, [a, b, c]: any[]): Coroutine<any> {
    const { loop, tasks } = this;
    const queue = this.queues[a] as Queue<Value>;
    const future = this.futures[a] as Future<Value>;
    const me = loop.currentTask as Task<unknown>;
    const said =
      (...words: unknown[]) =>
      () =>
        this.say(name, ...words);
    switch (what) {
      case "sleep":
        return yield* nothing(sleep(loop, a));
      case "put":
        return yield* nothing(queue.put(b));
      case "get":
        return yield* queue.get();
      case "putn":
        return queue.putNowait(b);
      case "getn":
        return queue.getNowait();
      case "done":
        return queue.taskDone();
      case "join":
        return yield* nothing(queue.join());
      case "shut":
        return queue.shutdown(b);
      case "cancel":
        return this.say(name, "cancels", a % tasks.length, tasks[a % tasks.length]?.task.cancel(b ?? undefined));
      case "uncancel":
        return me.uncancel();
      case "cancelling":
        return me.cancelling();
      case "await": {
        const task = this.later(name, a);
        return task ? orNull(yield* wait(task)) : undefined;
      }
      case "spawn":
        return void (tasks.length < MOST_TASKS && this.start(a));
      case "fset":
        return future.setResult(b);
      case "fexc":
        return future.setException(new Boom());
      case "fcancel":
        return future.cancel();
      case "fwait":
        return yield* wait(future);
      case "fcb":
        return future.addDoneCallback(said("fcb", a));
      case "tcb":
        return tasks[a % tasks.length]?.task.addDoneCallback(said("tcb", a % tasks.length));
      case "gather":
        return tasks.length < MOST_TASKS
          ? yield* gather(loop, ...(a as number[]).map((body) => this.start(body)), { returnExceptions: b })
          : undefined;
      case "gatherT": {
        const some = (a as number[]).map((n) => this.later(name, n)).filter((task) => task !== undefined);
        return yield* gather(loop, ...some, { returnExceptions: b });
      }
      case "gatherC": {
        const parts = (a as Statement[][]).map((part, i) => this.perform(`${name}g${i}`, part));
        const gathering = gather(loop, ...parts, { returnExceptions: b });
        loop.callLater(c, () => this.say(name, "gcancel", gathering.cancel("gm")));
        return yield* gathering;
      }
      case "waitfor":
        return orNull(yield* waitFor(loop, this.perform(name, b), a));
      case "waitforT": {
        const task = this.later(name, b);
        return task ? orNull(yield* waitFor(loop, task, a)) : undefined;
      }
      case "try":
        try {
          return yield* this.perform(name, a);
        } catch (error) {
          this.say(name, "caught", error);
          return yield* this.perform(name, b);
        }
      case "finally":
        try {
          return yield* this.perform(name, a);
        } finally {
          this.say(name, "finally");
          yield* this.perform(name, b);
        }
      case "group": {
        const block = (group: TaskGroup) => {
          this.startInGroup(a, group);
          return this.perform(name, b);
        };
        return orNull(yield* new TaskGroup(loop).run(block));
      }
      case "raise":
        throw new Boom();
      case "soon":
        return void loop.callSoon(said("soon"));
      case "later":
        return void loop.callLater(a, said("later"));
      case "laterx": {
        const handle = loop.callLater(a, said("laterx"));
        return void loop.callLater(b, () => handle.cancel());
      }
      case "bad":
        return void loop.callSoon(() => {
          throw new Boom();
        });
    }
  }
}

/** A statement that gives nothing leaves the result as it was; one that gives None makes it None. */
const orNull = (value: unknown): unknown => value ?? null;

function* nothing(coroutine: Coroutine<unknown>): Coroutine<undefined> {
  yield* coroutine;
  return undefined;
}

function outcome(task: Task<unknown>): string {
  if (!task.done()) return "pending";
  if (task.cancelled()) return "cancelled";
  const error = task.exception();
  return error === null ? `result ${show(task.result())}` : `failed ${show(error)}`;
}

test.each(cases.map((one, i) => ({ i, ...one })))("program $i", ({ program, log }) => {
  expect(new Performance(program).log).toEqual(log);
});
