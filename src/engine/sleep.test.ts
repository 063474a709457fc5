import { expect, test } from "vitest";
import { CancelledError, type Coroutine, EventLoop, gather, sleep, ValueError } from "./index.ts";

test("[T1] a sleeper goes on after its delay, counted from when it is awaited", () => {
  const loop = new EventLoop();
  const log: number[] = [];
  function* main(): Coroutine<void> {
    const nap = sleep(loop, 5);
    yield* sleep(loop, 10);
    log.push(loop.nowUs);
    yield* nap;
    log.push(loop.nowUs);
    yield* nap;
    log.push(loop.nowUs);
  }
  loop.runUntilComplete(main());
  expect(log).toEqual([10, 15, 15]);
});

test("[T1] a sleep is a coroutine like any other: it can be a task, or gathered", () => {
  const loop = new EventLoop();
  const task = loop.createTask(sleep(loop, 3));
  loop.runUntilComplete(gather(loop, sleep(loop, 5), task));
  expect([loop.nowUs, task.result()]).toEqual([5, undefined]);
});

test("[T2] sleep(0) gives up one turn and sets no timer", () => {
  const loop = new EventLoop();
  const log: string[] = [];
  function* person(name: string, delayUs: number): Coroutine<void> {
    for (let i = 0; i < 3; i++) {
      log.push(`${name}${i}`);
      yield* sleep(loop, delayUs);
    }
  }
  loop.createTask(person("a", 0));
  loop.createTask(person("b", -5));
  loop.callSoon(() => loop.callSoon(() => void log.push("soon")));
  loop.runUntil(0);
  expect(log).toEqual(["a0", "b0", "a1", "b1", "soon", "a2", "b2"]);
  expect(loop.nextAtUs()).toBe(Number.POSITIVE_INFINITY);
});

test("[T3] a cancelled sleeper takes its timer along", () => {
  const loop = new EventLoop();
  const task = loop.createTask(sleep(loop, 1000));
  loop.callAt(5, () => task.cancel());
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect([loop.nowUs, loop.nextAtUs()]).toEqual([5, Number.POSITIVE_INFINITY]);
});

test("[T3] a sleeper whose alarm has rung may be cancelled before it acts", () => {
  const loop = new EventLoop();
  const task = loop.createTask(sleep(loop, 5));
  loop.callAt(5, () => expect(task.cancel()).toBe(true));
  loop.runUntil(4);
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect(loop.nowUs).toBe(5);
});

test("[T3] cancelled and due at one moment: the alarm rings into nothing", () => {
  const loop = new EventLoop();
  loop.callAt(5, () => task.cancel());
  const task = loop.createTask(sleep(loop, 5));
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect(loop.nowUs).toBe(5);
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])("[T4] sleep(%d) is refused", (delayUs) => {
  const loop = new EventLoop();
  expect(() => loop.runUntilComplete(sleep(loop, delayUs))).toThrow(ValueError);
});
