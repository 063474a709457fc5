/**
 * The queues: a container, two lines of waiters, and a counter of unfinished items.
 * A waiter holds a future; when it is woken it joins the loop's ready line and checks again when its turn comes, so a
 * latecomer may overtake it (CPython issue 83055).
 */
import { type Container, Heap, Line, type Order, Stack } from "./container.ts";
import { Deque } from "./deque.ts";
import { QueueEmpty, QueueFull, QueueShutDown, ValueError } from "./errors.ts";
import { type Coroutine, Future, PENDING } from "./future.ts";
import { pythonLess } from "./heapq.ts";
import type { EventLoop } from "./loop.ts";
import { Passage } from "./passage.ts";
import type { Side } from "./probe.ts";
import { repr } from "./repr.ts";

/**
 * First in, first out. `maxsize` of zero or less means no limit.
 * Source: CPython 3.14 Lib/asyncio/queues.py, class Queue.
 */
export class Queue<T> {
  readonly loop: EventLoop;
  /** Counts the loop's queues from 0. */
  readonly number: number;
  private limit: number;
  private readonly items: Container<T>;
  private readonly putters = new Deque<Future<void>>();
  private readonly getters = new Deque<Future<void>>();
  private readonly joiners = new Deque<Future<void>>();
  private unfinishedCount = 0;
  private isShutDown = false;

  constructor(loop: EventLoop, maxsize = 0, container: Container<T> = new Line<T>()) {
    this.loop = loop;
    this.number = loop.queueCount++;
    this.limit = maxsize;
    this.items = container;
    loop.probe?.queueCreated(this as Queue<unknown>);
  }

  /** In which order items come out. */
  get order(): Order {
    return this.items.order;
  }

  get maxsize(): number {
    return this.limit;
  }

  /** Items that were put and not yet reported done. */
  get unfinished(): number {
    return this.unfinishedCount;
  }

  qsize(): number {
    return this.items.length;
  }

  empty(): boolean {
    return this.items.length === 0;
  }

  full(): boolean {
    return this.limit > 0 && this.items.length >= this.limit;
  }

  /** Puts an item, waiting for room while the queue is full. Throws QueueShutDown. */
  put(item: T): Coroutine<void> {
    return new Passage<T, void>(this, "put", item);
  }

  /** Puts an item at once. Throws QueueFull when there is no room, QueueShutDown. */
  putNowait(item: T): void {
    this.loop.takeStep();
    if (this.isShutDown) throw new QueueShutDown();
    if (this.full()) throw new QueueFull(`the queue holds ${this.items.length} of ${this.limit}`);
    this.items.add(item);
    this.unfinishedCount++;
    this.loop.probe?.itemPut(this, item);
    this.wakeNext("get");
  }

  /** Takes the next item, waiting while the queue is empty. Throws QueueShutDown. */
  get(): Coroutine<T> {
    return new Passage<T, T>(this, "get", undefined);
  }

  /** Takes the next item at once. Throws QueueEmpty when there is none, QueueShutDown. */
  getNowait(): T {
    this.loop.takeStep();
    if (this.items.length === 0) {
      if (this.isShutDown) throw new QueueShutDown();
      throw new QueueEmpty("the queue is empty");
    }
    const item = this.items.take();
    this.loop.probe?.itemTaken(this, item);
    this.wakeNext("put");
    return item;
  }

  /** Reports one taken item as done. Throws ValueError when more are reported than were put. */
  taskDone(): void {
    if (this.unfinishedCount <= 0) throw new ValueError("task_done() called too many times");
    this.unfinishedCount--;
    this.loop.probe?.itemDone(this);
    if (this.unfinishedCount === 0) this.releaseJoiners();
  }

  /** Waits until every item that was put has been reported done. */
  *join(): Coroutine<void> {
    this.loop.takeStep();
    if (this.unfinishedCount === 0) return;
    const joiner = new Future<void>(this.loop, "join");
    this.joiners.push(joiner);
    this.loop.probe?.joinStarted(this, joiner);
    try {
      yield joiner;
    } finally {
      this.joiners.remove(joiner);
      if (!joiner.done()) this.loop.probe?.joinLeft(this, joiner);
    }
  }

  /**
   * Makes further puts throw QueueShutDown, and gets once the queue is empty; with `immediate`, empties it first.
   * Everybody in both lines is woken to find out. Where a comparison of a priority queue throws, what it has not come to
   * stays on the queue and nobody is woken.
   */
  shutdown(immediate = false): void {
    this.isShutDown = true;
    this.loop.probe?.queueShutDown(this, immediate);
    if (immediate) {
      const isFinished = this.unfinishedCount === 0;
      while (this.items.length > 0) {
        const item = this.items.take();
        if (this.unfinishedCount > 0) this.unfinishedCount--;
        this.loop.probe?.itemDropped(this, item);
      }
      if (this.unfinishedCount === 0 && !isFinished) this.releaseJoiners();
    }
    while (this.getters.length > 0) this.wakeNext("get");
    while (this.putters.length > 0) this.wakeNext("put");
  }

