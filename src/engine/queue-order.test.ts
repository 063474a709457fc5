import { describe, expect, test } from "vitest";
import { drain, stage } from "../../tests/kit/queue-stage.ts";
import { EventLoop, PriorityQueue } from "./index.ts";

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

  test("[Q11] in lists, one and the same thing is equal to itself", () => {
    const holes: unknown[] = [];
    holes.length = 1;
    const lists = [
      [Number.NaN, 2],
      [null, 3],
      [undefined, 1],
      [{ a: [0] }, 9],
      [{ a: [false] }, 8],
      [...holes, 2],
    ];
    expect(sorted([lists[0], [Number.NaN, 1]])).toEqual([[Number.NaN, 1], lists[0]]);
    expect(sorted(lists.filter((list) => list[0] == null))).toEqual([
      [undefined, 1],
      [undefined, 2],
      [null, 3],
    ]);
    expect(sorted(lists.slice(3, 5))).toEqual([
      [{ a: [false] }, 8],
      [{ a: [0] }, 9],
    ]);
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
    [{}, { a: 1 }, "'<' not supported between instances of 'dict' and 'dict'"],
    [[{}], [{ a: 1 }], "'<' not supported between instances of 'dict' and 'dict'"],
    [[undefined], [1], "'<' not supported between instances of 'int' and 'NoneType'"],
    [true, [], "'<' not supported between instances of 'list' and 'bool'"],
  ])("[Q12] %j and %j have no order", (first, second, message) => {
    const queue = new PriorityQueue<unknown>(new EventLoop());
    queue.putNowait(first);
    expect(() => queue.putNowait(second)).toThrow(message);
    // As in CPython the item is in, though nobody was told.
    expect([queue.qsize(), queue.unfinished]).toEqual([2, 1]);
  });

  test("[Q12] a put that finds no order has put its item all the same", () => {
    const queue = new PriorityQueue<unknown>(new EventLoop());
    for (const item of [
      [1, "x"],
      [2, 0],
      [3, 0],
      [2, 5],
    ])
      queue.putNowait(item);
    expect(() => queue.putNowait([1, 5])).toThrow(TypeError);
    expect(queue.unfinished).toBe(4);
    expect(drain(queue)).toEqual([
      [1, "x"],
      [1, 5],
      [2, 0],
      [2, 5],
      [3, 0],
    ]);
  });

  test("[Q12] a get that finds no order loses the item it was about to give, and wakes nobody", () => {
    const { loop, log, queue, putter } = stage(3, PriorityQueue);
    queue.putNowait(1);
    expect(() => queue.putNowait("a")).toThrow(TypeError);
    queue.putNowait(2);
    putter("late");
    loop.runUntil(0);
    expect(() => queue.getNowait()).toThrow(TypeError);
    loop.runUntil(0);
    expect([log, String(queue)]).toEqual([[], "<PriorityQueue maxsize=3 _queue=['a', 2] _putters[1] tasks=2>"]);
  });

  test("[Q13] a comparator replaces that order", () => {
    const queue = new PriorityQueue<string>(new EventLoop(), 0, (a, b) => b.length - a.length);
    for (const item of ["a", "ccc", "bb"]) queue.putNowait(item);
    expect(drain(queue)).toEqual(["ccc", "bb", "a"]);
  });
});
