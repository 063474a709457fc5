import { describe, expect, test } from "vitest";
import {
  CancelledError,
  type Coroutine,
  Deadlock,
  EventLoop,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  sleep,
  ValueError,
} from "./index.ts";

function stage(maxsize = 0, make: typeof Queue<unknown> | typeof LifoQueue<unknown> = Queue) {
  const loop = new EventLoop();
  const queue = new make(loop, maxsize);
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
  const putter = (name: string, delayUs = 0) =>
    loop.createTask(
      person(name, delayUs, () => queue.put(name)),
      { name },
    );
  const getter = (name: string, delayUs = 0) =>
    loop.createTask(
      person(name, delayUs, () => queue.get()),
      { name },
    );
  return { loop, queue, log, say, person, putter, getter };
}

function drain<T>(queue: Queue<T>): T[] {
  const items: T[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}

describe("containers", () => {
  test("[Q1] first in first out, last in first out, smallest first", () => {
    const loop = new EventLoop();
    const queues = [new Queue<number>(loop), new LifoQueue<number>(loop), new PriorityQueue<number>(loop)];
    for (const queue of queues) for (const item of [3, 1, 4, 1, 5]) queue.putNowait(item);
    expect(queues.map(drain)).toEqual([
      [3, 1, 4, 1, 5],
      [5, 1, 4, 1, 3],
      [1, 1, 3, 4, 5],
    ]);
  });

  test("[Q1] a long line keeps its order while both ends move", () => {
    const queue = new Queue<number>(new EventLoop());
    const out: number[] = [];
    for (let i = 0; i < 1000; i++) {
      queue.putNowait(i);
      if (i % 3 === 0) out.push(queue.getNowait());
    }
    expect([...out, ...drain(queue)]).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  test.each([0, -3])("[Q2] maxsize %d is no limit", (maxsize) => {
    const queue = new Queue<number>(new EventLoop(), maxsize);
    for (let i = 0; i < 100; i++) queue.putNowait(i);
    expect([queue.full(), queue.qsize(), queue.maxsize]).toEqual([false, 100, maxsize]);
  });

  test("[Q8] without waiting, full and empty are errors that say how full", () => {
    const queue = new Queue<number>(new EventLoop(), 2);
    expect(() => queue.getNowait()).toThrow(QueueEmpty);
    queue.putNowait(1);
    expect([queue.full(), queue.empty()]).toEqual([false, false]);
    queue.putNowait(2);
    expect(queue.full()).toBe(true);
    expect(() => queue.putNowait(3)).toThrow(new QueueFull("the queue holds 2 of 2"));
    expect([queue.qsize(), queue.unfinished]).toEqual([2, 2]);
  });
});

describe("waiting", () => {
  test("[Q3] put waits for room, get for an item", () => {
    const { loop, log, putter, getter } = stage(1);
    putter("a");
    putter("b");
    getter("x", 3);
    getter("y", 3);
    getter("z", 3);
    putter("c", 7);
    loop.runUntil(9);
    // y finds the plate empty, for b has not yet put; z waits behind it.
    expect(log).toEqual(["0 a done", "3 x got a", "3 b done", "3 y got b", "7 c done", "7 z got c"]);
  });

  test("[Q4] each put wakes one getter, first come first served", () => {
    const { loop, log, queue, getter } = stage();
    for (const name of ["x", "y", "z"]) getter(name);
    loop.runUntil(0);
    queue.putNowait("a");
    queue.putNowait("b");
    loop.runUntil(0);
    expect(log).toEqual(["0 x got a", "0 y got b"]);
  });

  test("[Q4] a waiter that is over is passed over", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    loop.runUntil(0);
    x.cancel();
    queue.putNowait("a");
    loop.runUntil(0);
    expect(log).toEqual(["0 x CancelledError", "0 y got a"]);
  });

  test("[Q5] a latecomer takes the item between the wake-up and the step; who is overtaken goes to the end", () => {
    const { loop, log, queue, getter } = stage();
    getter("woken");
    getter("second");
    loop.runUntil(0);
    loop.callSoon(() => queue.putNowait("bread"));
    getter("latecomer");
    loop.runUntil(0);
    expect(log).toEqual(["0 latecomer got bread"]);
    queue.putNowait("b");
    queue.putNowait("c");
    loop.runUntil(0);
    expect(log.slice(1)).toEqual(["0 second got b", "0 woken got c"]);
  });

  test("[Q5] the same at the putters' side", () => {
    const { loop, log, queue, putter } = stage(1);
    for (const name of ["a", "woken", "second"]) putter(name);
    loop.runUntil(0);
    loop.callSoon(() => queue.getNowait());
    putter("latecomer");
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 latecomer done"]);
    for (let i = 0; i < 3; i++) {
      queue.getNowait();
      loop.runUntil(0);
    }
    expect(log.slice(2)).toEqual(["0 second done", "0 woken done"]);
  });

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
});

describe("unfinished items", () => {
  test("[Q9] task_done too often", () => {
    const { queue } = stage();
    queue.putNowait("a");
    queue.getNowait();
    queue.taskDone();
    expect(() => queue.taskDone()).toThrow(new ValueError("task_done() called too many times"));
    expect(queue.unfinished).toBe(0);
  });

  test("[Q10] join waits until all is reported done, however empty the queue is", () => {
    const { loop, log, queue, person } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    loop.createTask(person("manager", 0, () => queue.join()));
    loop.callAt(1, () => drain(queue));
    loop.callAt(2, () => queue.taskDone());
    loop.callAt(3, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["3 manager done"]);
  });

  test("[Q10] join does not wait when nothing is unfinished", () => {
    const { loop, log, queue, say, person } = stage();
    loop.createTask(person("manager", 0, () => queue.join()));
    loop.callSoon(() => say("next"));
    loop.runTurn();
    expect(log).toEqual(["0 manager done", "0 next"]);
  });

  test("[Q10] who was released goes on even if more was put meanwhile; who comes then waits", () => {
    const { loop, log, queue, person } = stage();
    queue.putNowait("a");
    loop.createTask(person("early", 0, () => queue.join()));
    loop.callAt(1, () => {
      queue.taskDone();
      queue.putNowait("b");
    });
    loop.createTask(person("late", 1, () => queue.join()));
    loop.callAt(5, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["1 early done", "5 late done"]);
  });

  test("[Q10] a cancelled joiner is forgotten", () => {
    const { loop, log, queue, person } = stage();
    queue.putNowait("a");
    const manager = loop.createTask(person("manager", 0, () => queue.join()));
    loop.callAt(1, () => manager.cancel());
    loop.callAt(2, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["1 manager CancelledError"]);
  });
});

describe("Python's order", () => {
  const sorted = (items: unknown[]) => {
    const queue = new PriorityQueue<unknown>(new EventLoop());
    for (const item of items) queue.putNowait(item);
    return drain(queue);
  };

  test("[Q11] numbers and booleans", () => {
    expect(sorted([2, true, -1, 0.5, false])).toEqual([-1, false, 0.5, true, 2]);
  });

  test("[Q11] strings by code point, beyond the basic plane too", () => {
    const words = ["\u{1f35e}", "\uffff", "b", "", "a\u{1f35e}", "a\uffff", "\u{1f35f}", "B"];
    expect(sorted(words)).toEqual(["", "B", "a\uffff", "a\u{1f35e}", "b", "\uffff", "\u{1f35e}", "\u{1f35f}"]);
  });

  test("[Q11] lists element by element, the shorter first", () => {
    const lists = [[1, "b"], [1], [], [0, [2, 1]], [1, "a", 5], [0, [2]], [true, "a"]];
    expect(sorted(lists)).toEqual([[], [0, [2]], [0, [2, 1]], [1], [true, "a"], [1, "a", 5], [1, "b"]]);
  });

  test("[Q11] equal items come out as CPython's heap moves them", () => {
    // What heapq gives for seven items that compare equal: not the order of putting.
    const queue = new PriorityQueue<string>(new EventLoop(), 0, () => 0);
    for (const item of "abcdefg") queue.putNowait(item);
    expect(drain(queue).join("")).toBe("acfgebd");
  });

  test.each([
    [1, "a", "'<' not supported between instances of 'str' and 'int'"],
    ["a", 2.5, "'<' not supported between instances of 'float' and 'str'"],
    [null, null, "'<' not supported between instances of 'NoneType' and 'NoneType'"],
    [[1], "a", "'<' not supported between instances of 'str' and 'list'"],
    [[1, "a"], [1, 2], "'<' not supported between instances of 'int' and 'str'"],
    [true, [], "'<' not supported between instances of 'list' and 'bool'"],
  ])("[Q12] %j and %j have no order", (first, second, message) => {
    const queue = new PriorityQueue<unknown>(new EventLoop());
    queue.putNowait(first);
    expect(() => queue.putNowait(second)).toThrow(message);
    // As in CPython the item is in, though nobody was told.
    expect([queue.qsize(), queue.unfinished]).toEqual([2, 1]);
  });

  test("[Q12] a comparison that fails half-way loses no item", () => {
    const queue = new PriorityQueue<unknown>(new EventLoop());
    const items = [
      [1, "x"],
      [2, 0],
      [3, 0],
      [2, 5],
      [1, 5],
    ];
    for (const item of items.slice(0, -1)) queue.putNowait(item);
    expect(() => queue.putNowait(items.at(-1))).toThrow(TypeError);
    const left: unknown[] = [];
    while (left.length < items.length) {
      try {
        left.push(queue.getNowait());
      } catch {
        break;
      }
    }
    expect(queue.qsize() + left.length).toBeGreaterThanOrEqual(items.length - 1);
    expect(new Set([...left].map(String)).size).toBe(left.length);
  });

  test("[Q13] a comparator replaces that order", () => {
    const queue = new PriorityQueue<string>(new EventLoop(), 0, (a, b) => b.length - a.length);
    for (const item of ["a", "ccc", "bb"]) queue.putNowait(item);
    expect(drain(queue)).toEqual(["ccc", "bb", "a"]);
  });
});

describe("resize", () => {
  test("[Q14] a smaller size keeps what is there, and nobody may put until it has gone down", () => {
    const { loop, log, queue, putter } = stage(3);
    for (const name of ["a", "b", "c", "d"]) putter(name);
    loop.runUntil(0);
    queue.resize(1);
    expect([queue.qsize(), queue.full(), queue.maxsize]).toEqual([3, true, 1]);
    loop.callAt(1, () => queue.getNowait());
    loop.callAt(2, () => queue.getNowait());
    loop.callAt(3, () => queue.getNowait());
    loop.runUntil(9);
    expect(log).toEqual(["0 a done", "0 b done", "0 c done", "3 d done"]);
  });

  test("[Q14] a larger size wakes as many as fit, in line", () => {
    const { loop, log, queue, putter } = stage(1);
    for (const name of ["a", "b", "c", "d"]) putter(name);
    loop.runUntil(0);
    queue.resize(3);
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b done", "0 c done"]);
    queue.resize(0);
    loop.runUntil(0);
    expect([log.at(-1), drain(queue)]).toEqual(["0 d done", ["a", "b", "c", "d"]]);
  });

  test("[Q14] room that somebody was woken for is not given away twice", () => {
    const { loop, log, queue, putter } = stage(2);
    for (const name of ["a", "b", "c", "d", "e"]) putter(name);
    loop.runUntil(0);
    queue.getNowait(); // wakes c
    queue.resize(3); // room for one more: d, and e keeps its place
    loop.runUntil(0);
    queue.getNowait();
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b done", "0 c done", "0 d done", "0 e done"]);
  });

  test("[Q14] down and up again leaves nobody asleep", () => {
    const { loop, log, queue, putter } = stage(2);
    for (const name of ["a", "b", "c"]) putter(name);
    loop.runUntil(0);
    queue.getNowait(); // wakes c
    queue.resize(1);
    loop.runUntil(0); // c finds no room
    queue.resize(2);
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b done", "0 c done"]);
  });
});

describe("shutdown", () => {
  test("[S1] puts are refused at once, gets when the queue is empty", () => {
    const { loop, log, queue, putter, getter } = stage();
    queue.putNowait("a");
    queue.shutdown();
    expect(() => queue.putNowait("b")).toThrow(QueueShutDown);
    putter("late");
    getter("x");
    getter("y");
    loop.runUntil(0);
    expect(log).toEqual(["0 late QueueShutDown", "0 x got a", "0 y QueueShutDown"]);
    expect(() => queue.getNowait()).toThrow(QueueShutDown);
  });

  test("[S2] immediately: the items are dropped and count as done", () => {
    const { loop, log, queue, person } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    loop.createTask(person("manager", 0, () => queue.join()));
    loop.callAt(1, () => queue.shutdown(true));
    loop.runUntil(9);
    expect([log, queue.qsize(), queue.unfinished]).toEqual([["1 manager done"], 0, 0]);
  });

  test("[S2] what somebody has taken stays unfinished", () => {
    const { loop, log, queue, person } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    queue.getNowait();
    loop.createTask(person("manager", 0, () => queue.join()));
    loop.callAt(1, () => queue.shutdown(true));
    loop.callAt(2, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["2 manager done"]);
  });

  test.each([false, true])("[S3] both lines find out (immediate: %s)", (immediate) => {
    const full = stage(1);
    for (const name of ["a", "b", "c"]) full.putter(name);
    const hungry = stage();
    for (const name of ["x", "y"]) hungry.getter(name);
    for (const { loop, queue, log } of [full, hungry]) {
      loop.runUntil(0);
      queue.shutdown(immediate);
      loop.runUntil(0);
      expect(log.slice(-2).map((line) => line.split(" ")[2])).toEqual(["QueueShutDown", "QueueShutDown"]);
    }
    expect(full.queue.qsize()).toBe(immediate ? 0 : 1);
  });
});

test("[Q6] a cancellation that comes with a wait inside a group of waits leaves no future behind", () => {
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
