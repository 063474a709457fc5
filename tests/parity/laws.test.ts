/**
 * What holds in every program, whatever it does: the laws of queues and of the loop, watched while programs run.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventLoop, Future, Queue, Side, Task } from "../../src/engine/index.ts";
import { perform } from "./perform.ts";
import { type Item, type Program, program, type Statement, UNTIL_US } from "./program.ts";
import { Record } from "./record.ts";

const SEED = 20261122;
const RUNS = 5000;

/** What must be true of a queue, kept beside it. */
interface Books {
  kind: Program["queues"][number]["kind"];
  items: unknown[];
  unfinished: number;
  /** The waiters in line, by side, and those in join(). */
  put: Set<Future<unknown>>;
  get: Set<Future<unknown>>;
  join: Set<Future<unknown>>;
}

/** Watches a run and notes each breach of a law: an error thrown here could be caught by the program. */
class Watch extends Record {
  readonly breaches: string[] = [];
  private readonly books = new Map<Queue<unknown>, Books>();
  /** What each suspended task waits for. */
  private readonly waiting = new Map<Task, Future<unknown>>();
  private readonly alarms = new Map<Future<unknown>, number>();
  private lastUs = 0;

  constructor(private readonly kinds: Program["queues"]) {
    super();
  }

  private law(words: string, holds: boolean): void {
    if (!holds) this.breaches.push(words);
  }

  private of(queue: Queue<unknown>): Books {
    const { kind } = this.kinds[queue.number] as Program["queues"][number];
    const fresh = {
      kind,
      items: [],
      unfinished: 0,
      put: new Set<never>(),
      get: new Set<never>(),
      join: new Set<never>(),
    };
    const books = this.books.get(queue) ?? fresh;
    this.books.set(queue, books);
    return books;
  }

  private balance(queue: Queue<unknown>, books: Books): void {
    this.law("items are where they were put", queue.qsize() === books.items.length);
    this.law("unfinished is what was put less what was done", queue.unfinished === books.unfinished);
    this.law("never more than fit", queue.maxsize <= 0 || queue.qsize() <= queue.maxsize);
  }

  override itemPut(queue: Queue<unknown>, item: unknown): void {
    super.itemPut(queue, item);
    const books = this.of(queue);
    books.items.push(item);
    books.unfinished++;
    this.balance(queue, books);
  }

  override itemTaken(queue: Queue<unknown>, item: unknown): void {
    super.itemTaken(queue, item);
    const books = this.of(queue);
    const { items, kind } = books;
    if (kind === "fifo") this.law("first in, first out", items.shift() === item);
    else if (kind === "lifo") this.law("last in, first out", items.pop() === item);
    else {
      this.law("smallest first", !items.some((other) => (other as number) < (item as number)));
      items.splice(items.indexOf(item), 1);
    }
    this.balance(queue, books);
  }

  override itemDone(queue: Queue<unknown>): void {
    super.itemDone(queue);
    this.of(queue).unfinished--;
    this.balance(queue, this.of(queue));
  }

  override queueShutDown(queue: Queue<unknown>, isImmediate: boolean): void {
    super.queueShutDown(queue, isImmediate);
    const books = this.of(queue);
    if (!isImmediate) return;
    books.unfinished = Math.max(0, books.unfinished - books.items.length);
    books.items = [];
  }

  override joinStarted(queue: Queue<unknown>, future: Future<unknown>): void {
    super.joinStarted(queue, future);
    this.law("join waits only for something", queue.unfinished > 0);
    this.of(queue).join.add(future);
  }

  override joinReleased(queue: Queue<unknown>): void {
    super.joinReleased(queue);
    this.law("join lets go at zero", queue.unfinished === 0);
  }

  override waiterJoined(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    super.waiterJoined(queue, side, future);
    this.law("who need not wait does not", side === "put" ? queue.full() : queue.empty());
    this.of(queue)[side].add(future);
  }

  override waiterWoken(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    super.waiterWoken(queue, side, future);
    this.law("who is woken stood in line", this.of(queue)[side].delete(future));
  }

  override waiterLeft(queue: Queue<unknown>, side: Side, future: Future<unknown>): void {
    super.waiterLeft(queue, side, future);
    this.law("who leaves a line stood in it", this.of(queue)[side].delete(future));
  }

