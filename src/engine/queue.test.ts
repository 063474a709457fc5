import { describe, expect, test } from "vitest";
import { drain, KINDS, stage } from "../../tests/kit/queue-stage.ts";
import {
  type Coroutine,
  EventLoop,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  sleep,
  ValueError,
} from "./index.ts";

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

  test("[Q2] a fraction is rounded up", () => {
    const queue = new Queue<number>(new EventLoop(), 1.3);
    queue.putNowait(1);
    expect(queue.full()).toBe(false);
    queue.putNowait(2);
    expect([queue.full(), queue.maxsize]).toEqual([true, 1.3]);
    expect(() => queue.putNowait(3)).toThrow(QueueFull);
  });

  test.each(KINDS)("[Q15] a %s tells how it stands at this moment, whoever has been woken", (_, Kind) => {
    const { loop, queue, getter, putter } = stage(1, Kind);
    const stand = () => [queue.qsize(), queue.empty(), queue.full()];
    expect(stand()).toEqual([0, true, false]);
    getter("x");
    loop.runUntil(0);
    queue.putNowait("a"); // x is woken and has taken nothing yet
    expect(stand()).toEqual([1, false, true]);
    loop.runUntil(0);
    expect(stand()).toEqual([0, true, false]);
    putter("b");
    putter("c");
    loop.runUntil(0);
    queue.getNowait(); // c is woken and has put nothing yet
    expect(stand()).toEqual([0, true, false]);
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

  test("[Q3] an endless supply of waits on both sides comes to an end, in order", () => {
    const { loop, queue, say, log } = stage(1);
    function* producer(): Coroutine<void> {
      for (let i = 0; i < 5; i++) yield* queue.put(i);
      say("all put");
    }
    function* consumer(): Coroutine<void> {
      for (let i = 0; i < 5; i++) say(`got ${yield* queue.get()}`);
    }
    loop.createTask(consumer());
    loop.runUntilComplete(producer());
    loop.runUntil(0);
    expect(log.filter((line) => line.includes("got"))).toEqual(Array.from({ length: 5 }, (_, i) => `0 got ${i}`));
    expect(log).toContain("0 all put");
  });

  test("[Q17] a put that finds room and a get that finds an item keep the turn", () => {
    const { loop, queue, say, log } = stage(2);
    function* alone(): Coroutine<void> {
      for (const item of ["a", "b"]) yield* queue.put(item);
      say(`got ${yield* queue.get()} and ${yield* queue.get()}`);
    }
    loop.createTask(alone());
    loop.callSoon(() => say("next"));
    loop.runTurn();
    expect(log).toEqual(["0 got a and b", "0 next"]);
  });

  test("[Q4] an item taken wakes the first putter, who acts in the turn after", () => {
    const { loop, queue, putter, log } = stage(2);
    for (const name of ["a", "b", "c", "d"]) putter(name);
    loop.runTurn();
    expect([log, queue.getNowait()]).toEqual([["0 a done", "0 b done"], "a"]);
    loop.runTurn();
    expect([log.at(-1), drain(queue)]).toEqual(["0 c done", ["b", "c"]]);
  });

  test("[Q4] emptying the queue at one go wakes as many putters as items were taken", () => {
    const { loop, queue, putter, log } = stage(2);
    for (const name of ["a", "b", "c", "d", "e"]) putter(name);
    loop.runUntil(0);
    drain(queue);
    loop.runUntil(0);
    expect([log, queue.toString()]).toEqual([
      ["0 a done", "0 b done", "0 c done", "0 d done"],
      "<Queue maxsize=2 _queue=['c', 'd'] _putters[1] tasks=4>",
    ]);
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

  test.each(KINDS)("[Q9] a %s to which nothing was put", (_, Kind) => {
    expect(() => stage(0, Kind).queue.taskDone()).toThrow(ValueError);
  });

  test("[Q9] a put that is refused or still waits counts nothing", () => {
    const { loop, queue, putter } = stage(1);
    putter("a");
    putter("b");
    loop.runUntil(0);
    expect(() => queue.putNowait("c")).toThrow(QueueFull);
    expect(queue.unfinished).toBe(1);
    queue.getNowait();
    expect(queue.unfinished).toBe(1);
    loop.runUntil(0);
    expect(queue.unfinished).toBe(2);
  });

  test.each(KINDS)("[Q10] two workers on a %s: join comes when the last of a hundred is done", (_, Kind) => {
    const { loop, queue, log, joiner } = stage(0, Kind);
    for (let i = 0; i < 100; i++) queue.putNowait(i);
    let sum = 0;
    function* worker(): Coroutine<void> {
      for (;;) {
        sum += (yield* queue.get()) as number;
        yield* sleep(loop, 1);
        queue.taskDone();
      }
    }
    for (let i = 0; i < 2; i++) loop.createTask(worker());
    joiner("manager");
    loop.runUntil(99);
    expect([log, sum, queue.unfinished]).toEqual([["50 manager done"], 4950, 0]);
    queue.putNowait(7);
    loop.runUntil(199);
    expect(sum).toBe(4957);
    expect(queue.toString()).toContain("maxsize=0 _getters[2]>");
  });

  test("[Q10] join waits until all is reported done, however empty the queue is", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    joiner("manager");
    loop.callAt(1, () => drain(queue));
    loop.callAt(2, () => queue.taskDone());
    loop.callAt(3, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["3 manager done"]);
  });

  test("[Q10] join does not wait when nothing is unfinished", () => {
    const { loop, log, say, joiner } = stage();
    joiner("manager");
    loop.callSoon(() => say("next"));
    loop.runTurn();
    expect(log).toEqual(["0 manager done", "0 next"]);
  });

  test("[Q10] all who wait are released together, in the order in which they came", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    for (const name of ["m", "n", "o"]) joiner(name);
    loop.callAt(1, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["1 m done", "1 n done", "1 o done"]);
  });

  test("[Q10] who was released goes on even if more was put meanwhile; who comes then waits", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    joiner("early");
    loop.callAt(1, () => {
      queue.taskDone();
      queue.putNowait("b");
    });
    joiner("late", 1);
    loop.callAt(5, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["1 early done", "5 late done"]);
  });

  test("[Q10] a joiner cancelled at the moment of its release stays cancelled", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    const manager = joiner("manager");
    joiner("other");
    loop.callAt(1, () => {
      manager.cancel();
      queue.taskDone();
    });
    loop.runUntil(9);
    expect(log).toEqual(["1 manager CancelledError", "1 other done"]);
  });

  test("[Q10] a cancelled joiner is forgotten", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    const manager = joiner("manager");
    loop.callAt(1, () => manager.cancel());
    loop.callAt(2, () => queue.taskDone());
    loop.runUntil(9);
    expect(log).toEqual(["1 manager CancelledError"]);
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

describe("as text", () => {
  test.each(KINDS)("[Q16] a %s shows what there is, and nothing of what there is not", (name, Kind) => {
    const { loop, queue, getter, putter } = stage(2, Kind);
    expect(queue.toString()).toBe(`<${name} maxsize=2>`);
    getter("x");
    getter("y");
    loop.runUntil(0);
    expect(`${queue}`).toBe(`<${name} maxsize=2 _getters[2]>`);
    for (const item of ["a", "b", "c"]) putter(item);
    loop.runUntil(0);
    expect(String(queue)).toBe(`<${name} maxsize=2 _queue=['c'] tasks=3>`);
    for (const item of ["d", "e", "f"]) putter(item);
    loop.runUntil(0);
    expect(String(queue)).toBe(`<${name} maxsize=2 _queue=['c', 'd'] _putters[2] tasks=4>`);
    queue.shutdown(true);
    expect(String(queue)).toBe(`<${name} maxsize=2 tasks=2 shutdown>`);
  });

  test("[Q16] items stand as the container holds them", () => {
    const loop = new EventLoop();
    const queues = [new Queue<number>(loop), new LifoQueue<number>(loop), new PriorityQueue<number>(loop)];
    for (const queue of queues) for (const item of [3, 1, 2]) queue.putNowait(item);
    expect(queues.map(String)).toEqual([
      "<Queue maxsize=0 _queue=[3, 1, 2] tasks=3>",
      "<LifoQueue maxsize=0 _queue=[3, 1, 2] tasks=3>",
      "<PriorityQueue maxsize=0 _queue=[1, 3, 2] tasks=3>",
    ]);
  });

  test.each([
    ["it's", `"it's"`],
    [`a\n"'\\\t\x07`, `'a\\n"\\'\\\\\\t\\x07'`],
    ["\u{1f35e}", "'\u{1f35e}'"],
    [undefined, "None"],
    [[1, null, [true, "x"]], "[1, None, [True, 'x']]"],
    [new RangeError("burnt"), "RangeError('burnt')"],
    [new ValueError(), "ValueError()"],
    [{ toString: (): string => "Bread(3)" }, "Bread(3)"],
  ])("[Q16] an item is shown as Python shows it: %j", (item, text) => {
    const queue = new Queue<unknown>(new EventLoop());
    queue.putNowait(item);
    expect(String(queue)).toBe(`<Queue maxsize=0 _queue=[${text}] tasks=1>`);
  });

  test("[Q16] a list that holds itself", () => {
    const list: unknown[] = [1];
    list.push(list);
    const queue = new Queue<unknown>(new EventLoop());
    queue.putNowait(list);
    expect(String(queue)).toContain("_queue=[[1, [...]]]");
  });
});
