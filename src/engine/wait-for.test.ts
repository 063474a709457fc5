import { expect, test } from "vitest";
import { CancelledError, type Coroutine, EventLoop, LoopError, Queue, sleep, TimeoutError, waitFor } from "./index.ts";

function stage() {
  const loop = new EventLoop();
  const log: string[] = [];
  const say = (text: string) => void log.push(`${loop.nowUs} ${text}`);
  function* worker(delayUs: number, end?: (error: unknown) => unknown): Coroutine<unknown> {
    say("begins");
    try {
      yield* sleep(loop, delayUs);
    } catch (error) {
      say((error as Error).name);
      if (end) return end(error);
      throw error;
    }
    say("ends");
    return "bread";
  }
  return { loop, log, say, worker };
}

test("[W1] a result in time is passed on, and the timer is gone", () => {
  const { loop, log, worker } = stage();
  expect(loop.runUntilComplete(waitFor(loop, worker(5), 6))).toBe("bread");
  expect([log, loop.nextAtUs()]).toEqual([["0 begins", "5 ends"], Number.POSITIVE_INFINITY]);
});

test("[W1] so is an error", () => {
  const { loop } = stage();
  function* failing(): Coroutine<void> {
    yield* sleep(loop, 1);
    throw new RangeError("burnt");
  }
  expect(() => loop.runUntilComplete(waitFor(loop, failing(), 6))).toThrow(new RangeError("burnt"));
});

test("[W2] at the deadline the thing is cancelled", () => {
  const { loop, log, worker } = stage();
  expect(() => loop.runUntilComplete(waitFor(loop, worker(7), 6))).toThrow(TimeoutError);
  expect(log).toEqual(["0 begins", "6 CancelledError"]);
});

test("[W2] a task is given the time it needs to end", () => {
  const { loop, log, say } = stage();
  function* tidy(): Coroutine<void> {
    try {
      yield* sleep(loop, 50);
    } finally {
      yield* sleep(loop, 3);
      say("tidied up");
    }
  }
  const task = loop.createTask(tidy());
  function* main(): Coroutine<void> {
    try {
      yield* waitFor(loop, task, 6);
    } catch (error) {
      say((error as Error).name);
    }
    say(`cancelling ${loop.currentTask?.cancelling()}`);
  }
  loop.runUntilComplete(main());
  expect([log, task.cancelled()]).toEqual([["9 tidied up", "9 TimeoutError", "9 cancelling 0"], true]);
});

test("[W2] the cancellation is the cause of the TimeoutError", () => {
  const { loop, worker } = stage();
  for (const timeoutUs of [6, 0]) {
    const task = loop.createTask(waitFor(loop, loop.createTask(worker(9)), timeoutUs));
    expect(() => loop.runUntilComplete(task)).toThrow(TimeoutError);
    expect((task.exception() as Error).cause).toBeInstanceOf(CancelledError);
  }
});

test("[W3] both at one moment: the deadline was set first", () => {
  const { loop, log, worker } = stage();
  expect(() => loop.runUntilComplete(waitFor(loop, worker(6), 6))).toThrow(TimeoutError);
  expect(log).toEqual(["0 begins", "6 CancelledError"]);
});

test("[W3] both at one moment: a task whose sleep was set first still loses, for it needs a turn to end", () => {
  const { loop, log, worker } = stage();
  const task = loop.createTask(worker(6));
  expect(() => loop.runUntilComplete(waitFor(loop, task, 6))).toThrow(TimeoutError);
  expect(log).toEqual(["0 begins", "6 CancelledError"]);
});

test("[W3] both at one moment: even a future that is done before it loses", () => {
  const { loop } = stage();
  const future = loop.createFuture<string>();
  loop.callAt(6, () => future.setResult("just"));
  function* main(): Coroutine<string> {
    const result = yield* waitFor(loop, future, 6);
    return `${result}, ${loop.currentTask?.cancelling()}`;
  }
  // The future is done, so the deadline's cancellation finds nothing to cancel and strikes at the next step.
  expect(() => loop.runUntilComplete(main())).toThrow(TimeoutError);
  expect(future.result()).toBe("just");
});

test.each([0, -1])("[W4] with a timeout of %d the thing never begins", (timeoutUs) => {
  const { loop, log, worker } = stage();
  expect(() => loop.runUntilComplete(waitFor(loop, worker(1), timeoutUs))).toThrow(TimeoutError);
  expect(log).toEqual([]);
});

test("[W4] what is done already is passed on even then", () => {
  const { loop } = stage();
  const done = loop.createFuture<string>();
  done.setResult("bread");
  expect(loop.runUntilComplete(waitFor(loop, done, 0))).toBe("bread");
});

