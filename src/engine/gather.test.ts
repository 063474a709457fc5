import { expect, test } from "vitest";
import { CancelledError, type Coroutine, EventLoop, gather, sleep, ValueError } from "./index.ts";

function stage() {
  const loop = new EventLoop();
  const log: string[] = [];
  function* worker(name: string, delayUs: number, error?: Error): Coroutine<string> {
    try {
      yield* sleep(loop, delayUs);
    } catch (thrown) {
      log.push(`${loop.nowUs} ${name} ${(thrown as Error).name}`);
      throw thrown;
    }
    log.push(`${loop.nowUs} ${name}`);
    if (error) throw error;
    return name;
  }
  return { loop, log, worker };
}

test("[G1] results stand in the order given, whatever the order of ending", () => {
  const { loop, log, worker } = stage();
  const task = loop.createTask(worker("task", 2));
  const future = loop.createFuture<string>();
  loop.callAt(1, () => future.setResult("future"));
  expect(loop.runUntilComplete(gather(loop, worker("a", 3), task, future, worker("b", 1)))).toEqual([
    "a",
    "task",
    "future",
    "b",
  ]);
  expect(log).toEqual(["1 b", "2 task", "3 a"]);
});

test("[G1] what is done already is taken as it is", () => {
  const { loop } = stage();
  const done = loop.createFuture<number>();
  done.setResult(1);
  const gathering = gather(loop, done, done);
  expect([gathering.done(), gathering.result()]).toEqual([true, [1, 1]]);
});

test("[G2] the first error is passed on at once; the others run on", () => {
  const { loop, log, worker } = stage();
  const gathering = gather(
    loop,
    worker("a", 3),
    worker("b", 1, new RangeError("first")),
    worker("c", 2, new RangeError("second")),
  );
  expect(() => loop.runUntilComplete(gathering)).toThrow(new RangeError("first"));
  expect(loop.nowUs).toBe(1);
  loop.runUntil(9);
  expect(log).toEqual(["1 b", "2 c", "3 a"]);
});

test("[G3] errors among the results", () => {
  const { loop, worker } = stage();
  const error = new RangeError("burnt");
  const cancelled = loop.createFuture();
  cancelled.cancel("why not");
  const gathering = gather(loop, worker("a", 2), worker("b", 1, error), cancelled, { returnExceptions: true });
  expect(loop.runUntilComplete(gathering)).toEqual(["a", error, new CancelledError("why not")]);
});

test("[G4] a cancelled child is a failure of the gathering, not its cancellation", () => {
  const { loop, log, worker } = stage();
  const child = loop.createTask(worker("b", 5));
  const gathering = gather(loop, worker("a", 3), child);
  loop.callAt(1, () => child.cancel("sorry"));
  expect(() => loop.runUntilComplete(gathering)).toThrow(new CancelledError("sorry"));
  expect([gathering.cancelled(), gathering.exception()]).toEqual([false, new CancelledError("sorry")]);
  loop.runUntil(9);
  expect(log).toEqual(["1 b CancelledError", "3 a"]);
});

test.each([false, true])("[G5] cancelling it cancels the children (returnExceptions: %s)", (returnExceptions) => {
  const { loop, log, worker } = stage();
  const gathering = gather(loop, worker("a", 5), worker("b", 6), { returnExceptions });
  loop.callAt(1, () => expect(gathering.cancel("closing")).toBe(true));
  expect(() => loop.runUntilComplete(gathering)).toThrow(new CancelledError("closing"));
  expect(log).toEqual(["1 a CancelledError", "1 b CancelledError"]);
  expect([loop.nowUs, gathering.cancelled(), gathering.cancel()]).toEqual([1, false, false]);
});

test("[G5] with returnExceptions the error is asked of the last child, even one that was over before", () => {
  const { loop, worker } = stage();
  const gathering = gather(loop, worker("a", 5), worker("b", 1), { returnExceptions: true });
  loop.callAt(2, () => gathering.cancel("closing"));
  expect(() => loop.runUntilComplete(gathering)).toThrow(new CancelledError(""));
});

test("[G5] who awaits a gathering passes its cancellation on", () => {
  const { loop, log, worker } = stage();
  function* manager(): Coroutine<void> {
    yield* gather(loop, worker("a", 5), worker("b", 6));
  }
  const task = loop.createTask(manager());
  loop.callAt(1, () => task.cancel());
  loop.runUntil(9);
  expect([log, task.cancelled()]).toEqual([["1 a CancelledError", "1 b CancelledError"], true]);
});

test("[G5] a gathering whose children are all over cannot be cancelled", () => {
  const { loop, worker } = stage();
  const child = loop.createTask(worker("a", 1));
  const gathering = gather(loop, child);
  child.addDoneCallback(() => expect([gathering.done(), gathering.cancel()]).toEqual([true, false]));
  expect(loop.runUntilComplete(gathering)).toEqual(["a"]);
});

test("[G5] a gathering that has failed already is not cancelled, nor are those who run on", () => {
  const { loop, log, worker } = stage();
  const gathering = gather(loop, worker("a", 3), worker("b", 1, new RangeError("burnt")));
  expect(() => loop.runUntilComplete(gathering)).toThrow(RangeError);
  expect(gathering.cancel()).toBe(false);
  loop.runUntil(9);
  expect(log).toEqual(["1 b", "3 a"]);
});

test("[G5] a child that suppresses its cancellation: the gathering ends with it all the same", () => {
  const { loop, worker } = stage();
  function* stubborn(): Coroutine<string> {
    try {
      return yield* worker("b", 5);
    } catch {
      return "stays";
    }
  }
  const gathering = gather(loop, worker("a", 5), stubborn());
  loop.callAt(1, () => gathering.cancel("closing"));
  expect(() => loop.runUntilComplete(gathering)).toThrow(new CancelledError("closing"));
  const all = gather(loop, stubborn(), stubborn(), { returnExceptions: true });
  loop.callAt(2, () => all.cancel("closing"));
  expect(() => loop.runUntilComplete(all)).toThrow(new CancelledError(""));
});

test("[G5] who waits is cancelled when the children are over and the gathering is not", () => {
  const { loop } = stage();
  const child = loop.createFuture<void>();
  function* manager(): Coroutine<void> {
    yield* gather(loop, child);
  }
  const task = loop.createTask(manager());
  loop.callAt(1, () => {
    child.setResult();
    expect(task.cancel("closing")).toBe(true);
  });
  expect(() => loop.runUntilComplete(task)).toThrow(new CancelledError("closing"));
});

test("[G6] a thing given twice is run once", () => {
  const { loop, log, worker } = stage();
  const coroutine = worker("a", 1);
  expect(loop.runUntilComplete(gather(loop, coroutine, worker("b", 1), coroutine))).toEqual(["a", "b", "a"]);
  expect(log).toEqual(["1 a", "1 b"]);
});

test("[G7] nothing gives nothing", () => {
  const { loop } = stage();
  expect(gather(loop).result()).toEqual([]);
  expect(gather(loop, { returnExceptions: true }).result()).toEqual([]);
});

test("[G8] a future of another loop is refused", () => {
  const { loop } = stage();
  expect(() => gather(loop, new EventLoop().createFuture())).toThrow(
    new ValueError("The future belongs to a different loop than the one specified as the loop argument"),
  );
});
