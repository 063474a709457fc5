import { expect, test, vi } from "vitest";
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  ExceptionGroup,
  GeneratorExit,
  LoopError,
  sleep,
  type Task,
  TaskGroup,
} from "./index.ts";

function stage() {
  const loop = new EventLoop();
  const log: string[] = [];
  const say = (text: string) => void log.push(`${loop.nowUs} ${text}`);
  function* worker(name: string, delayUs: number, error?: Error): Coroutine<string> {
    try {
      yield* sleep(loop, delayUs);
    } catch (thrown) {
      say(`${name} ${(thrown as Error).name}`);
      throw thrown;
    }
    say(name);
    if (error) throw error;
    return name;
  }
  /** Takes its time to end when it is cancelled. */
  function* tidy(name: string, delayUs: number, error?: Error): Coroutine<void> {
    try {
      yield* sleep(loop, 9);
    } finally {
      yield* sleep(loop, delayUs);
      say(name);
      // biome-ignore lint/correctness/noUnsafeFinally: what happens then is the point
      if (error) throw error;
    }
  }
  const run = <T>(block: (group: TaskGroup) => Coroutine<T>) =>
    loop.createTask(new TaskGroup(loop).run(block), { name: "parent" });
  return { loop, log, worker, tidy, say, run };
}

const errorsOf = (task: Task<unknown>) => (task.exception() as ExceptionGroup).errors;

test("[TG1] the block ends when all children are over", () => {
  const { loop, log, say, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 5));
    group.createTask(worker("b", 3));
    yield* sleep(loop, 1);
    say("block");
    return "result";
  });
  task.addDoneCallback(() => say("over"));
  expect(loop.runUntilComplete(task)).toBe("result");
  expect(log).toEqual(["1 block", "3 b", "5 a", "5 over"]);
});

test("[TG1] children started by children count too", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (group) {
    function* mother(): Coroutine<void> {
      yield* worker("mother", 3);
      group.createTask(worker("daughter", 4));
    }
    group.createTask(mother());
    yield* sleep(loop, 0);
  });
  loop.runUntilComplete(task);
  expect(log).toEqual(["3 mother", "7 daughter"]);
});

test("[TG2] a failing child cancels the others, in the order of their making, and the block", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 9));
    group.createTask(worker("b", 3, new RangeError("burnt")));
    group.createTask(worker("c", 9));
    yield* worker("block", 9);
  });
  expect(() => loop.runUntilComplete(task)).toThrow(
    new ExceptionGroup("unhandled errors in a TaskGroup", [new RangeError("burnt")]),
  );
  expect(log).toEqual(["3 b", "3 a CancelledError", "3 c CancelledError", "3 block CancelledError"]);
  expect([errorsOf(task), task.cancelling()]).toEqual([[new RangeError("burnt")], 0]);
});

test("[TG2] children that fail together are reported together", () => {
  const { loop, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 3, new RangeError("a")));
    group.createTask(worker("b", 3, new RangeError("b")));
    yield* sleep(loop, 0);
  });
  expect(() => loop.runUntilComplete(task)).toThrow("unhandled errors in a TaskGroup (2 sub-exceptions)");
  expect(errorsOf(task)).toEqual([new RangeError("a"), new RangeError("b")]);
});

test("[TG2] a second failure cancels nobody again", () => {
  const { loop, log, worker, tidy, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 3, new RangeError("a")));
    group.createTask(tidy("b", 1, new RangeError("b")));
    group.createTask(tidy("c", 2));
    yield* tidy("block", 3);
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(log).toEqual(["3 a", "4 b", "5 c", "6 block"]);
  expect([errorsOf(task), task.cancelling()]).toEqual([[new RangeError("a"), new RangeError("b")], 0]);
});

test("[TG3] a second failure cancels nobody again, when the block was the first", () => {
  const { loop, log, tidy, run } = stage();
  const task = run(function* (group) {
    group.createTask(tidy("a", 1, new RangeError("a")));
    group.createTask(tidy("b", 2));
    yield* sleep(loop, 3);
    throw new RangeError("block");
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(log).toEqual(["4 a", "5 b"]);
  expect([errorsOf(task), task.cancelling()]).toEqual([[new RangeError("a"), new RangeError("block")], 0]);
});

test("[TG2] a block that suppresses the cancellation does not save the group", () => {
  const { loop, log, say, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 3, new RangeError("burnt")));
    try {
      yield* worker("block", 9);
    } catch {
      yield* sleep(loop, 2);
      say("goes on");
    }
    return "result";
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(log).toEqual(["3 a", "3 block CancelledError", "5 goes on"]);
});

test("[TG3] a failing block cancels the children; its error is one of the group's", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 9));
    yield* sleep(loop, 2);
    throw new RangeError("block");
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect([log, errorsOf(task)]).toEqual([["2 a CancelledError"], [new RangeError("block")]]);
});

