/**
 * EventLoop: the one place where callbacks run. Virtual time in whole microseconds, moved from deadline to deadline.
 * Past 300 lines by its docstrings: what one may call from outside stands here, with everything that can go wrong.
 */
import { Deque } from "./deque.ts";
import { Deadlock, Livelock, LoopError, ValueError } from "./errors.ts";
import { type Coroutine, Future } from "./future.ts";
import { ensureFuture } from "./gather.ts";
import { Handle } from "./handle.ts";
import type { Probe } from "./probe.ts";
import { Task } from "./task.ts";
import { Timers } from "./timers.ts";

export interface EventLoopOptions {
  /** Is told everything that happens. */
  probe?: Probe;
  /** How many steps a program may take without time moving before `Livelock` is thrown; 1,000,000 unless told. */
  maxStepsAtOnce?: number;
}

/** Source: CPython 3.14 Lib/asyncio/base_events.py, class BaseEventLoop; one `runTurn` is one `_run_once`. */
export class EventLoop {
  nowUs = 0;
  /** The task whose step is running. */
  currentTask: Task<unknown> | null = null;
  readonly probe: Probe | null;
  /** Engine-internal. */
  readonly timers = new Timers();
  /** Engine-internal: how many futures and handles there have been; numbers them. */
  futureCount = 0;
  /** Engine-internal: how many tasks there have been; numbers them. */
  taskCount = 0;
  /** Engine-internal: how many queues there have been; numbers them. */
  queueCount = 0;
  /** Engine-internal: futures that failed and whose error nobody has asked for. */
  readonly unretrieved = new Set<Future<unknown>>();
  /** How many callbacks have run, those cancelled before not counted: with `nowUs`, the exact place in a run. */
  callbackCount = 0;
  private readonly ready = new Deque<{ run(): void }>();
  private readonly unfinished = new Set<Task<unknown>>();
  private readonly maxStepsAtOnce: number;
  /** Steps left until time must move; when the loop runs, for what is done from outside holds no loop up. */
  private stepsLeft: number;
  /** `stepsLeft` as the latest run left it. */
  private stepsKept: number;
  /** Thrown since time moved last, again and again while the program goes on. */
  private livelock: Livelock | null = null;
  /** Callbacks left in the turn that is under way: its size was fixed when it began. */
  private todo = 0;
  private isStopping = false;
  private isRunning = false;
  private isClosed = false;
  private unnamedCount = 0;

  constructor(options: EventLoopOptions = {}) {
    this.probe = options.probe ?? null;
    this.maxStepsAtOnce = options.maxStepsAtOnce ?? 1_000_000;
    this.stepsLeft = this.maxStepsAtOnce;
    this.stepsKept = this.maxStepsAtOnce;
  }

  /** Runs `fn` in the next turn, after all that is ready now. */
  callSoon(fn: () => void): Handle {
    this.refuseIfClosed();
    this.takeStep();
    return this.schedule(fn);
  }

  /** Engine-internal: `callSoon` for what is no step of the program's; the outcome of `future` is why, if of any. */
  schedule(fn: () => void, future: Future<unknown> | null = null): Handle {
    const handle = new Handle(this, this.nowUs, fn, false);
    this.ready.push(handle);
    this.probe?.callbackReady(handle, future);
    return handle;
  }

  /** Runs `fn` at a time in whole microseconds; a time that has passed means the next turn. */
  callAt(atUs: number, fn: () => void): Handle {
    this.refuseIfClosed();
    if (!Number.isSafeInteger(atUs)) throw new ValueError(`callAt takes whole microseconds, not ${atUs}`);
    this.takeStep();
    const handle = new Handle(this, atUs, fn, true);
    this.timers.add(atUs, handle);
    this.probe?.timerSet(handle, atUs - this.nowUs);
    return handle;
  }

  /** Runs `fn` after a delay in whole microseconds. */
  callLater(delayUs: number, fn: () => void): Handle {
    return this.callAt(this.nowUs + delayUs, fn);
  }

  createFuture<T = unknown>(): Future<T> {
    return new Future<T>(this);
  }

  /** Schedules a coroutine to run as a task; its first step comes in the next turn. `coroutineName` is for onlookers. */
  createTask<T>(coroutine: Coroutine<T>, options: { name?: string; coroutineName?: string } = {}): Task<T> {
    this.refuseIfClosed();
    this.takeStep();
    return new Task(this, coroutine, options.name ?? `Task-${++this.unnamedCount}`, options.coroutineName);
  }

