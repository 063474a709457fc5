/**
 * What the tests of queues play on: a loop, a queue, people who put and get and say how it went, and what they said.
 */
import { type Coroutine, EventLoop, LifoQueue, PriorityQueue, Queue, sleep } from "../../src/engine/index.ts";

export const KINDS: [name: string, make: new (loop: EventLoop, maxsize?: number) => Queue<unknown>][] = [
  ["Queue", Queue],
  ["LifoQueue", LifoQueue],
  ["PriorityQueue", PriorityQueue],
];

export function stage(maxsize = 0, Kind = Queue as (typeof KINDS)[number][1]) {
  const loop = new EventLoop();
  const queue = new Kind(loop, maxsize);
  const log: string[] = [];
  const say = (text: string) => void log.push(`${loop.nowUs} ${text}`);
  /** Does one thing after a delay and says how it went. */
  function* person(name: string, delayUs: number, work: () => Coroutine<unknown>): Coroutine<void> {
    if (delayUs > 0) yield* sleep(loop, delayUs);
    try {
      const got = yield* work();
      say(got === undefined ? `${name} done` : `${name} got ${got}`);
    } catch (error) {
      say(`${name} ${(error as Error).name}`);
    }
  }
  const hire = (name: string, delayUs: number, work: () => Coroutine<unknown>) =>
    loop.createTask(person(name, delayUs, work), { name });
  const putter = (name: string, delayUs = 0) => hire(name, delayUs, () => queue.put(name));
  const getter = (name: string, delayUs = 0) => hire(name, delayUs, () => queue.get());
  const joiner = (name: string, delayUs = 0) => hire(name, delayUs, () => queue.join());
  return { loop, queue, log, say, putter, getter, joiner };
}

/** Takes all there is. */
export function drain<T>(queue: Queue<T>): T[] {
  const items: T[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}