test.each([0, -1])(
  "[W4] with a timeout of %d a thing under way is cancelled and given the time to end",
  (timeoutUs) => {
    const { loop, log, say } = stage();
    function* tidy(): Coroutine<void> {
      try {
        yield* sleep(loop, 50);
      } finally {
        yield* sleep(loop, 3);
        say("tidied up");
      }
    }
    const task = loop.createTask(tidy());
    loop.runUntil(4);
    expect(() => loop.runUntilComplete(waitFor(loop, task, timeoutUs))).toThrow(TimeoutError);
    expect([log, task.cancelled()]).toEqual([["7 tidied up"], true]);
  },
);

test("[W4] who waits with no time at all can be cancelled before the thing has ended", () => {
  const { loop } = stage();
  function* slow(): Coroutine<string> {
    try {
      yield* sleep(loop, 50);
    } catch {
      yield* sleep(loop, 50);
    }
    return "bread";
  }
  const task = loop.createTask(slow());
  loop.runUntil(1);
  const waiter = loop.createTask(waitFor(loop, task, 0));
  loop.callAt(2, () => waiter.cancel());
  expect(() => loop.runUntilComplete(waiter)).toThrow(CancelledError);
  expect([loop.nowUs, loop.runUntilComplete(task), loop.nowUs]).toEqual([2, "bread", 51]);
});

test("[W5] a suppressed cancellation: the result is passed on", () => {
  const { loop, log, worker } = stage();
  expect(
    loop.runUntilComplete(
      waitFor(
        loop,
        worker(9, () => "crumbs"),
        6,
      ),
    ),
  ).toBe("crumbs");
  expect(log).toEqual(["0 begins", "6 CancelledError"]);
  const task = loop.createTask(worker(9, () => "crumbs"));
  expect(loop.runUntilComplete(waitFor(loop, task, 3))).toBe("crumbs");
});

test("[W5] another error instead of the cancellation is passed on as it is", () => {
  const { loop, worker } = stage();
  const clumsy = worker(9, () => {
    throw new RangeError("dropped");
  });
  expect(() => loop.runUntilComplete(waitFor(loop, clumsy, 6))).toThrow(new RangeError("dropped"));
});

test("[W6] cancelling who waits cancels the thing and is no timeout", () => {
  const { loop, log, worker } = stage();
  const task = loop.createTask(waitFor(loop, worker(9), 6));
  loop.callAt(2, () => task.cancel("stop that"));
  expect(() => loop.runUntilComplete(task)).toThrow(new CancelledError("stop that"));
  expect([log, task.cancelling()]).toEqual([["0 begins", "2 CancelledError"], 1]);
});

test("[W6] a cancellation from outside at the moment of the deadline wins", () => {
  const { loop, worker } = stage();
  loop.callAt(6, () => task.cancel());
  const task = loop.createTask(waitFor(loop, worker(9), 6));
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect(task.cancelling()).toBe(1);
});

test("[W6] without a timeout too", () => {
  const { loop, log, worker } = stage();
  const thing = loop.createTask(worker(9));
  const task = loop.createTask(waitFor(loop, thing, null));
  loop.callAt(2, () => task.cancel());
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect([log, thing.cancelled()]).toEqual([["0 begins", "2 CancelledError"], true]);
});

test("[W6] a request after the thing was done finds the one who waits at its next await", () => {
  const { loop, log, say } = stage();
  const future = loop.createFuture<string>();
  function* main(): Coroutine<void> {
    say(yield* waitFor(loop, future, 6));
    yield* sleep(loop, 9);
    say("never");
  }
  const task = loop.createTask(main());
  loop.callAt(2, () => {
    future.setResult("bread");
    loop.callSoon(() => task.cancel()); // behind the task's step
  });
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect(log).toEqual(["2 bread"]);
});

test("[W6] a thing that suppresses a cancellation from outside: its result is passed on", () => {
  const { loop, log, worker } = stage();
  const stubborn = worker(9, () => "crumbs");
  const task = loop.createTask(waitFor(loop, stubborn, 6));
  loop.callAt(2, () => task.cancel());
  expect(loop.runUntilComplete(task)).toBe("crumbs");
  expect([log, task.cancelling()]).toEqual([["0 begins", "2 CancelledError"], 1]);
});

test("[W6] cancelled before it began to wait, it leaves the thing alone", () => {
  const { loop, log, worker } = stage();
  const thing = loop.createTask(worker(9));
  const task = loop.createTask(waitFor(loop, thing, 6));
  task.cancel();
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect([loop.runUntilComplete(thing), log]).toEqual(["bread", ["0 begins", "9 ends"]]);
});

