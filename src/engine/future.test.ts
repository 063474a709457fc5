import { expect, test } from "vitest";
import { CancelledError, type Coroutine, EventLoop, type Future, InvalidStateError, wait } from "./index.ts";

const states = (future: Future<unknown>) => [future.done(), future.cancelled(), future.hasFailed()];

test("[F1] the four states", () => {
  const loop = new EventLoop();
  const [pending, done, failed, cancelled] = Array.from({ length: 4 }, () => loop.createFuture<string>());
  done!.setResult("bread");
  failed!.setException(new RangeError("burnt"));
  cancelled!.cancel();
  expect(states(pending!)).toEqual([false, false, false]);
  expect(states(done!)).toEqual([true, false, false]);
  expect(states(failed!)).toEqual([true, false, true]);
  expect(states(cancelled!)).toEqual([true, true, false]);
  expect([done!.result(), done!.exception()]).toEqual(["bread", null]);
  expect(failed!.exception()).toEqual(new RangeError("burnt"));
  expect(() => failed!.result()).toThrow(new RangeError("burnt"));
  expect(() => cancelled!.result()).toThrow(CancelledError);
  expect(() => cancelled!.exception()).toThrow(CancelledError);
});

test("[F2] what a state cannot give or take is an InvalidStateError", () => {
  const loop = new EventLoop();
  const future = loop.createFuture<number>();
  expect(() => future.result()).toThrow(new InvalidStateError("Result is not set."));
  expect(() => future.exception()).toThrow(new InvalidStateError("Exception is not set."));
  future.setResult(1);
  const cancelled = loop.createFuture<number>();
  cancelled.cancel();
  for (const one of [future, cancelled]) {
    expect(() => one.setResult(2)).toThrow(InvalidStateError);
    expect(() => one.setException(new Error("no"))).toThrow(InvalidStateError);
  }
  expect(future.result()).toBe(1);
});

test("[F3] only a pending future can be cancelled", () => {
  const loop = new EventLoop();
  const future = loop.createFuture();
  expect([future.cancel(), future.cancel()]).toEqual([true, false]);
  const done = loop.createFuture<number>();
  done.setResult(1);
  expect([done.cancel(), done.result()]).toEqual([false, 1]);
});

test("[F10] an error is retrieved by asking for it, by awaiting it, and by cancelling too late", () => {
  const loop = new EventLoop();
  const failed = () => {
    const future = loop.createFuture();
    future.setException(new RangeError("burnt"));
    return future;
  };
  const untouched = failed();
  expect([untouched.done(), untouched.hasFailed(), untouched.isUnretrieved()]).toEqual([true, true, true]);
  const [asked, thrown, awaited, cancelled] = [failed(), failed(), failed(), failed()];
  asked.exception();
  expect(() => thrown.result()).toThrow();
  expect(() => loop.runUntilComplete(wait(awaited))).toThrow();
  cancelled.cancel();
  expect([asked, thrown, awaited, cancelled, untouched].map((one) => one.isUnretrieved())).toEqual([
    ...[false, false, false, false],
    true,
  ]);
});

test("[F4] callbacks are scheduled in order, not called", () => {
  const loop = new EventLoop();
  const log: string[] = [];
  const future = loop.createFuture<number>();
  for (const name of ["a", "b", "c"]) future.addDoneCallback((given) => void log.push(`${name} ${given.result()}`));
  loop.callSoon(() => {
    future.setResult(7);
    log.push("set");
  });
  loop.callSoon(() => void log.push("other"));
  loop.runTurn();
  expect(log).toEqual(["set", "other"]);
  loop.runTurn();
  expect(log).toEqual(["set", "other", "a 7", "b 7", "c 7"]);
});

test("[F4] a callback added twice is called twice, and each with the future", () => {
  const loop = new EventLoop();
  const future = loop.createFuture<void>();
  const given: unknown[] = [];
  const callback = (one: Future<void>) => void given.push(one);
  future.addDoneCallback(callback);
  future.addDoneCallback(callback);
  future.setResult();
  loop.runTurn();
  expect(given).toEqual([future, future]);
});

