/**
 * What a waiting task weighs, for scripts/bench.ts: everything that it takes to have one stand in `get()`, `put()` or
 * `sleep()`, its coroutine, future and place in line included. Needs `--expose-gc`.
 */
import { type Coroutine, EventLoop, Queue, sleep } from "../src/engine/index.ts";

const TASKS = 100_000;

export const WAITS: Record<string, (loop: EventLoop, queue: Queue<number>) => Coroutine<unknown>> = {
  *"get()"(_, queue) {
    yield* queue.get();
  },
  *"put()"(_, queue) {
    yield* queue.put(1);
  },
  *"sleep()"(loop) {
    yield* sleep(loop, 1_000_000);
  },
};

/** Bytes for one task that waits. */
export function bytesOfWaiting(kind: string): number {
  const loop = new EventLoop();
  const queue = new Queue<number>(loop, 1);
  const wait = WAITS[kind] as (typeof WAITS)[string];
  if (kind === "put()") queue.putNowait(0);
  const before = bytes();
  for (let i = 0; i < TASKS; i++) loop.createTask(wait(loop, queue));
  loop.runUntil(0);
  const after = bytes();
  if (loop.allTasks().length !== TASKS) throw new Error("not all of them wait");
  return (after - before) / TASKS;
}

function bytes(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