test("[W7] null waits as long as it takes", () => {
  const { loop, worker } = stage();
  expect(loop.runUntilComplete(waitFor(loop, worker(1_000_000), null))).toBe("bread");
});

test("[W8] nested deadlines: the inner one is the outer one's business only if it passes too", () => {
  const { loop, log, say, worker } = stage();
  function* main(): Coroutine<void> {
    try {
      yield* waitFor(loop, waitFor(loop, worker(9), 3), 6);
    } catch (error) {
      say((error as Error).name);
    }
    yield* sleep(loop, 9);
    say("unharmed");
  }
  loop.runUntilComplete(main());
  expect(log).toEqual(["0 begins", "3 CancelledError", "3 TimeoutError", "12 unharmed"]);
});

test("[W8] nested deadlines: both pass at one moment", () => {
  const { loop, log, say, worker } = stage();
  function* inner(): Coroutine<unknown> {
    try {
      return yield* waitFor(loop, worker(9), 6);
    } catch (error) {
      say(`inner ${(error as Error).name}`);
      throw error;
    }
  }
  const task = loop.createTask(waitFor(loop, inner(), 6));
  expect(() => loop.runUntilComplete(task)).toThrow(TimeoutError);
  expect([log, task.cancelling()]).toEqual([["0 begins", "6 CancelledError", "6 inner CancelledError"], 0]);
});

test("[W8] nested deadlines: the outer one passes first", () => {
  const { loop, log, say, worker } = stage();
  function* inner(): Coroutine<unknown> {
    try {
      return yield* waitFor(loop, worker(9), 6);
    } catch (error) {
      say(`inner ${(error as Error).name}`);
      throw error;
    }
  }
  expect(() => loop.runUntilComplete(waitFor(loop, inner(), 3))).toThrow(TimeoutError);
  expect([log, loop.nextAtUs()]).toEqual([
    ["0 begins", "3 CancelledError", "3 inner CancelledError"],
    Number.POSITIVE_INFINITY,
  ]);
});

test.each(["timeout", "cancellation"])("[W8] a deadline inside the tidying up after a %s", (cause) => {
  const { loop, log, say, worker } = stage();
  function* tidy(): Coroutine<void> {
    try {
      yield* sleep(loop, 50);
    } finally {
      try {
        yield* waitFor(loop, worker(9), 3);
      } catch (error) {
        say(`inner ${(error as Error).name}`);
      }
    }
  }
  const task = loop.createTask(waitFor(loop, tidy(), cause === "timeout" ? 4 : null));
  if (cause === "cancellation") loop.callAt(4, () => task.cancel());
  expect(() => loop.runUntilComplete(task)).toThrow(cause === "timeout" ? TimeoutError : CancelledError);
  expect(log).toEqual(["4 begins", "7 CancelledError", "7 inner TimeoutError"]);
  expect(task.cancelling()).toBe(cause === "timeout" ? 0 : 1);
});

test("[W4] without time, what is done gives its outcome, whatever its loop", () => {
  const { loop } = stage();
  const foreign = new EventLoop().createFuture<string>();
  foreign.setResult("elsewhere");
  expect(loop.runUntilComplete(waitFor(loop, foreign, 0))).toBe("elsewhere");
});

test("[W10] closed by hand, it closes the thing and takes its timer with it", () => {
  const { loop, log, say } = stage();
  const queue = new Queue<string>(loop);
  function* main(): Coroutine<void> {
    const closed = waitFor(loop, queue.get(), 5);
    closed.next();
    yield* sleep(loop, 1);
    closed.return("");
    say(String(queue));
    yield* sleep(loop, 20);
    say("unharmed");
  }
  const task = loop.createTask(main());
  loop.runUntilComplete(task);
  expect([log, task.cancelling()]).toEqual([["1 <Queue maxsize=0>", "21 unharmed"], 0]);
});

test("[W10] closed after its deadline, it takes the cancellation back that it asked for", () => {
  const { loop } = stage();
  function* main(): Coroutine<number> {
    const closed = waitFor(loop, loop.createFuture(), 5);
    closed.next();
    try {
      yield* sleep(loop, 9);
    } catch {
      closed.return(undefined);
    }
    return loop.currentTask?.cancelling() ?? -1;
  }
  expect(loop.runUntilComplete(main())).toBe(0);
});

test("[W9] outside of a task there is nobody to cancel", () => {
  const { loop, worker } = stage();
  expect(() => waitFor(loop, worker(1), 1).next()).toThrow(LoopError);
});
