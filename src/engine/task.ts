/**
 * Task: a coroutine and the place where it stands. The loop steps it; between two steps it waits for one future.
 */
import { CancelledError, Livelock, LoopError } from "./errors.ts";
import { type Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";
import type { Probe } from "./probe.ts";
import { repr } from "./repr.ts";

/**
 * States, what holds in each, and what moves a task on:
 * 1. Ready: its step stands in the ready line exactly once. `run` → running.
 * 2. Running: it is `loop.currentTask`, and no step of it stands anywhere. Ends at an `await` or at the end.
 * 3. Suspended: `waiter` is the future it awaits, and it is among that future's callbacks. Future done → ready.
 *    A done `waiter` with the task in the ready line means: woken, not yet running.
 * 4. Over: the future that it is has its outcome.
 * A cancellation of a suspended task cancels its `waiter`; of a ready one, sets `mustCancel` for its next step.
 *
 * Source: CPython 3.14 Lib/asyncio/tasks.py, class Task (the pure-Python one).
 */
export class Task<T = unknown> extends Future<T> {
  readonly name: string;
  /** Counts the loop's tasks from 0, in the order of their making. */
  readonly number: number;
  /** The name of the coroutine function, "" where nobody has told it. */
  readonly coroutineName: string;
  /** The source line on which the coroutine stands; set by programs that show their text, else 0. */
  line = 0;
  /** Engine-internal: nobody but who made it can reach it, so that it may be left pending. Source: _log_destroy_pending. */
  isLeftUnsaid = false;
  /** Engine-internal: the future this task awaits. */
  waiter: Future<unknown> | null = null;
  private readonly coroutine: Coroutine<T>;
  /** The coroutine's `next`, looked up once: every generator function has a prototype of its own. */
  private readonly resume: () => IteratorResult<Future<unknown> | null, T>;
  private mustCancel = false;
  private misuse: LoopError | null = null;
  private cancelRequests = 0;

  constructor(loop: EventLoop, coroutine: Coroutine<T>, name: string, coroutineName = "") {
    super(loop, "task");
    this.coroutineName = coroutineName;
    this.coroutine = coroutine;
    this.resume = coroutine.next;
    this.name = name;
    this.number = loop.taskCount++;
    loop.noteCreated(this as Task<unknown>);
  }

  override setResult(): void {
    throw new LoopError("Task does not support set_result operation");
  }

  override setException(): void {
    throw new LoopError("Task does not support set_exception operation");
  }

  /** Asks the task to stop: CancelledError is thrown into it at its next step. False when it is over. */
  override cancel(message?: string): boolean {
    if (this.done()) return this.refuseCancel();
    this.cancelRequests++;
    this.loop.probe?.taskCancelRequested(this);
    if (this.waiter?.cancel(message)) return true;
    this.mustCancel = true;
    this.cancelMessage = message;
    return true;
  }

  /** How many cancellations were asked for and not taken back. */
  cancelling(): number {
    return this.cancelRequests;
  }

  /** Takes one request back and gives the number left. */
  uncancel(): number {
    if (this.cancelRequests > 0 && --this.cancelRequests === 0) this.mustCancel = false;
    return this.cancelRequests;
  }

  /** Source: base_tasks._task_repr_info, without the coroutine and what it waits for. */
  override toString(): string {
    const name = ` name=${repr(this.name)}`;
    return `<Task ${!this.done() && this.cancelRequests > 0 ? `cancelling${name}` : this.describeState(name)}>`;
  }

  /** Engine-internal: one step, from where the coroutine stands to its next `await`. Source: Task.__step, __wakeup. */
  run(): void {
    const loop = this.loop;
    const thrown = this.takeThrown();
    loop.currentTask = this;
    loop.callbackCount++;
    loop.probe?.taskResumed(this);
    let step: IteratorResult<Future<unknown> | null, T>;
    try {
      step = thrown === undefined ? this.resume.call(this.coroutine) : this.coroutine.throw(thrown.error);
    } catch (error) {
      loop.currentTask = null;
      this.fail(error);
      // As CPython treats KeyboardInterrupt: the task ends with it, and so does the run.
      if (error instanceof Livelock) throw error;
      return;
    }
    loop.currentTask = null;
    if (step.done) this.finish(step.value);
    else this.suspend(step.value);
  }

  private finish(result: T): void {
    this.loop.noteEnded(this as Task<unknown>);
    if (this.mustCancel) {
      this.mustCancel = false;
      super.cancel(this.cancelMessage);
    } else super.setResult(result);
  }

  private fail(error: unknown): void {
    this.loop.noteEnded(this as Task<unknown>);
    if (error instanceof CancelledError) this.cancelWith(error);
    else super.setException(error);
  }

  protected override report(probe: Probe): void {
    probe.taskEnded(this as Task<unknown>);
  }

  /** What the coming step throws into the coroutine, if anything. */
  private takeThrown(): { error: unknown } | undefined {
    let thrown: { error: unknown } | undefined;
    if (this.waiter !== null) {
      thrown = this.waiter.takeWakeError();
      this.waiter = null;
    } else if (this.misuse !== null) {
      thrown = { error: this.misuse };
      this.misuse = null;
    }
    if (!this.mustCancel) return thrown;
    this.mustCancel = false;
    return thrown?.error instanceof CancelledError ? thrown : { error: this.makeCancelledError() };
  }

  private suspend(future: Future<unknown> | null): void {
    const loop = this.loop;
    // What is no future at all has no loop either.
    if (future === null || future?.loop !== loop || (future as unknown) === this) {
      if (future !== null) this.misuse = this.complainOf(future);
      loop.probe?.taskSuspended(this, null);
      loop.makeReady(this as Task<unknown>);
      return;
    }
    loop.probe?.taskSuspended(this, future);
    this.waiter = future;
    if (future.isBlocking) future.isBlocking = false;
    future.wakeWhenDone(this as Task<unknown>);
    if (this.mustCancel && future.cancel(this.cancelMessage)) this.mustCancel = false;
  }

  /** What the next step throws for an `await` that makes no sense. */
  private complainOf(awaited: unknown): LoopError {
    if (!(awaited instanceof Future)) return new LoopError(`Task got bad yield: ${String(awaited)}`);
    return new LoopError(
      (awaited as unknown) === this
        ? `Task cannot await on itself: ${this.name}`
        : `Task ${this.name} got Future attached to a different loop`,
    );
  }
}