  override taskSuspended(task: Task, future: Future<unknown> | null): void {
    super.taskSuspended(task, future);
    if (future) this.waiting.set(task, future);
  }

  override taskResumed(task: Task): void {
    super.taskResumed(task);
    const future = this.waiting.get(task);
    this.law("who is resumed has what it waited for", future === undefined || future.done());
    this.waiting.delete(task);
  }

  override sleepStarted(future: Future<void>, delayUs: number): void {
    super.sleepStarted(future, delayUs);
    this.alarms.set(future, this.nowUs + delayUs);
  }

  override sleepOver(future: Future<void>): void {
    super.sleepOver(future);
    this.law("an alarm rings at its time", this.alarms.get(future) === this.nowUs);
  }

  override clockMoved(): void {
    this.law("time goes forward", this.nowUs > this.lastUs);
    this.lastUs = this.nowUs;
    this.checkIdle();
  }

  /** Nothing is ready: whatever could move would be a wake-up that got lost. */
  checkIdle(): void {
    const awaited = new Set(this.waiting.values());
    for (const [queue, { put, get, join }] of this.books) {
      this.law("nobody waits to get what is there", queue.empty() || !isAnyPending(get));
      this.law("nobody waits to put where there is room", queue.full() || !isAnyPending(put));
      this.law("nobody waits for what is finished", queue.unfinished > 0 || !isAnyPending(join));
      this.law(
        "nobody stands in line whom nobody waits for",
        [...put, ...get].every((waiter) => awaited.has(waiter)),
      );
    }
  }

  private get nowUs(): number {
    return this.loop?.nowUs ?? 0;
  }
}

const isAnyPending = (futures: Set<Future<unknown>>): boolean => [...futures].some((future) => !future.done());

/** Items that Python cannot compare stay in a priority queue without anybody being told of them, there as here. */
const numbersOnly = program.map((made) => JSON.parse(JSON.stringify(made), numberItems) as Program);
function numberItems(key: string, value: unknown): unknown {
  // Who is stepped by hand may stand in line with nobody to wait for him.
  if (isByHand(value)) return numberItems(key, { do: "repeat", times: 1, block: value.block });
  return key === "item" && typeof value !== "number" ? JSON.stringify(value as Item).length : value;
}

const isByHand = (value: unknown): value is Extract<Statement, { do: "byHand" }> =>
  typeof value === "object" && value !== null && "do" in value && value.do === "byHand";

/** Runs a program under watch and gives the laws it broke. */
function breachesOf(made: Program): string[] {
  const watch = new Watch(made.queues);
  perform(made, watch, (loop) => {
    loop.runTurns(UNTIL_US);
    if (loop.nextAtUs() > UNTIL_US) watch.checkIdle();
  });
  return watch.breaches;
}

test("the laws of queues and of the loop hold at every step", () => {
  const keepsThem = fc.property(numbersOnly, (made) => {
    expect(breachesOf(made)).toEqual([]);
  });
  fc.assert(keepsThem, { seed: SEED, numRuns: RUNS });
});

test("the same program happens the same way again, however its run is cut up", () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
  const isSame = fc.property(program, cuts, (made, steps) => {
    const atOnce = perform(made);
    expect(perform(made)).toEqual(atOnce);
    expect(perform(made, new Record(), (loop) => cutUp(loop, steps))).toEqual(atOnce);
  });
  fc.assert(isSame, { seed: SEED, numRuns: RUNS / 5 });
});

/** Runs a loop in pieces: so many single callbacks, then a turn, then so many callbacks' worth of turns, and again. */
function cutUp(loop: EventLoop, steps: readonly number[]): void {
  for (let i = 0; loop.nextAtUs() <= UNTIL_US; i++) {
    const count = steps[i % steps.length] as number;
    if (i % 3 === 0) for (let n = 0; n < count && loop.nextAtUs() <= UNTIL_US; n++) loop.runCallback();
    else if (i % 3 === 1) loop.runTurn();
    else loop.runTurns(Math.min(UNTIL_US, loop.nowUs + count), count);
  }
}
