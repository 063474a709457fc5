/** Who has which item in hand, in programs that report what they are done with, and in those that never do. */
import { expect, test } from "vitest";
import { record } from "../../../tests/kit/programs.ts";
import { type Coroutine, PriorityQueue, Queue, sleep, wait } from "../../engine/index.ts";
import type { Trace } from "../../trace/index.ts";
import { type TaskState, WorldHistory } from "./index.ts";

const seconds = (n: number): number => n * 100_000;

/** What a task has in its hands after each event of a kind, and its counts in the end. */
function handsOf(trace: Trace, task: number): { readonly held: number[][]; readonly counts: object } {
  const history = new WorldHistory(trace);
  const held: number[][] = [];
  for (let seq = 1; seq <= trace.length; seq++) {
    const now = [...(history.worldAt(seq).tasks[task]?.held ?? [])];
    if (JSON.stringify(now) !== JSON.stringify(held.at(-1) ?? [])) held.push(now);
  }
  const { passedOn, dones, unreported } = history.worldAt(trace.length).tasks[task] as TaskState;
  return { held, counts: { passedOn, dones, unreported } };
}

/** One who takes, on a queue with so many plain values, which are items 1, 2, …. */
const taking = (count: number, take: (queue: Queue<unknown>, work: () => Coroutine<void>) => Coroutine<void>): Trace =>
  record((loop) => {
    const queue = new Queue<unknown>(loop);
    for (let i = 0; i < count; i++) queue.putNowait(i);
    return [take(queue, () => sleep(loop, seconds(1)))];
  });

test("what is reported is in hand until it is, several at a time as well", () => {
  const trace = taking(3, function* (queue, work) {
    yield* queue.get();
    yield* work();
    queue.taskDone();
    yield* queue.get();
    yield* queue.get();
    yield* work();
    queue.taskDone();
    queue.taskDone();
    yield* work();
  });
  // Of which of two a report is nobody knows, so they stay until their task is through.
  expect(handsOf(trace, 0)).toEqual({
    held: [[1], [], [2], [2, 3], []],
    counts: { passedOn: 0, dones: 1, unreported: 2 },
  });
});

test("who never reports is through with an item when they take the next, ask for one, or return", () => {
  const trace = taking(3, function* (queue, work) {
    yield* queue.get();
    yield* work();
    yield* queue.get();
    yield* queue.get();
    yield* work();
    try {
      yield* queue.get();
    } finally {
      yield* work();
    }
  });
  expect(handsOf(trace, 0)).toEqual({
    held: [[1], [2], [2, 3], []],
    counts: { passedOn: 0, dones: 0, unreported: 3 },
  });
  const returning = taking(1, function* (queue, work) {
    yield* queue.get();
    yield* work();
  });
  expect(handsOf(returning, 0).counts).toEqual({ passedOn: 0, dones: 0, unreported: 1 });
});

test("who is cancelled keeps what they held, for whoever counts what is lost", () => {
  const trace = record((loop) => {
    const queue = new Queue<unknown>(loop);
    queue.putNowait("bread");
    function* eat(): Coroutine<void> {
      yield* queue.get();
      yield* wait(loop.createFuture<void>());
    }
    const eater = loop.createTask(eat());
    loop.callAt(5, () => eater.cancel());
    return [];
  });
  expect(handsOf(trace, 0)).toEqual({ held: [[1]], counts: { passedOn: 0, dones: 0, unreported: 0 } });
});

test("what is passed on leaves the hand, and a report of it later is of nothing in it", () => {
  const trace = record((loop) => {
    const [from, to] = [new Queue<object>(loop), new Queue<object>(loop)];
    from.putNowait({});
    function* pass(): Coroutine<void> {
      const thing = yield* from.get();
      yield* sleep(loop, seconds(1));
      yield* to.put(thing);
      from.taskDone();
    }
    return [pass()];
  });
  expect(handsOf(trace, 0)).toEqual({ held: [[1], []], counts: { passedOn: 1, dones: 0, unreported: 0 } });
});

test("a queue counts what it drops", () => {
  const trace = taking(3, function* (queue) {
    yield* queue.get();
    queue.shutdown(true);
  });
  const [queue] = new WorldHistory(trace).worldAt(trace.length).queues;
  expect([queue?.puts, queue?.gets, queue?.dropped, queue?.items]).toEqual([3, 1, 2, []]);
});

test("a shutdown that comes upon what cannot be compared leaves the rest on the queue", () => {
  let comparisons = Number.POSITIVE_INFINITY;
  const trace = record((loop) => {
    const queue = new PriorityQueue<number>(loop, 0, (a, b) => {
      if (comparisons-- === 0) throw new TypeError();
      return a - b;
    });
    function* close(): Coroutine<void> {
      for (const item of [1, 2, 3, 4, 5]) queue.putNowait(item);
      yield* sleep(loop, 1);
      comparisons = 3;
      queue.shutdown(true);
    }
    return [close()];
  });
  const [queue] = new WorldHistory(trace).worldAt(trace.length).queues;
  expect([queue?.items, queue?.dropped, queue?.unfinished, queue?.isShutDown]).toEqual([[3, 4, 5], 2, 4, true]);
});
