import { describe, expect, test } from "vitest";
import { drain, stage } from "../../tests/kit/queue-stage.ts";
import { CancelledError, type Coroutine, Deadlock, TimeoutError, waitFor } from "./index.ts";

describe("in line", () => {
  test("[Q6] a cancelled getter leaves the line", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    loop.callAt(1, () => x.cancel());
    loop.callAt(2, () => queue.putNowait("a"));
    loop.runUntil(9);
    expect(log).toEqual(["1 x CancelledError", "2 y got a"]);
  });

  test("[Q6] a cancelled putter leaves the line, and its item is never put", () => {
    const { loop, log, queue, putter } = stage(1);
    putter("a");
    const b = putter("b");
    putter("c");
    loop.callAt(1, () => b.cancel());
    loop.callAt(2, () => queue.getNowait());
    loop.runUntil(9);
    expect([log, queue.unfinished]).toEqual([["0 a done", "1 b CancelledError", "2 c done"], 2]);
  });

  test("[Q6] a getter cancelled between others takes nothing along", () => {
    const { loop, log, queue, getter } = stage();
    const [, y] = ["x", "y", "z"].map((name) => getter(name));
    loop.callAt(1, () => y?.cancel());
    loop.callAt(2, () => {
      queue.putNowait("a");
      queue.putNowait("b");
    });
    loop.runUntil(9);
    expect(log).toEqual(["1 y CancelledError", "2 x got a", "2 z got b"]);
  });

  test("[Q6] a putter cancelled before it ever tried puts nothing", () => {
    const { loop, log, queue, putter } = stage(1);
    putter("a");
    putter("b");
    const c = loop.createTask(queue.put("c"));
    c.cancel();
    loop.runUntil(0);
    expect([c.cancelled(), drain(queue)]).toEqual([true, ["a"]]);
    loop.runUntil(0);
    expect([log, drain(queue)]).toEqual([["0 a done", "0 b done"], ["b"]]);
  });

  test("[Q6] who waited too long stands in no line any more", () => {
    const { loop, queue, putter } = stage(1);
    expect(() => loop.runUntilComplete(waitFor(loop, queue.get(), 5))).toThrow(TimeoutError);
    expect(String(queue)).toBe("<Queue maxsize=1>");
    putter("a");
    loop.runUntil(5);
    expect(() => loop.runUntilComplete(waitFor(loop, queue.put("b"), 5))).toThrow(TimeoutError);
    expect(String(queue)).toBe("<Queue maxsize=1 _queue=['a'] tasks=1>");
  });

  test("[Q6] a wait that is closed by hand leaves the line too", () => {
    const { queue } = stage(1);
    const get = queue.get();
    get.next();
    expect(String(queue)).toBe("<Queue maxsize=1 _getters[1]>");
    get.return(null);
    expect(String(queue)).toBe("<Queue maxsize=1>");
    queue.putNowait("a");
    const put = queue.put("b");
    put.next();
    put.return();
    expect(String(queue)).toBe("<Queue maxsize=1 _queue=['a'] tasks=1>");
    for (const { done, value } of [put.next(), get.next()]) expect([done, value]).toEqual([true, undefined]);
  });
});

