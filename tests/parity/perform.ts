/**
 * A program on our engine: its statements as coroutines, and the lines about it in the words of referee.py.
 */
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  ExceptionGroup,
  type Future,
  gather,
  InvalidStateError,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  sleep,
  type Task,
  TaskGroup,
  type Awaitable as Thing,
  TimeoutError,
  ValueError,
  wait,
  waitFor,
} from "../../src/engine/index.ts";
import {
  type Awaitable,
  type Block,
  type Catchable,
  type Item,
  type Program,
  type Statement,
  UNTIL_US,
} from "./program.ts";
import { name, Record, show } from "./record.ts";

class Boom extends Error {
  override readonly name = "Boom";
}

const KINDS = { fifo: Queue, lifo: LifoQueue, priority: PriorityQueue };

const CATCHES: { readonly [what in Catchable]: (error: unknown) => boolean } = {
  Exception: (error) => !(error instanceof CancelledError),
  BaseException: () => true,
  "asyncio.CancelledError": (error) => error instanceof CancelledError,
  "asyncio.QueueFull": (error) => error instanceof QueueFull,
  "asyncio.QueueEmpty": (error) => error instanceof QueueEmpty,
  "asyncio.QueueShutDown": (error) => error instanceof QueueShutDown,
  "asyncio.InvalidStateError": (error) => error instanceof InvalidStateError,
  TimeoutError: (error) => error instanceof TimeoutError,
  ValueError: (error) => error instanceof ValueError,
  TypeError: (error) => error instanceof TypeError,
  RuntimeError: (error) => error instanceof Error && error.name === "RuntimeError",
  ExceptionGroup: (error) => error instanceof ExceptionGroup,
  Boom: (error) => error instanceof Boom,
};

/** What one coroutine of the program knows: the last thing it got, and the group around it. */
interface Frame {
  x: unknown;
  readonly group: TaskGroup | null;
}

class Performance {
  private readonly loop: EventLoop;
  private queues: Queue<Item>[] = [];
  private futures: Future<unknown>[] = [];

  constructor(
    program: Program,
    private readonly record: Record,
    drive: Drive,
  ) {
    const loop = new EventLoop({ probe: record });
    this.loop = loop;
    record.attach(loop);
    loop.createTask(this.main(program));
    drive(loop);
    const isIdle = loop.nextAtUs() === Number.POSITIVE_INFINITY;
    record.note(isIdle ? `idle at ${loop.nowUs}` : `stopped at ${UNTIL_US}`);
    this.summarize();
  }

  private *main(program: Program): Coroutine<unknown> {
    const { loop, record } = this;
    this.queues = program.queues.map(({ kind, maxsize }) => new KINDS[kind]<Item>(loop, maxsize));
    this.futures = Array.from({ length: program.futures }, () => loop.createFuture<unknown>());
    if (program.hasForeign) this.futures.splice(-1, 1, new EventLoop().createFuture());
    record.futures = this.futures;
    for (const block of program.tasks) loop.createTask(this.coroutine(block, null));
    return yield* this.coroutine(program.main, null);
  }

  private summarize(): void {
    for (const queue of this.queues) this.record.note(`q${queue.number} holds`, queue.qsize(), queue.unfinished);
    const told = (future: Future<unknown>): string => (future.isUnretrieved() ? "unretrieved " : "") + outcome(future);
    for (const task of this.record.tasks) this.record.note(name(task), told(task), task.cancelling());
    this.futures.forEach((future, i) => {
      this.record.note(`f${i}`, told(future));
    });
  }

  private get me(): Task {
    return this.loop.currentTask as Task;
  }

  private say(...words: unknown[]): void {
    this.record.note(`${name(this.me)}:`, ...words.map(show));
  }

  private queue(n: number): Queue<Item> {
    return this.queues[n % this.queues.length] as Queue<Item>;
  }

