/**
 * The errors of the engine, named as in Python.
 * Messages carry CPython's wording where CPython has one and say who met what limit.
 */

/** Thrown into a coroutine whose task was cancelled. Source: asyncio.CancelledError. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}

/** A future was asked for what its state cannot give. Source: asyncio.InvalidStateError. */
export class InvalidStateError extends Error {
  override readonly name = "InvalidStateError";
}

/** `getNowait` found the queue empty. Source: asyncio.QueueEmpty. */
export class QueueEmpty extends Error {
  override readonly name = "QueueEmpty";
}

/** `putNowait` found the queue full. Source: asyncio.QueueFull. */
export class QueueFull extends Error {
  override readonly name = "QueueFull";
}

/** The queue was shut down. Source: asyncio.QueueShutDown (3.13). */
export class QueueShutDown extends Error {
  override readonly name = "QueueShutDown";
}

/** A deadline passed first. Source: the built-in TimeoutError, raised by asyncio.wait_for. */
export class TimeoutError extends Error {
  override readonly name = "TimeoutError";
}

/** A value that the called thing cannot take. Source: the built-in ValueError. */
export class ValueError extends Error {
  override readonly name = "ValueError";
}

/** Two things that have no order were compared. Source: the built-in TypeError. */
export class UnorderableError extends TypeError {
  override readonly name = "TypeError";
}

/** The loop or a task was used in a way asyncio refuses. Source: the built-in RuntimeError. */
export class LoopError extends Error {
  override readonly name: string = "RuntimeError";
}

/** Several children of a task group failed. Source: the built-in ExceptionGroup. */
export class ExceptionGroup extends Error {
  override readonly name = "ExceptionGroup";
  readonly errors: readonly unknown[];

  constructor(message: string, errors: readonly unknown[]) {
    super(`${message} (${errors.length} sub-exception${errors.length === 1 ? "" : "s"})`);
    this.errors = errors;
  }
}

/** Nothing is ready and no timer is set: the program will never move again. asyncio would sleep for ever. */
export class Deadlock extends LoopError {
  override readonly name = "Deadlock";
}

/** A program did too much while time stood still. asyncio would spin for ever. */
export class Livelock extends LoopError {
  override readonly name = "Livelock";
}
