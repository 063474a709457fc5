/**
 * gather: one future for the outcomes of several.
 */
import { CancelledError, ValueError } from "./errors.ts";
import { type Coroutine, Future } from "./future.ts";
import type { EventLoop } from "./loop.ts";

export type Awaitable<T = unknown> = Coroutine<T> | Future<T>;

export interface GatherOptions {
  /** Puts errors among the results instead of passing the first one on. */
  returnExceptions?: boolean;
}

/** Cancelling it cancels the children; it is itself done when they are. Source: tasks._GatheringFuture. */
class Gathering extends Future<unknown[]> {
  isCancelRequested = false;

  constructor(
    loop: EventLoop,
    private readonly children: readonly Future<unknown>[],
  ) {
    super(loop, "gather");
  }

  override cancel(message?: string): boolean {
    if (this.done()) return false;
    let isAny = false;
    for (const child of this.children) if (child.cancel(message)) isAny = true;
    if (isAny) this.isCancelRequested = true;
    return isAny;
  }
}

/**
 * Wraps a coroutine in a task that only the caller reaches; a future is itself. Throws ValueError for one of another
 * loop. Source: asyncio.ensure_future; what becomes of its task in gather and run_until_complete.
 */
export function ensureFuture<T>(loop: EventLoop, thing: Awaitable<T>): Future<T> {
  if (!(thing instanceof Future)) {
    const task = loop.createTask(thing);
    task.isLeftUnsaid = true;
    return task;
  }
  if (thing.loop === loop) return thing;
  throw new ValueError("The future belongs to a different loop than the one specified as the loop argument");
}

/**
 * Runs the things together; the future's result is their results in the order given. Without `returnExceptions` the
 * first error (a cancelled child counts as one) is passed on at once and the others run on. Await it with `yield*`.
 * Source: CPython 3.14 Lib/asyncio/tasks.py, gather.
 */
export function gather(loop: EventLoop, ...args: (Awaitable | GatherOptions)[]): Future<unknown[]> {
  const { things, options } = splitOptions(args);
  if (things.length === 0) {
    const nothing = new Future<unknown[]>(loop, "gather");
    nothing.setResult([]);
    return nothing;
  }
  const futures = new Map<Awaitable, Future<unknown>>();
  const early: Future<unknown>[] = [];
  let finishedCount = 0;
  let outer: Gathering | null = null;

  const onDone = (child: Future<unknown>): void => {
    finishedCount++;
    if (outer === null || outer.done()) {
      if (!child.cancelled()) child.exception();
      return;
    }
    if (!options.returnExceptions) {
      const error = child.cancelled() ? child.makeCancelledError() : child.exception();
      if (error !== null) {
        outer.setException(error);
        return;
      }
    }
    if (finishedCount < futures.size) return;
    // Every error counts as retrieved, even where none of them is passed on.
    const outcomes = children.map(outcome);
    // CPython asks the last child for the error, whichever child was the last to end.
    if (outer.isCancelRequested) outer.setException((children.at(-1) as Future<unknown>).makeCancelledError());
    else outer.setResult(outcomes);
  };

  const children = things.map((thing) => {
    const known = futures.get(thing);
    if (known) return known;
    const future = ensureFuture(loop, thing);
    futures.set(thing, future);
    if (future.done()) early.push(future);
    else future.addDoneCallback(onDone);
    return future;
  });
  outer = new Gathering(loop, children);
  loop.probe?.childrenGathered(outer, children);
  for (const child of early) onDone(child);
  return outer;
}

function outcome(child: Future<unknown>): unknown {
  if (child.cancelled()) return new CancelledError(child.cancelMessage);
  return child.exception() ?? child.result();
}

function splitOptions(args: (Awaitable | GatherOptions)[]): { things: Awaitable[]; options: GatherOptions } {
  const last = args.at(-1);
  const isOptions = last !== undefined && !(last instanceof Future) && !("next" in last);
  return {
    things: (isOptions ? args.slice(0, -1) : args) as Awaitable[],
    options: isOptions ? (last as GatherOptions) : {},
  };
}
