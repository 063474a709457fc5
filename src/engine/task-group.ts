/**
 * TaskGroup: tasks that end together. The first failure cancels the rest, and the block ends when all are over.
 */
import { AttributeError, CancelledError, ExceptionGroup, GeneratorExit, LoopError } from "./errors.ts";
import type { Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";
import type { Task } from "./task.ts";

/**
 * `yield* new TaskGroup(loop).run(function* (group) { … })` is Python's `async with TaskGroup() as group:`.
 * Where CPython cancels the children in the order of a set, they are cancelled here in the order of their making.
 * Source: CPython 3.14 Lib/asyncio/taskgroups.py, class TaskGroup.
 */
export class TaskGroup {
  private readonly loop: EventLoop;
  private parent: Task<unknown> | null = null;
  private readonly tasks = new Set<Task<unknown>>();
  private readonly errors: unknown[] = [];
  private isEntered = false;
  private isExiting = false;
  private isAborting = false;
  /** The block is behind; children can only go on when it was closed by hand. */
  private isOver = false;
  private isParentCancelRequested = false;
  private allOver: Future<void> | null = null;

  constructor(loop: EventLoop) {
    this.loop = loop;
  }

  /**
   * Runs the block inside the group. Throws ExceptionGroup when a child or the block failed; closed by hand, LoopError
   * while children go on, which are cancelled.
   */
  run<T>(block: (group: TaskGroup) => Coroutine<T>): Coroutine<T> {
    return new Closable(this.enterAndExit(block));
  }

  private *enterAndExit<T>(block: (group: TaskGroup) => Coroutine<T>): Coroutine<T> {
    this.enter();
    try {
      const result = yield* block(this);
      yield* this.exit(null);
      return result;
    } catch (error) {
      if (this.isExiting) throw error;
      yield* this.exit({ error });
      throw error;
    } finally {
      try {
        if (!this.isExiting) yield* this.exit({ error: new GeneratorExit() });
      } finally {
        this.isOver = true;
      }
    }
  }

  /** Starts a child. Throws LoopError outside the block and once the group is ending. */
  createTask<T>(coroutine: Coroutine<T>, options: { name?: string } = {}): Task<T> {
    const refusal = !this.isEntered
      ? "has not been entered"
      : this.isExiting && this.tasks.size === 0
        ? "is finished"
        : this.isAborting
          ? "is shutting down"
          : null;
    if (refusal !== null) {
      coroutine.return(undefined as T);
      throw new LoopError(`TaskGroup ${refusal}`);
    }
    const task = this.loop.createTask(coroutine, options);
    this.tasks.add(task as Task<unknown>);
    task.addDoneCallback(() => this.onDone(task as Task<unknown>));
    return task;
  }

  private enter(): void {
    if (this.isEntered) throw new LoopError("TaskGroup has already been entered");
    if (this.loop.currentTask === null) throw new LoopError("TaskGroup cannot determine the parent task");
    this.parent = this.loop.currentTask;
    this.isEntered = true;
  }

  private *exit(thrown: { error: unknown } | null): Coroutine<void> {
    const parent = this.parent as Task<unknown>;
    this.isExiting = true;
    let cancellation = thrown?.error instanceof CancelledError ? thrown.error : null;
    if (thrown && !this.isAborting) this.abort();
    while (this.tasks.size > 0) {
      this.allOver ??= this.loop.createFuture<void>();
      try {
        yield* this.allOver;
      } catch (error) {
        if (!(error instanceof CancelledError)) throw error;
        if (!this.isAborting) {
          cancellation = error;
          this.abort();
        }
      }
      this.allOver = null;
    }
    if (this.isParentCancelRequested && parent.uncancel() === 0) cancellation = null;
    if (cancellation && this.errors.length === 0) throw cancellation;
    if (thrown && !(thrown.error instanceof CancelledError)) this.errors.push(thrown.error);
    if (this.errors.length === 0) return;
    if (parent.cancelling() > 0) {
      parent.uncancel();
      parent.cancel();
    }
    throw new ExceptionGroup("unhandled errors in a TaskGroup", this.errors);
  }

  private abort(): void {
    this.isAborting = true;
    for (const task of this.tasks) if (!task.done()) task.cancel();
  }

  private onDone(task: Task<unknown>): void {
    const parent = this.parent as Task<unknown>;
    this.tasks.delete(task);
    if (this.tasks.size === 0 && this.allOver && !this.allOver.done()) this.allOver.setResult();
    if (task.cancelled()) return;
    const error = task.exception();
    if (error === null) return;
    // After a block that was closed by hand, CPython has nowhere to put it, and stumbles.
    if (this.isOver) throw new AttributeError("'NoneType' object has no attribute 'append'");
    this.errors.push(error);
    if (parent.done() || this.isAborting || this.isParentCancelRequested) return;
    this.abort();
    this.isParentCancelRequested = true;
    parent.cancel();
  }
}

/**
 * A coroutine that can be closed by hand as `coroutine.close()` does it: one that would wait in closing is refused that,
 * and ends. Source: genobject.c, gen_close; where CPython leaves it standing until it is closed again or let go.
 */
class Closable<T> implements Coroutine<T> {
  constructor(private readonly inner: Coroutine<T>) {}

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Future<unknown> | null, T> {
    return this.inner.next();
  }

  throw(error: unknown): IteratorResult<Future<unknown> | null, T> {
    return this.inner.throw(error);
  }

  return(value: T): IteratorResult<Future<unknown> | null, T> {
    const step = this.inner.return(value);
    if (step.done) return step;
    this.inner.return(value);
    throw new LoopError("coroutine ignored GeneratorExit");
  }
}