  /**
   * Runs until the thing is done and gives its result or throws its error. Throws Deadlock when nothing is ready and
   * no timer is set, Livelock when too much happens while time stands still, LoopError when stopped before, and
   * ValueError for a future of another loop.
   */
  runUntilComplete<T>(thing: Coroutine<T> | Future<T>): T {
    this.refuseIfRunning();
    const future = ensureFuture(this, thing);
    const stop = () => this.stop();
    future.addDoneCallback(stop);
    try {
      this.runGuarded(() => {
        do if (!this.turn() && !this.isStopping) throw this.deadlock();
        while (!this.isStopping);
      });
    } finally {
      future.removeDoneCallback(stop);
    }
    if (!future.done()) throw new LoopError("Event loop stopped before Future completed.");
    return future.result();
  }

  /** Runs everything due at or before `atUs`, then lets the clock stand there. Returns at once after `stop()`. */
  runUntil(atUs: number): void {
    if (!Number.isSafeInteger(atUs)) throw new ValueError(`runUntil takes whole microseconds, not ${atUs}`);
    this.runGuarded(() => {
      if (this.turns(atUs, Number.POSITIVE_INFINITY) && atUs > this.nowUs) this.moveTo(atUs);
    });
  }

  /**
   * Runs whole turns while something is due at or before `limitUs`, until `stop()` is called or at least `maxCallbacks`
   * callbacks have run; leaves the clock where the last of them ran. Says whether everything due has run.
   */
  runTurns(limitUs: number, maxCallbacks = Number.POSITIVE_INFINITY): boolean {
    if (Number.isNaN(limitUs)) throw new ValueError("runTurns takes microseconds, not NaN");
    const lastUs = Math.min(limitUs, Number.MAX_SAFE_INTEGER); // nothing is due at Infinity
    return this.runGuarded(() => this.turns(lastUs, this.callbackCount + maxCallbacks));
  }

  /** Runs one turn, or what is left of the one under way; false when there is nothing to run and no timer is set. */
  runTurn(): boolean {
    return this.runGuarded(() => this.turn());
  }

  /** Runs one single callback; false when there is nothing to run and no timer is set. */
  runCallback(): boolean {
    return this.runGuarded(() => {
      if (this.todo === 0 && !this.beginTurn()) return false;
      this.runNext();
      return true;
    });
  }

  /**
   * Lets so many microseconds pass in the callback that runs, while nothing else can: what a blocking call such as
   * `time.sleep` does to a loop. Timers that fall due meanwhile are late. Throws ValueError for what is no whole number
   * from 0, LoopError where no callback runs.
   */
  block(delayUs: number): void {
    if (!Number.isSafeInteger(delayUs) || delayUs < 0)
      throw new ValueError(`block takes whole microseconds, not ${delayUs}`);
    if (!this.isRunning) throw new LoopError("block needs a running event loop");
    this.takeStep();
    this.probe?.stepBlocked(this.currentTask, delayUs);
    if (delayUs > 0) this.moveTo(this.nowUs + delayUs);
  }

  /** When the next callback runs: now, at the next deadline, or never (Infinity). */
  nextAtUs(): number {
    return this.ready.length > 0 ? this.nowUs : Math.max(this.nowUs, this.timers.nextAtUs());
  }

  /** Whether callbacks of the turn under way are still to run. */
  get isMidTurn(): boolean {
    return this.todo > 0;
  }

  /** Ends the run after the current turn. */
  stop(): void {
    this.isStopping = true;
  }

  /**
   * Ends the loop for good and reports what the program left behind: tasks that will never go on, oldest first, then
   * errors that nobody asked for, in the order in which they happened. Throws LoopError while the loop runs.
   * Source: BaseEventLoop.close; Task.__del__ and Future.__del__, which report when they are collected.
   */
  close(): void {
    if (this.isRunning) throw new LoopError("Cannot close a running event loop");
    if (this.isClosed) return;
    this.isClosed = true;
    for (const task of this.unfinished) {
      if (task.isLeftUnsaid) continue;
      if (this.probe === null) console.error("Task was destroyed but it is pending!", task.name);
      else this.probe.taskLeftPending(task);
    }
    for (const future of this.unretrieved) {
      const error = future.exception();
      if (this.probe === null) console.error("Exception was never retrieved", error);
      else this.probe.errorNeverRetrieved(future, error);
    }
  }

  /** Engine-internal: appends a task's step to the ready line. */
  makeReady(task: Task<unknown>): void {
    this.ready.push(task);
    this.probe?.taskReady(task);
  }