  private future(n: number): Future<unknown> {
    return this.futures[n % this.futures.length] as Future<unknown>;
  }

  private task(n: number): Task {
    const { tasks } = this.record;
    return tasks[n % tasks.length] as Task;
  }

  private later(n: number): Task | null {
    const behind = this.record.tasks.length - this.me.number - 1;
    return behind > 0 ? (this.record.tasks[this.me.number + 1 + (n % behind)] as Task) : null;
  }

  private *coroutine(block: Block, group: TaskGroup | null): Coroutine<unknown> {
    const frame: Frame = { x: null, group };
    yield* this.block(block, frame);
    return frame.x;
  }

  private *block(block: Block, frame: Frame): Coroutine<void> {
    for (const statement of block) {
      if ("await" in statement) yield* this.await(statement, frame);
      else if ("isGuarded" in statement && statement.isGuarded) yield* this.guarded(statement, frame);
      else yield* this.statement(statement, frame);
    }
  }

  private *guarded(statement: Exclude<Statement, Awaitable>, frame: Frame): Coroutine<void> {
    try {
      yield* this.statement(statement, frame);
    } catch (error) {
      this.say("guarded", error);
    }
  }

  private *await(part: Awaitable, frame: Frame): Coroutine<void> {
    const thing = this.thing(part, frame);
    if (thing === null) return;
    frame.x = "next" in thing ? yield* thing : yield* wait(thing);
    this.say(part.await, frame.x);
  }

  private thing(part: Awaitable, { group }: Frame): Thing | null {
    switch (part.await) {
      case "block":
        return this.coroutine(part.block, group);
      case "task":
        return this.later(part.task);
      case "self":
        return this.me;
      case "future":
        return this.future(part.future);
      case "sleep":
        return sleep(this.loop, part.us);
      case "put":
        return this.queue(part.queue).put(evaluated(part.item));
      case "get":
        return this.queue(part.queue).get();
      case "join":
        return this.queue(part.queue).join();
    }
  }

  private *statement(statement: Exclude<Statement, Awaitable>, frame: Frame): Coroutine<void> {
    const { loop, record } = this;
    switch (statement.do) {
      case "putNowait":
        return this.queue(statement.queue).putNowait(evaluated(statement.item));
      case "getNowait":
        frame.x = this.queue(statement.queue).getNowait();
        return;
      case "taskDone":
        return this.queue(statement.queue).taskDone();
      case "shutdown":
        return this.queue(statement.queue).shutdown(statement.immediate);
      case "create":
        return void loop.createTask(this.coroutine(statement.block, frame.group));
      case "createInGroup":
        return void (frame.group ?? loop).createTask(this.coroutine(statement.block, frame.group));
      case "cancel":
        return this.say("cancel", this.task(statement.task).cancel(statement.message ?? undefined));
      case "uncancel":
        return this.say("uncancel", this.me.uncancel());
      case "cancelling":
        return this.say("cancelling", this.me.cancelling());
      case "setResult":
        return this.future(statement.future).setResult(statement.value);
      case "setException":
        return this.future(statement.future).setException(new Boom());
      case "cancelFuture":
        return this.say("cancel", this.future(statement.future).cancel(statement.message ?? undefined));
      case "watchFuture":
        return this.future(statement.future).addDoneCallback(() => record.note("a future is done"));
      case "watchTask": {
        const task = this.task(statement.task);
        return task.addDoneCallback(() => record.note(name(task), "is done"));
      }
      case "callSoon":
        return void loop.callSoon(() => record.note("soon"));
      case "failInCallback":
        return void loop.callSoon(() => {
          throw new Boom();
        });
      case "callLater": {
        const handle = loop.callLater(statement.us, () => record.note("later"));
        if (statement.cancelAfterUs !== null) loop.callLater(statement.cancelAfterUs, () => handle.cancel());
        return;
      }
      case "raise":
        throw new Boom();
      case "gather":
        return yield* this.gather(statement, frame);
      case "waitFor": {
        const thing = this.thing(statement.part, frame);
        if (thing === null) return;
        frame.x = yield* waitFor(loop, thing, statement.timeoutUs);
        return this.say("wait_for", frame.x);
      }
      case "group":
        return yield* this.group(statement, frame);
      case "byHand":
        return yield* this.byHand(statement, frame);
      case "repeat":
        for (let i = 0; i < statement.times; i++) yield* this.block(statement.block, frame);
        return;
      case "try":
        return yield* this.try(statement, frame);
    }
  }

