/** asyncio in TypeScript, on a virtual clock of whole microseconds. See SPEC.md for what it promises. */
export {
  CancelledError,
  Deadlock,
  ExceptionGroup,
  GeneratorExit,
  InvalidStateError,
  Livelock,
  LoopError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  TimeoutError,
  ValueError,
} from "./errors.ts";
export { type Coroutine, Future, wait } from "./future.ts";
export { type Awaitable, type GatherOptions, gather } from "./gather.ts";
export type { Handle } from "./handle.ts";
export { EventLoop, type EventLoopOptions } from "./loop.ts";
export { type Probe, PURPOSES, type Purpose, type Side } from "./probe.ts";
export { LifoQueue, PriorityQueue, Queue } from "./queue.ts";
export { randomStream } from "./random.ts";
export { sleep } from "./sleep.ts";
export { Task } from "./task.ts";
export { TaskGroup } from "./task-group.ts";
export { waitFor } from "./wait-for.ts";
