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

/** A coroutine is closed by hand; seen only among the errors of a task group. Source: the built-in GeneratorExit. */
export class GeneratorExit extends Error {
  override readonly name = "GeneratorExit";
}

/** Something was asked for what it has not. Source: the built-in AttributeError. */
export class AttributeError extends Error {
  override readonly name = "AttributeError";
}

/** Several children of a task group failed. Source: the built-in ExceptionGroup, BaseExceptionGroup. */
export class ExceptionGroup extends Error {
  override readonly name: "ExceptionGroup" | "BaseExceptionGroup";
  /** The message without the number of errors. */
  readonly words: string;
  readonly errors: readonly unknown[];

  constructor(words: string, errors: readonly unknown[]) {
    super(`${words} (${errors.length} sub-exception${errors.length === 1 ? "" : "s"})`);
    this.name = errors.some(isBase) ? "BaseExceptionGroup" : "ExceptionGroup";
    this.words = words;
    this.errors = errors;
  }
}

/** What Python counts among BaseExceptions, not Exceptions. */
function isBase(error: unknown): boolean {
  if (error instanceof ExceptionGroup) return error.name === "BaseExceptionGroup";
  return error instanceof GeneratorExit || error instanceof CancelledError;
}

/** Nothing is ready and no timer is set: the program will never move again. asyncio would sleep for ever. */
export class Deadlock extends LoopError {
  override readonly name = "Deadlock";
}

/** A program did too much while time stood still. asyncio would spin for ever. */
export class Livelock extends LoopError {
  override readonly name = "Livelock";
}
