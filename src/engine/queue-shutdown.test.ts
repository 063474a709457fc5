import { describe, expect, test } from "vitest";
import { KINDS, stage } from "../../tests/kit/queue-stage.ts";
import { PriorityQueue, QueueShutDown, ValueError } from "./index.ts";

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
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    joiner("manager");
    loop.callAt(1, () => queue.shutdown(true));
    loop.runUntil(9);
    expect([log, queue.qsize(), queue.unfinished]).toEqual([["1 manager done"], 0, 0]);
  });

  test("[S2] what somebody has taken stays unfinished", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    queue.putNowait("b");
    queue.getNowait();
    joiner("manager");
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

  test("[S1] a queue that was shut down stays so", () => {
    const { loop, log, queue, putter, getter, joiner } = stage();
    queue.shutdown();
    queue.shutdown();
    for (const act of [putter, getter, joiner]) act("x");
    loop.runUntil(0);
    expect(log).toEqual(["0 x QueueShutDown", "0 x QueueShutDown", "0 x done"]);
    expect(String(queue)).toBe("<Queue maxsize=0 shutdown>");
  });

  test("[S1] a full queue refuses a put at once, without a wait", () => {
    const { loop, log, queue, putter, say } = stage(1);
    queue.putNowait("a");
    queue.shutdown();
    putter("b");
    loop.callSoon(() => say("next"));
    loop.runTurn();
    expect(log).toEqual(["0 b QueueShutDown", "0 next"]);
    expect(() => queue.putNowait("b")).toThrow(QueueShutDown);
  });

  test("[S3] those in join are woken first, then the getters", () => {
    const { loop, log, queue, getter, joiner } = stage();
    queue.putNowait("a");
    queue.getNowait();
    for (const name of ["x", "y"]) getter(name);
    joiner("manager");
    loop.runUntil(0);
    queue.putNowait("b"); // wakes x
    queue.taskDone();
    queue.shutdown(true);
    loop.runUntil(0);
    expect(log).toEqual(["0 x QueueShutDown", "0 manager done", "0 y QueueShutDown"]);
  });

  test("[S3] those in join are woken first, then the putters", () => {
    const { loop, log, queue, putter, joiner } = stage(1);
    for (const name of ["a", "b", "c"]) putter(name);
    joiner("manager");
    loop.runUntil(0);
    queue.shutdown(true);
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 manager done", "0 b QueueShutDown", "0 c QueueShutDown"]);
  });

  test("[S3] somebody in either line: getters first", () => {
    const { loop, log, queue, putter, getter } = stage(1);
    for (const name of ["a", "b", "c"]) putter(name);
    loop.runUntil(0);
    loop.callSoon(() => queue.getNowait()); // wakes b; the queue is empty until it acts
    getter("x");
    loop.callSoon(() => queue.shutdown());
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b QueueShutDown", "0 x QueueShutDown", "0 c QueueShutDown"]);
  });

  test("[S4] a getter woken by an item has it; those woken by the shutdown go without", () => {
    const { loop, log, queue, getter } = stage();
    for (const name of ["x", "y", "z"]) getter(name);
    loop.runUntil(0);
    queue.putNowait("a");
    queue.shutdown();
    loop.runUntil(0);
    expect(log).toEqual(["0 x got a", "0 y QueueShutDown", "0 z QueueShutDown"]);
  });

  test("[S4] when the one woken by the item is cancelled, the next to act has it", () => {
    const { loop, log, queue, getter } = stage();
    const x = getter("x");
    getter("y");
    loop.runUntil(0);
    queue.putNowait("a");
    queue.shutdown();
    x.cancel();
    loop.runUntil(0);
    expect(log).toEqual(["0 x CancelledError", "0 y got a"]);
  });

  test("[S4] a putter woken by room is refused all the same", () => {
    const { loop, log, queue, putter } = stage(1);
    for (const name of ["a", "b", "c"]) putter(name);
    loop.runUntil(0);
    queue.getNowait();
    queue.shutdown();
    loop.runUntil(0);
    expect(log).toEqual(["0 a done", "0 b QueueShutDown", "0 c QueueShutDown"]);
  });

  test("[S4] with immediate, the item that a getter was woken for is gone", () => {
    const { loop, log, queue, getter } = stage();
    getter("x");
    loop.runUntil(0);
    queue.putNowait("a");
    queue.shutdown(true);
    loop.runUntil(0);
    expect([log, queue.unfinished]).toEqual([["0 x QueueShutDown"], 0]);
  });

  test("[S5] a gentle shutdown releases nobody from join; a later immediate one may", () => {
    const { loop, log, queue, joiner } = stage();
    queue.putNowait("a");
    joiner("manager");
    loop.callAt(1, () => queue.shutdown());
    loop.callAt(2, () => queue.shutdown(true));
    loop.callAt(3, () => queue.shutdown());
    loop.runUntil(9);
    expect([log, String(queue)]).toEqual([["2 manager done"], "<Queue maxsize=0 shutdown>"]);
  });

  test("[Q12][S2] an item that was put uncounted is dropped uncounted", () => {
    const { loop, log, queue, joiner } = stage(0, PriorityQueue);
    queue.putNowait(1);
    expect(() => queue.putNowait("a")).toThrow(TypeError);
    expect([queue.qsize(), queue.unfinished]).toEqual([2, 1]);
    queue.shutdown(true);
    joiner("manager");
    loop.runUntil(0);
    expect([log, String(queue)]).toEqual([["0 manager done"], "<PriorityQueue maxsize=0 shutdown>"]);
  });

  test("[Q12][S2] items that have no order stop an immediate shutdown half-way", () => {
    const { loop, log, queue, getter } = stage(0, PriorityQueue);
    getter("x");
    loop.runUntil(0);
    queue.putNowait(1);
    expect(() => queue.putNowait("a")).toThrow(TypeError);
    queue.putNowait(2);
    expect(() => queue.shutdown(true)).toThrow(TypeError);
    expect(String(queue)).toBe("<PriorityQueue maxsize=0 _queue=['a', 2] tasks=2 shutdown>");
    loop.runUntil(0);
    expect(log).toEqual(["0 x got a"]);
  });
});