test("[F5] a callback added late is scheduled at once", () => {
  const loop = new EventLoop();
  const log: string[] = [];
  const future = loop.createFuture();
  future.cancel();
  future.addDoneCallback(() => void log.push("late"));
  expect(log).toEqual([]);
  loop.runTurn();
  expect(log).toEqual(["late"]);
});

test("[F6] removing takes every occurrence and leaves the others in order", () => {
  const loop = new EventLoop();
  const log: string[] = [];
  const future = loop.createFuture<void>();
  const twice = () => void log.push("twice");
  future.addDoneCallback(twice);
  future.addDoneCallback(() => void log.push("a"));
  future.addDoneCallback(twice);
  future.addDoneCallback(() => void log.push("b"));
  expect(future.removeDoneCallback(twice)).toBe(2);
  expect(future.removeDoneCallback(twice)).toBe(0);
  future.setResult();
  expect(future.removeDoneCallback(twice)).toBe(0);
  loop.runTurn();
  expect(log).toEqual(["a", "b"]);
});

test("[F6] what is scheduled already is called", () => {
  const loop = new EventLoop();
  const log: string[] = [];
  const future = loop.createFuture<void>();
  const second = () => void log.push("second");
  future.addDoneCallback(() => void log.push(`first removes ${future.removeDoneCallback(second)}`));
  future.addDoneCallback(second);
  future.setResult();
  loop.runTurn();
  expect(log).toEqual(["first removes 0", "second"]);
});

test("[F7] awaiting a done future does not suspend", () => {
  const loop = new EventLoop();
  const log: unknown[] = [];
  const done = loop.createFuture<string>();
  done.setResult("bread");
  function* main(): Coroutine<void> {
    log.push(yield* done, yield* wait(done));
  }
  loop.createTask(main());
  loop.callSoon(() => void log.push("behind"));
  loop.runTurn();
  expect(log).toEqual(["bread", "bread", "behind"]);
});

test("[F7] awaiting what has failed or was cancelled throws at once", () => {
  const loop = new EventLoop();
  const [failed, cancelled] = [loop.createFuture<string>(), loop.createFuture<string>()];
  failed.setException(new RangeError("burnt"));
  cancelled.cancel();
  const log: unknown[] = [];
  function* main(): Coroutine<void> {
    for (const future of [failed, cancelled]) {
      try {
        yield* future;
      } catch (error) {
        log.push((error as Error).name);
      }
    }
  }
  loop.createTask(main());
  loop.runTurn();
  expect(log).toEqual(["RangeError", "CancelledError"]);
});

test("[F8] everybody who asks is told the words", () => {
  const future = new EventLoop().createFuture();
  future.cancel("closing time");
  for (let i = 0; i < 3; i++) {
    expect(() => future.result()).toThrow(new CancelledError("closing time"));
    expect(() => future.exception()).toThrow(new CancelledError("closing time"));
  }
});

test("[F9] as text", () => {
  const loop = new EventLoop();
  const [pending, done, empty, failed, cancelled] = Array.from({ length: 5 }, () => loop.createFuture<unknown>());
  done!.setResult(["bread", 1]);
  empty!.setResult(null);
  failed!.setException(new RangeError("burnt"));
  cancelled!.cancel("closing time");
  expect([pending, done, empty, failed, cancelled].map(String)).toEqual([
    "<Future pending>",
    "<Future finished result=['bread', 1]>",
    "<Future finished result=None>",
    "<Future finished exception=RangeError('burnt')>",
    "<Future cancelled>",
  ]);
});

test("[F8] the words of a cancellation arrive with it", () => {
  const loop = new EventLoop();
  const future = loop.createFuture();
  future.cancel("closing time");
  expect(() => future.result()).toThrow(new CancelledError("closing time"));
  function* main(): Coroutine<string> {
    try {
      yield* loop.createTask(child());
    } catch (error) {
      return (error as Error).message;
    }
    return "nothing";
  }
  function* child(): Coroutine<void> {
    yield* future;
  }
  expect(loop.runUntilComplete(main())).toBe("closing time");
});