  /**
   * Gives the queue another limit. Items beyond it stay until taken; as many waiting putters are woken as room is
   * gained, for the room that was there already belongs to those woken before.
   * Not in asyncio, whose queues keep their size for life.
   */
  resize(maxsize: number): void {
    const before = this.room();
    this.limit = maxsize;
    this.loop.probe?.queueResized(this as Queue<unknown>);
    for (let gained = this.room() - before; gained > 0 && this.putters.length > 0; gained--) this.wakeNext("put");
  }

  private room(): number {
    return this.limit > 0 ? Math.max(0, this.limit - this.items.length) : Number.POSITIVE_INFINITY;
  }

  /** Shows the queue as Python's `str` does. Source: Queue.__str__, _format. */
  toString(): string {
    return this.format("Queue");
  }

  protected format(kind: string): string {
    const { items, getters, putters } = this;
    const parts = [`<${kind} maxsize=${this.limit}`];
    if (items.length > 0) parts.push(`_queue=${repr(items.list())}`);
    if (getters.length > 0) parts.push(`_getters[${getters.length}]`);
    if (putters.length > 0) parts.push(`_putters[${putters.length}]`);
    if (this.unfinishedCount > 0) parts.push(`tasks=${this.unfinishedCount}`);
    if (this.isShutDown) parts.push("shutdown");
    return `${parts.join(" ")}>`;
  }

  /** Engine-internal: makes a future and puts it at the end of a line. */
  joinLine(side: Side): Future<void> {
    if (this.isShutDown) throw new QueueShutDown();
    const waiter = new Future<void>(this.loop, side);
    this.lineOf(side).push(waiter);
    this.loop.probe?.waiterJoined(this as Queue<unknown>, side, waiter);
    return waiter;
  }

  /** Engine-internal: cleans up after a wait that ended by an error. Source: the `except` clauses of put and get. */
  leaveLine(side: Side, waiter: Future<void>): void {
    waiter.cancel();
    if (this.lineOf(side).remove(waiter)) this.loop.probe?.waiterLeft(this as Queue<unknown>, side, waiter);
    const isMoved = side === "put" ? !this.full() : this.items.length > 0;
    // It was woken but cannot take the call: pass the wake-up on.
    if (isMoved && !waiter.cancelled()) this.wakeNext(side);
  }

  /** Wakes the first waiter of a line that is still waiting. Source: Queue._wakeup_next. */
  private wakeNext(side: Side): void {
    const line = this.lineOf(side);
    while (line.length > 0) {
      const waiter = line.shift();
      if (waiter.state !== PENDING) {
        this.loop.probe?.waiterLeft(this as Queue<unknown>, side, waiter);
        continue;
      }
      this.loop.probe?.waiterWoken(this as Queue<unknown>, side, waiter);
      waiter.setResult();
      return;
    }
  }

  private lineOf(side: Side): Deque<Future<void>> {
    return side === "put" ? this.putters : this.getters;
  }

  private releaseJoiners(): void {
    if (this.joiners.length === 0) return;
    this.loop.probe?.joinReleased(this as Queue<unknown>);
    for (const joiner of this.joiners) if (!joiner.done()) joiner.setResult();
  }
}

/** Last in, first out. Source: asyncio.LifoQueue. */
export class LifoQueue<T> extends Queue<T> {
  constructor(loop: EventLoop, maxsize = 0) {
    super(loop, maxsize, new Stack<T>());
  }

  override toString(): string {
    return this.format("LifoQueue");
  }
}

/**
 * Smallest first, as Python's heapq orders: numbers, strings and arrays of them, or by a comparator that is negative
 * when its first argument comes first. Source: asyncio.PriorityQueue.
 */
export class PriorityQueue<T> extends Queue<T> {
  constructor(loop: EventLoop, maxsize = 0, compare?: (a: T, b: T) => number) {
    const heap = new Heap<T>(compare ? (a, b) => compare(a as T, b as T) < 0 : pythonLess);
    super(loop, maxsize, heap);
    heap.onTorn = (what, item) => {
      if (what === "put") loop.probe?.itemStranded(this as Queue<unknown>, item);
      else loop.probe?.itemLost(this as Queue<unknown>, item);
    };
  }

  override toString(): string {
    return this.format("PriorityQueue");
  }
}