  private *gather(statement: Extract<Statement, { do: "gather" }>, frame: Frame): Coroutine<void> {
    const { loop, record } = this;
    const { returnExceptions, cancelAfterUs } = statement;
    const things = statement.parts.map((part) => this.thing(part, frame)).filter((thing) => thing !== null);
    const gathering = gather(loop, ...things, { returnExceptions });
    if (cancelAfterUs !== null)
      loop.callLater(cancelAfterUs, () => record.note("gather cancel", show(gathering.cancel("mg"))));
    frame.x = yield* wait(gathering);
    this.say("gather", frame.x);
  }

  private *group(statement: Extract<Statement, { do: "group" }>, frame: Frame): Coroutine<void> {
    const performance = this;
    yield* new TaskGroup(this.loop).run(function* (group) {
      for (const child of statement.children) group.createTask(performance.coroutine(child, group));
      const inner: Frame = { x: frame.x, group };
      try {
        yield* performance.block(statement.block, inner);
      } finally {
        frame.x = inner.x;
      }
    });
    this.say("group over");
  }

  private *byHand(statement: Extract<Statement, { do: "byHand" }>, frame: Frame): Coroutine<void> {
    const hand = this.coroutine(statement.block, frame.group);
    const waits = this.step(hand);
    if (statement.isClosedLater) return void this.loop.callLater(statement.us, () => this.close(hand));
    try {
      yield* sleep(this.loop, statement.us);
      if (waits && (waits.future === null || waits.future.done())) this.step(hand);
    } finally {
      this.close(hand);
    }
  }

  /** Steps a coroutine by hand; gives what it awaits, and says what came of it when it is over. */
  private step(coroutine: Coroutine<unknown>): { future: Future<unknown> | null } | null {
    try {
      const step = coroutine.next();
      if (!step.done) return { future: step.value };
      this.say("by hand", step.value);
    } catch (error) {
      this.say("by hand", error);
    }
    return null;
  }

  private close(coroutine: Coroutine<unknown>): void {
    try {
      coroutine.return(null);
      this.record.note("closed");
    } catch (error) {
      this.record.note("closed", show(error));
    }
  }

  private *try(statement: Extract<Statement, { do: "try" }>, frame: Frame): Coroutine<void> {
    const { except } = statement;
    try {
      yield* this.block(statement.block, frame);
    } catch (error) {
      if (!except || !CATCHES[except.what](error)) throw error;
      this.say("caught", error);
      yield* this.block(except.block, frame);
      if (except.isRaised) throw error;
    } finally {
      this.say("finally");
      yield* this.block(statement.finally, frame);
    }
  }
}

/** The list that a program's text writes down is a new one each time. */
const evaluated = (item: Item): Item => (Array.isArray(item) ? item.map(evaluated) : item);

function outcome(future: Future<unknown>): string {
  if (!future.done()) return "pending";
  try {
    return `result ${show(future.result())}`;
  } catch (error) {
    return `error ${show(error)}`;
  }
}

/** How a loop is brought to UNTIL_US. */
export type Drive = (loop: EventLoop) => void;

/** Runs a program on the engine and gives the lines. */
export function perform(
  program: Program,
  record: Record = new Record(),
  drive: Drive = (loop) => loop.runTurns(UNTIL_US),
): string[] {
  new Performance(program, record, drive);
  return record.lines;
}