describe("woken", () => {
  test("[Q7] a getter cancelled after it was woken passes the wake-up on", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    loop.callAt(1, () => {
      queue.putNowait("a");
      x.cancel();
    });
    loop.runUntil(9);
    expect(log).toEqual(["1 x CancelledError", "1 y got a"]);
  });

  test("[Q7] a cancelled putter passes the wake-up on", () => {
    const { loop, log, queue, putter } = stage(1);
    putter("a");
    const b = putter("b");
    putter("c");
    loop.callAt(1, () => {
      queue.getNowait();
      b.cancel();
    });
    loop.runUntil(9);
    expect([log, drain(queue)]).toEqual([["0 a done", "1 b CancelledError", "1 c done"], ["c"]]);
  });

  test("[Q7] there is nothing to pass on when a latecomer has taken it", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    loop.callAt(1, () => {
      queue.putNowait("a");
      x.cancel();
      queue.getNowait();
    });
    expect(() => loop.runUntilComplete(loop.createFuture())).toThrow(Deadlock);
    expect(log).toEqual(["1 x CancelledError"]);
  });

  test("[Q7] the item of a getter cancelled after it was woken is the next one's", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    loop.runUntil(0);
    queue.putNowait("a");
    queue.putNowait("b");
    x.cancel();
    getter("again");
    loop.runUntil(0);
    expect([log, drain(queue)]).toEqual([["0 x CancelledError", "0 again got a"], ["b"]]);
  });

  test("[Q7] two items, three getters, the first cancelled: the others have one each", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    getter("z");
    loop.runUntil(0);
    queue.putNowait("a");
    queue.putNowait("b");
    x.cancel();
    loop.runUntil(0);
    expect(log).toEqual(["0 x CancelledError", "0 y got a", "0 z got b"]);
  });

  test.each([
    ["the woken one first", [0, 1]],
    ["the woken one last", [1, 0]],
  ])("[Q7] the wake-up passes over one who is cancelled too: %s", (_, order) => {
    const { loop, log, queue, getter } = stage();
    const tasks = ["x", "y", "z"].map((name) => getter(name));
    loop.runUntil(0);
    queue.putNowait("a");
    for (const at of order) tasks[at]?.cancel();
    loop.runUntil(0);
    expect(log.at(-1)).toBe("0 z got a");
    expect(log.filter((line) => line.endsWith("CancelledError"))).toHaveLength(2);
  });

  test("[Q7] one who was not woken passes nothing on: those behind keep their places", () => {
    const { loop, log, queue, getter } = stage();
    const [, y] = ["x", "y", "z", "w"].map((name) => getter(name));
    loop.runUntil(0);
    y?.cancel(); // acts while x's item is there
    queue.putNowait("a");
    loop.runUntil(0);
    queue.putNowait("b");
    loop.runUntil(0);
    expect(log).toEqual(["0 y CancelledError", "0 x got a", "0 z got b"]);
  });

  test("[Q7] with nothing to take, those behind keep their places too", () => {
    const { loop, log, queue, getter } = stage();
    const [x] = ["x", "y", "z"].map((name) => getter(name));
    loop.runUntil(0);
    queue.putNowait("a");
    x?.cancel();
    queue.getNowait();
    loop.runUntil(0);
    queue.putNowait("b");
    loop.runUntil(0);
    expect(log).toEqual(["0 x CancelledError", "0 y got b"]);
  });

  test("[Q7] a woken putter cancelled with nobody behind it leaves the room free", () => {
    const { loop, log, queue, putter } = stage(1);
    putter("a");
    const b = putter("b");
    loop.runUntil(0);
    queue.getNowait();
    b.cancel();
    loop.runUntil(0);
    putter("again");
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b CancelledError", "0 again done"]);
    expect(String(queue)).toBe("<Queue maxsize=1 _queue=['again'] tasks=2>");
  });

  test("[Q7] a putter has no room to pass on when a latecomer has filled it", () => {
    const { loop, log, queue, putter } = stage(1);
    putter("a");
    const b = putter("b");
    putter("c");
    loop.callAt(1, () => {
      queue.getNowait();
      b.cancel();
      queue.putNowait("latecomer");
    });
    loop.runUntil(9);
    expect([log, String(queue)]).toEqual([
      ["0 a done", "1 b CancelledError"],
      "<Queue maxsize=1 _queue=['latecomer'] _putters[1] tasks=2>",
    ]);
  });

  test("[Q7] a getter whose deadline strikes after it was woken passes the wake-up on", () => {
    const { loop, log, queue, say, getter } = stage();
    function* hasty(): Coroutine<void> {
      try {
        say(`got ${yield* waitFor(loop, queue.get(), 5)}`);
      } catch (error) {
        say(`hasty ${(error as Error).name}`);
      }
    }
    loop.callAt(5, () => queue.putNowait("a"));
    loop.createTask(hasty());
    getter("y");
    loop.runUntil(9);
    expect(log).toEqual(["5 hasty TimeoutError", "5 y got a"]);
  });
});

test("[Q6] many cancelled at once leave nothing behind", () => {
  const { loop, queue, getter } = stage();
  const tasks = Array.from({ length: 20 }, (_, i) => getter(`x${i}`));
  loop.runUntil(0);
  for (const task of tasks) task.cancel();
  loop.runUntil(0);
  queue.putNowait("a");
  expect(loop.nextAtUs()).toBe(Number.POSITIVE_INFINITY);
  expect(tasks.every((task) => task.done())).toBe(true);
  expect(() => loop.runUntilComplete(queue.get())).not.toThrow(CancelledError);
});