test("[TG3] a block that throws something else instead of its cancellation", () => {
  const { loop, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 3, new RangeError("child")));
    try {
      yield* worker("block", 9);
    } finally {
      // biome-ignore lint/correctness/noUnsafeFinally: what happens then is the point
      throw new RangeError("block");
    }
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect([errorsOf(task), task.cancelling()]).toEqual([[new RangeError("child"), new RangeError("block")], 0]);
});

test("[TG4] cancelled from outside while the block runs", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (group) {
    group.createTask(worker("a", 9));
    yield* worker("block", 9);
  });
  loop.callAt(2, () => task.cancel("closing"));
  expect(() => loop.runUntilComplete(task)).toThrow(new CancelledError("closing"));
  expect([log, task.cancelled()]).toEqual([["2 block CancelledError", "2 a CancelledError"], true]);
});

test("[TG4] cancelled from outside while it waits for the children", () => {
  const { loop, log, worker, run } = stage();
  // biome-ignore lint/correctness/useYield: a block need not wait for anything
  const task = run(function* (group) {
    group.createTask(worker("a", 9));
  });
  loop.callAt(2, () => task.cancel());
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect([log, task.cancelling()]).toEqual([["2 a CancelledError"], 1]);
});

test("[TG4] asked twice while it waits for the children: it waits on, and passes the first one on", () => {
  const { loop, log, say, run } = stage();
  // biome-ignore lint/correctness/useYield: a block need not wait for anything
  const task = run(function* (group) {
    function* slow(): Coroutine<void> {
      try {
        yield* sleep(loop, 9);
      } catch (error) {
        yield* sleep(loop, 3);
        say("tidied up");
        throw error;
      }
    }
    group.createTask(slow());
  });
  loop.callAt(2, () => task.cancel("one"));
  loop.callAt(3, () => task.cancel("two")); // the group is ending already
  expect(() => loop.runUntilComplete(task)).toThrow(new CancelledError("one"));
  expect([log, task.cancelling()]).toEqual([["5 tidied up"], 2]);
});

test("[TG5] a child that is cancelled alone is no failure", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (group) {
    const child = group.createTask(worker("a", 9));
    group.createTask(worker("b", 5));
    loop.callAt(2, () => child.cancel());
    return "fine";
  });
  expect(loop.runUntilComplete(task)).toBe("fine");
  expect(log).toEqual(["2 a CancelledError", "5 b"]);
});

test("[TG6] errors come before a cancellation from outside, which stays asked for", () => {
  const { loop, worker, run } = stage();
  // biome-ignore lint/correctness/useYield: a block need not wait for anything
  const task = run(function* (group) {
    function* clumsy(): Coroutine<void> {
      try {
        yield* worker("a", 9);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: what happens then is the point
        throw new RangeError("dropped");
      }
    }
    group.createTask(clumsy());
  });
  loop.callAt(2, () => task.cancel());
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect([errorsOf(task), task.cancelling()]).toEqual([[new RangeError("dropped")], 1]);
});

test("[TG9] the failure of an inner group is one error of the outer one", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (outer) {
    outer.createTask(worker("a", 9));
    yield* new TaskGroup(loop).run(function* (inner) {
      inner.createTask(worker("b", 3, new RangeError("burnt")));
      yield* sleep(loop, 0);
    });
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(errorsOf(task)).toHaveLength(1);
  expect((errorsOf(task)[0] as ExceptionGroup).errors).toEqual([new RangeError("burnt")]);
  expect([log, task.cancelling()]).toEqual([["3 b", "3 a CancelledError"], 0]);
});

test("[TG9] an outer group that fails cancels the inner one", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (outer) {
    outer.createTask(worker("a", 3, new RangeError("burnt")));
    yield* new TaskGroup(loop).run(function* (inner) {
      inner.createTask(worker("b", 9));
      yield* sleep(loop, 0);
    });
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(errorsOf(task)).toEqual([new RangeError("burnt")]);
  expect([log, task.cancelling()]).toEqual([["3 a", "3 b CancelledError"], 0]);
});

test("[TG9] cancelled from outside, both groups end", () => {
  const { loop, log, worker, run } = stage();
  const task = run(function* (outer) {
    outer.createTask(worker("a", 9));
    yield* new TaskGroup(loop).run(function* (inner) {
      inner.createTask(worker("b", 9));
      yield* sleep(loop, 0);
    });
  });
  loop.callAt(2, () => task.cancel("closing"));
  expect(() => loop.runUntilComplete(task)).toThrow(new CancelledError("closing"));
  expect([log, task.cancelling()]).toEqual([["2 b CancelledError", "2 a CancelledError"], 1]);
});

