/**
 * waitFor: awaits something, but not beyond a deadline.
 */
import { CancelledError, LoopError, TimeoutError } from "./errors.ts";
import { type Coroutine, Future, wait } from "./future.ts";
import type { Awaitable } from "./gather.ts";
import type { EventLoop } from "./loop.ts";

/**
 * Gives the thing's result, or cancels it and throws TimeoutError after `timeoutUs`; null waits without limit.
 * With a timeout of 0 or less a thing that is not done already is cancelled before it begins.
 * Source: CPython 3.14 Lib/asyncio/tasks.py, wait_for; timeouts.py, class Timeout.
 */
export function* waitFor<T>(loop: EventLoop, thing: Awaitable<T>, timeoutUs: number | null): Coroutine<T> {
  if (timeoutUs !== null && timeoutUs <= 0) return yield* takeOrCancel(loop, thing);
  const task = loop.currentTask;
  if (task === null) throw new LoopError("Timeout should be used inside a task");
  const cancelling = task.cancelling();
  let isExpiring = false;
  const timer =
    timeoutUs === null
      ? null
      : loop.callLater(timeoutUs, () => {
          task.cancel();
          isExpiring = true;
        });
  let isWatching = true;
  /** Ends the deadline's watch; says whether it is this deadline that cancelled the task. Source: Timeout.__aexit__. */
  const hasExpired = (): boolean => {
    isWatching = false;
    timer?.cancel();
    return isExpiring && task.uncancel() <= cancelling;
  };
  try {
    return thing instanceof Future ? yield* wait(thing) : yield* thing;
  } catch (error) {
    if (hasExpired() && error instanceof CancelledError) throw new TimeoutError(undefined, { cause: error });
    throw error;
  } finally {
    // With a result, or closed by hand.
    if (isWatching) hasExpired();
  }
}

/** Source: the `timeout <= 0` branch of wait_for, and tasks._cancel_and_wait. */
function* takeOrCancel<T>(loop: EventLoop, thing: Awaitable<T>): Coroutine<T> {
  // Of whatever loop: nobody asks, as long as nobody waits.
  const future = thing instanceof Future ? thing : loop.createTask(thing);
  if (future.done()) {
    loop.takeStep();
    return future.result();
  }
  const over = loop.createFuture<void>();
  const release = (): void => {
    if (!over.done()) over.setResult();
  };
  future.addDoneCallback(release);
  try {
    future.cancel();
    yield* wait(over);
  } finally {
    future.removeDoneCallback(release);
  }
  try {
    return future.result();
  } catch (error) {
    if (error instanceof CancelledError) throw new TimeoutError(undefined, { cause: error });
    throw error;
  }
}