  /** Engine-internal. */
  noteCreated(task: Task<unknown>): void {
    this.unfinished.add(task);
    this.probe?.taskCreated(task);
    this.makeReady(task);
  }

  /** Engine-internal. */
  noteEnded(task: Task<unknown>): void {
    this.unfinished.delete(task);
  }

  /**
   * Engine-internal: counts one step of the program: a callback that runs, or a call by which one without an end could
   * keep the loop from ever running the next. Throws Livelock out of that call when there were too many.
   */
  takeStep(): void {
    if (--this.stepsLeft < 0) this.refuseStep();
  }

  /** Engine-internal: calls a plain callback; an error in it is reported or logged, and the loop goes on. Source: Handle._run. */
  runCallbackOf(handle: Handle, fn: () => void): void {
    this.noteCallback(handle.id);
    try {
      fn();
    } catch (error) {
      if (error instanceof Livelock) throw error;
      if (this.probe === null) console.error("Exception in callback", error);
      else this.probe.callbackFailed(error);
    }
  }

  /** Engine-internal: counts a plain callback that runs. */
  noteCallback(handle: number): void {
    this.callbackCount++;
    this.probe?.callbackStarted(handle);
  }

  /** The tasks that are not over, oldest first. Source: asyncio.all_tasks. */
  allTasks(): Task<unknown>[] {
    return [...this.unfinished];
  }

  /** Runs one turn, or what is left of one; false when nothing is due at or before `limitUs`. */
  private turn(limitUs = Number.MAX_SAFE_INTEGER): boolean {
    if (this.todo > 0 ? this.nowUs > limitUs : !this.beginTurn(limitUs)) return false;
    while (this.todo > 0) this.runNext();
    return true;
  }

  /** Moves the clock if nothing is ready, moves due timers to the ready line, and fixes the size of the turn. */
  private beginTurn(limitUs = Number.MAX_SAFE_INTEGER): boolean {
    const { ready, timers } = this;
    let nextUs = timers.nextAtUs();
    const startUs = ready.length > 0 || this.isStopping ? this.nowUs : Math.max(this.nowUs, nextUs);
    if (startUs > limitUs) return false;
    if (startUs > this.nowUs) this.moveTo(startUs);
    let dueCount = 0;
    for (; nextUs <= this.nowUs; nextUs = timers.nextAtUs()) {
      const timer = timers.take();
      timer.isDue = true;
      ready.push(timer);
      dueCount++;
    }
    this.todo = ready.length;
    this.probe?.turnStarted(dueCount, this.todo);
    return true;
  }

  /** Runs turns until nothing is due at or before `limitUs` (true), `stop()`, or so many callbacks in all. */
  private turns(limitUs: number, enough: number): boolean {
    while (!this.isStopping && this.callbackCount < enough) if (!this.turn(limitUs)) return true;
    return false;
  }

  private runNext(): void {
    this.takeStep();
    this.todo--;
    this.ready.shift().run();
  }

  private moveTo(atUs: number): void {
    this.nowUs = atUs;
    this.stepsLeft = this.maxStepsAtOnce;
    this.livelock = null;
    this.probe?.clockMoved(atUs);
  }

  private runGuarded<T>(body: () => T): T {
    this.refuseIfRunning();
    this.isRunning = true;
    this.stepsLeft = this.stepsKept;
    try {
      return body();
    } finally {
      this.stepsKept = this.stepsLeft;
      this.isRunning = false;
      this.isStopping = false;
    }
  }

  private refuseIfClosed(): void {
    if (this.isClosed) throw new LoopError("Event loop is closed");
  }

  private refuseIfRunning(): void {
    this.refuseIfClosed();
    if (this.isRunning) throw new LoopError("This event loop is already running");
  }

  private deadlock(): Deadlock {
    this.probe?.deadlocked();
    return new Deadlock(`nothing is ready and no timer is set: ${this.describeWaiting()} will wait for ever`);
  }

  private refuseStep(): void {
    if (!this.isRunning) return;
    const who = this.currentTask?.name ?? this.describeWaiting();
    this.livelock ??= new Livelock(
      `${this.maxStepsAtOnce} steps at ${this.nowUs} µs without time moving: ${who} never sleeps`,
    );
    throw this.livelock;
  }

  private describeWaiting(): string {
    const names = this.allTasks().map((task) => task.name);
    return names.length <= 5 ? names.join(", ") : `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`;
  }
}