describe.each(KINDS)("the life of a %s after its shutdown", (_, Kind) => {
  /** What each of the four ways in and out says now. */
  function attempts({ loop, queue, log, putter, getter }: ReturnType<typeof stage>): unknown[] {
    const before = log.length;
    const atOnce = [() => queue.putNowait("late"), () => queue.getNowait()].map((act) => {
      try {
        return act();
      } catch (error) {
        return (error as Error).name;
      }
    });
    putter("late");
    getter("late");
    loop.runUntil(loop.nowUs);
    return [...atOnce, ...log.slice(before).map((line) => line.split(" ").at(-1))];
  }
  const refused = Array.from({ length: 4 }, () => "QueueShutDown");

  test("[S1][S3][S5] empty: who waits to get is refused, and join does not wait", () => {
    const scene = stage(0, Kind);
    scene.getter("x");
    scene.loop.runUntil(0);
    scene.queue.shutdown();
    scene.joiner("manager");
    scene.loop.runUntil(0);
    expect(scene.log).toEqual(["0 x QueueShutDown", "0 manager done"]);
    expect(attempts(scene)).toEqual(refused);
  });

  test("[S1][S3][S5] not empty: what is there can be had, and join waits until it is reported done", () => {
    const scene = stage(1, Kind);
    const { loop, queue, log } = scene;
    queue.putNowait("a");
    scene.joiner("manager");
    scene.putter("b");
    loop.runUntil(0);
    queue.shutdown();
    expect(queue.qsize()).toBe(1);
    scene.getter("x");
    loop.runUntil(0);
    expect(log).toEqual(["0 b QueueShutDown", "0 x got a"]);
    expect(attempts(scene)).toEqual(refused);
    queue.taskDone();
    loop.runUntil(0);
    expect(log.at(-1)).toBe("0 manager done");
    expect(() => queue.taskDone()).toThrow(ValueError);
  });

  test("[S2][S5] immediately: nothing is left to get, to report or to wait for", () => {
    const scene = stage(0, Kind);
    const { loop, queue, log } = scene;
    queue.putNowait("a");
    scene.joiner("manager");
    loop.runUntil(0);
    queue.shutdown(true);
    loop.runUntil(0);
    expect([log, queue.qsize()]).toEqual([["0 manager done"], 0]);
    expect(attempts(scene)).toEqual(refused);
    expect(() => queue.taskDone()).toThrow(ValueError);
  });

  test("[S2][S5] immediately, with one item in somebody's hands: that one is still to be reported", () => {
    const scene = stage(0, Kind);
    const { loop, queue, log } = scene;
    queue.putNowait("a");
    queue.putNowait("b");
    scene.joiner("manager");
    scene.getter("x");
    loop.runUntil(0);
    queue.shutdown(true);
    loop.runUntil(0);
    expect([log.length, queue.qsize(), queue.unfinished]).toEqual([1, 0, 1]);
    expect(attempts(scene)).toEqual(refused);
    queue.taskDone();
    loop.runUntil(0);
    expect(log.at(-1)).toBe("0 manager done");
    expect(() => queue.taskDone()).toThrow(ValueError);
  });
});