test("[TG9] a child of each fails in one turn, and the inner group's failure is caught", () => {
  const { loop, log, say, worker, run } = stage();
  const task = run(function* (outer) {
    try {
      yield* new TaskGroup(loop).run(function* (inner) {
        inner.createTask(worker("a", 3, new RangeError("inner")));
        outer.createTask(worker("b", 3, new RangeError("outer")));
        yield* sleep(loop, 0);
      });
    } catch (error) {
      say((error as Error).name);
    }
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(errorsOf(task)).toEqual([new RangeError("outer")]);
  expect([log, task.cancelling()]).toEqual([["3 a", "3 b", "3 ExceptionGroup"], 0]);
});

test("[TG6] who catches the errors is cancelled at the next await", () => {
  const { loop, log, say, worker } = stage();
  function* main(): Coroutine<void> {
    try {
      // biome-ignore lint/correctness/useYield: a block need not wait for anything
      yield* new TaskGroup(loop).run(function* (group) {
        group.createTask(worker("a", 3, new RangeError("burnt")));
      });
    } catch (error) {
      say((error as Error).name);
    }
    yield* sleep(loop, 9);
    say("never");
  }
  const task = loop.createTask(main());
  loop.callAt(3, () => void loop.callSoon(() => task.cancel())); // while the failed child is being seen to
  expect(() => loop.runUntilComplete(task)).toThrow(CancelledError);
  expect([log, task.cancelling()]).toEqual([["3 a", "3 ExceptionGroup"], 1]);
});

test("[TG7] a coroutine that is refused is closed", () => {
  const { loop, log, worker } = stage();
  const coroutine = worker("early", 1);
  expect(() => new TaskGroup(loop).createTask(coroutine)).toThrow("TaskGroup has not been entered");
  expect(coroutine.next()).toEqual({ done: true, value: undefined });
  expect(log).toEqual([]);
});

test("[TG7][TG8] a group takes children only inside its block, and is entered once", () => {
  const { loop, worker } = stage();
  const group = new TaskGroup(loop);
  expect(() => group.createTask(worker("early", 1))).toThrow("TaskGroup has not been entered");
  function* main(): Coroutine<void> {
    yield* group.run(() => sleep(loop, 1));
  }
  loop.runUntilComplete(main());
  expect(() => group.createTask(worker("late", 1))).toThrow("TaskGroup is finished");
  expect(() => loop.runUntilComplete(main())).toThrow("TaskGroup has already been entered");
  expect(loop.allTasks()).toEqual([]);
});

test("[TG7] a group that is shutting down takes no more", () => {
  const { loop, worker, run } = stage();
  const refusals: string[] = [];
  const task = run(function* (group) {
    group.createTask(worker("a", 3, new RangeError("burnt")));
    try {
      yield* worker("block", 9);
    } finally {
      try {
        group.createTask(worker("late", 1));
      } catch (error) {
        refusals.push((error as Error).message);
      }
    }
  });
  expect(() => loop.runUntilComplete(task)).toThrow(ExceptionGroup);
  expect(refusals).toEqual(["TaskGroup is shutting down"]);
});

test("[TG8] outside of a task there is no parent", () => {
  const { loop } = stage();
  const group = new TaskGroup(loop);
  expect(() => group.run(() => sleep(loop, 1)).next()).toThrow("TaskGroup cannot determine the parent task");
});

test("[TG10] closed by hand, a block cancels its children, and is refused to wait for them", () => {
  const { loop, log, worker } = stage();
  function* main(): Coroutine<void> {
    const block = new TaskGroup(loop).run(function* (group) {
      group.createTask(worker("child", 9));
      yield* worker("block", 5);
    });
    block.next();
    yield* sleep(loop, 1);
    expect(() => block.return()).toThrow(new LoopError("coroutine ignored GeneratorExit"));
    expect(block.return()).toEqual({ done: true, value: undefined });
    yield* sleep(loop, 20);
  }
  const task = loop.createTask(main());
  loop.runUntilComplete(task);
  expect([log, task.cancelling(), loop.nowUs]).toEqual([["1 child CancelledError"], 0, 21]);
});

test("[TG10] closed without children, it throws what closed it, in a group", () => {
  const { loop } = stage();
  function* main(): Coroutine<ExceptionGroup> {
    const block = new TaskGroup(loop).run(() => sleep(loop, 5));
    block.next();
    try {
      block.return();
    } catch (error) {
      return error as ExceptionGroup;
    }
    throw new Error("it was closed in peace");
  }
  const { name, errors } = loop.runUntilComplete(main());
  expect([name, errors.map((error) => error instanceof GeneratorExit)]).toEqual(["BaseExceptionGroup", [true]]);
});

test("[TG10] closed while it waits for its children it leaves them alone; who fails then, fails in a callback", () => {
  const { loop } = stage();
  const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
  function* child(): Coroutine<void> {
    yield* sleep(loop, 3);
    throw new RangeError("burnt");
  }
  function* main(): Coroutine<void> {
    const block = new TaskGroup(loop).run(function* (group): Coroutine<void> {
      group.createTask(child());
      yield* sleep(loop, 0);
    });
    block.next();
    block.next();
    expect(block.return().done).toBe(true);
    yield* sleep(loop, 9);
  }
  loop.runUntilComplete(main());
  expect(complaint.mock.calls.map((words) => words.join(": "))).toEqual([
    "Exception in callback: AttributeError: 'NoneType' object has no attribute 'append'",
  ]);
  complaint.mockRestore();
});
