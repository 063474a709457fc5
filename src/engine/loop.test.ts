import { describe, expect, test, vi } from "vitest";
import {
  type Coroutine,
  Deadlock,
  EventLoop,
  gather,
  Livelock,
  LoopError,
  type Probe,
  Queue,
  sleep,
  type Task,
  ValueError,
  wait,
  waitFor,
} from "./index.ts";

function stage(options?: ConstructorParameters<typeof EventLoop>[0]) {
  const loop = new EventLoop(options);
  const log: string[] = [];
  const say = (text: string) => () => void log.push(`${loop.nowUs} ${text}`);
  return { loop, log, say };
}

/** A probe that hears nothing but what is given. */
const probeOf = (heard: Partial<Probe>): Probe =>
  new Proxy({} as Probe, { get: (_, name) => heard[name as keyof Probe] ?? (() => {}) });

describe("turns", () => {
  test("[L1] callbacks run in the order in which they joined", () => {
    const { loop, log, say } = stage();
    for (const text of ["a", "b", "c"]) loop.callSoon(say(text));
    loop.runTurn();
    expect(log).toEqual(["0 a", "0 b", "0 c"]);
  });

  test("[L2] what a callback schedules runs in the next turn", () => {
    const { loop, log, say } = stage();
    loop.callSoon(() => {
      say("a")();
      loop.callSoon(say("later"));
    });
    loop.callSoon(say("b"));
    loop.runTurn();
    expect(log).toEqual(["0 a", "0 b"]);
    loop.runTurn();
    expect(log.at(-1)).toBe("0 later");
    expect(loop.runTurn()).toBe(false);
  });

  test("[L3] due timers stand behind what is ready already", () => {
    const { loop, log, say } = stage();
    loop.callAt(5, say("timer"));
    loop.callAt(5, () => {
      say("first timer's neighbour")();
      loop.callAt(5, say("timer of now"));
      loop.callSoon(say("soon"));
    });
    loop.runUntil(5);
    expect(log).toEqual(["5 timer", "5 first timer's neighbour", "5 soon", "5 timer of now"]);
  });

  test("[L7] a cancelled callback does not run, even from the ready line", () => {
    const { loop, log, say } = stage();
    const soon = loop.callSoon(say("soon"));
    const timer = loop.callAt(3, say("timer"));
    soon.cancel();
    loop.callAt(2, () => timer.cancel());
    loop.callAt(4, () => neighbour.cancel());
    const neighbour = loop.callAt(4, say("neighbour"));
    loop.runUntil(9);
    expect(log).toEqual([]);
    expect([soon.cancelled(), timer.cancelled(), neighbour.cancelled()]).toEqual([true, true, true]);
  });

  test("[L17] cancelling late, or twice, harms nobody", () => {
    const { loop, log, say } = stage();
    const handles = [loop.callSoon(say("soon")), loop.callAt(3, say("timer"))];
    const never = loop.callAt(4, say("never"));
    loop.callAt(5, say("last"));
    never.cancel();
    never.cancel();
    loop.callAt(3, () => {
      for (const handle of handles) handle.cancel();
    });
    expect(handles.map((handle) => handle.cancelled())).toEqual([false, false]);
    loop.runUntil(9);
    expect(log).toEqual(["0 soon", "3 timer", "5 last"]);
    expect(handles.map((handle) => handle.cancelled())).toEqual([true, true]);
  });

  test("[L7] cancelling most of many timers leaves the others in order", () => {
    const { loop, log, say } = stage();
    const timers = Array.from({ length: 500 }, (_, i) => loop.callAt((i * 7) % 50, say(`timer ${i}`)));
    timers.forEach((timer, i) => {
      if (i % 10 !== 3) timer.cancel();
    });
    loop.runUntil(100);
    const expected = Array.from({ length: 50 }, (_, i) => i * 10 + 3)
      .sort((a, b) => ((a * 7) % 50) - ((b * 7) % 50) || a - b)
      .map((i) => `${(i * 7) % 50} timer ${i}`);
    expect(log).toEqual(expected);
  });
});

describe("time", () => {
  test("[L4] time jumps from deadline to deadline", () => {
    const { loop, log, say } = stage();
    loop.callLater(1_000_000, say("second"));
    loop.callLater(1, say("microsecond"));
    while (loop.runTurn());
    expect(log).toEqual(["1 microsecond", "1000000 second"]);
  });

  test("[L4] deadlines are whole microseconds", () => {
    const { loop } = stage();
    expect(() => loop.callAt(0.5, () => {})).toThrow(ValueError);
    expect(() => loop.callLater(Number.NaN, () => {})).toThrow(ValueError);
    expect(() => loop.runUntil(Number.POSITIVE_INFINITY)).toThrow(ValueError);
  });

  test("[L5] one deadline, the order of setting", () => {
    const { loop, log, say } = stage();
    loop.callAt(7, say("a"));
    loop.callLater(3, say("b"));
    loop.callAt(7, say("c"));
    loop.callAt(3, say("d"));
    loop.callLater(7, say("e"));
    loop.runUntil(7);
    expect(log).toEqual(["3 b", "3 d", "7 a", "7 c", "7 e"]);
  });

  test("[L6] a deadline that has passed means the next turn", () => {
    const { loop, log, say } = stage();
    loop.runUntil(10);
    loop.callAt(4, say("past"));
    loop.callSoon(say("soon"));
    loop.callLater(-1, say("negative"));
    loop.runTurn();
    // Both have passed; the earlier of them first, as in CPython's heap.
    expect(log).toEqual(["10 soon", "10 past", "10 negative"]);
  });

  test("[L12] running to the end of time ends where nothing more is due", () => {
    const { loop, log, say } = stage();
    loop.callAt(5, say("at"));
    expect([loop.runTurns(Number.POSITIVE_INFINITY), loop.nowUs, log]).toEqual([true, 5, ["5 at"]]);
  });

  test("[L16] callLater counts from now, and the handle knows its deadline", () => {
    const { loop, log, say } = stage();
    loop.callAt(4, () => {
      const later = loop.callLater(3, say("later"));
      const at = loop.callAt(7, say("at"));
      expect([later.atUs, at.atUs]).toEqual([7, 7]);
    });
    loop.runUntil(9);
    expect(log).toEqual(["7 later", "7 at"]);
  });

  test("[L12] runUntil runs what is due at that very time, and the clock stands there", () => {
    const { loop, log, say } = stage();
    loop.callAt(5, say("at"));
    loop.callAt(6, say("after"));
    loop.runUntil(5);
    expect([log, loop.nowUs]).toEqual([["5 at"], 5]);
    loop.runUntil(5);
    loop.runUntil(3);
    expect(loop.nowUs).toBe(5);
    loop.runUntil(100);
    expect([log, loop.nowUs]).toEqual([["5 at", "6 after"], 100]);
    for (const run of [() => loop.runUntil(Number.NaN), () => loop.runTurns(Number.NaN)])
      expect(run).toThrow(ValueError);
  });
});

describe("running", () => {
  function* say(loop: EventLoop, log: string[], text: string, delays: number[]): Coroutine<string> {
    for (const delay of delays) {
      yield* sleep(loop, delay);
      log.push(`${loop.nowUs} ${text}`);
    }
    return text;
  }

  test("[L8] an error in a callback is reported and the loop goes on", () => {
    const failed: unknown[] = [];
    const watched = stage({ probe: probeOf({ callbackFailed: (error) => failed.push(error) }) });
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const { loop, log, say: speak } of [watched, stage()]) {
      loop.callSoon(() => {
        throw new RangeError("oops");
      });
      loop.callSoon(speak("next"));
      loop.runTurn();
      expect(log).toEqual(["0 next"]);
    }
    expect(failed).toEqual([new RangeError("oops")]);
    expect(complaint).toHaveBeenCalledTimes(1);
    complaint.mockRestore();
  });

  test("[L9] runUntilComplete gives the result, or throws the error", () => {
    const { loop, log } = stage();
    expect(loop.runUntilComplete(say(loop, log, "a", [2, 3]))).toBe("a");
    expect(log).toEqual(["2 a", "5 a"]);
    const future = loop.createFuture<number>();
    loop.callLater(4, () => future.setException(new RangeError("late")));
    expect(() => loop.runUntilComplete(future)).toThrow(new RangeError("late"));
    expect(loop.nowUs).toBe(9);
  });

  test("[L9] a future of another loop is refused", () => {
    expect(() => new EventLoop().runUntilComplete(new EventLoop().createFuture())).toThrow(ValueError);
  });

  test("[L9] a future that is done already needs one turn", () => {
    const { loop, log, say: speak } = stage();
    const future = loop.createFuture<number>();
    future.setResult(42);
    loop.callAt(1, speak("timer"));
    expect(loop.runUntilComplete(future)).toBe(42);
    expect(log).toEqual([]);
  });

  test("[L10] stop ends the run after the turn under way", () => {
    const { loop, log, say: speak } = stage();
    loop.callSoon(() => loop.stop());
    loop.callSoon(speak("same turn"));
    loop.callSoon(() => loop.callSoon(speak("next turn")));
    loop.callAt(3, speak("timer"));
    loop.runUntil(10);
    expect([log, loop.nowUs]).toEqual([["0 same turn"], 0]);
    loop.runUntil(10);
    expect([log, loop.nowUs]).toEqual([["0 same turn", "0 next turn", "3 timer"], 10]);
  });

  test("[L10] runUntilComplete says when it was stopped before", () => {
    const { loop, log } = stage();
    loop.callAt(3, () => loop.stop());
    expect(() => loop.runUntilComplete(say(loop, log, "a", [2, 2]))).toThrow(
      new LoopError("Event loop stopped before Future completed."),
    );
    expect([log, loop.nowUs]).toEqual([["2 a"], 3]);
  });

  test("[L10] what was stopped goes on in the next run", () => {
    const { loop, log } = stage();
    loop.callAt(3, () => loop.stop());
    const task = loop.createTask(say(loop, log, "a", [2, 2]));
    expect(() => loop.runUntilComplete(task)).toThrow("stopped before");
    expect([loop.runUntilComplete(task), log]).toEqual(["a", ["2 a", "4 a"]]);
  });

  test("[L10] a stop asked for before the run: one turn, in which time stands still", () => {
    const { loop } = stage();
    loop.callAt(3, () => {});
    loop.stop();
    expect(() => loop.runUntilComplete(loop.createFuture())).toThrow("stopped before");
    expect(loop.nowUs).toBe(0);
  });

  test("[L11] a running loop cannot be run from inside, and nothing is started by the attempt", () => {
    const { loop, log } = stage();
    const errors: unknown[] = [];
    loop.callSoon(() => {
      for (const attempt of [
        () => loop.runUntil(1),
        () => loop.runTurn(),
        () => loop.runCallback(),
        () => loop.runUntilComplete(say(loop, log, "inner", [1])),
      ]) {
        try {
          attempt();
        } catch (error) {
          errors.push(error);
        }
      }
    });
    loop.runUntil(5);
    expect(errors).toEqual(Array.from({ length: 4 }, () => new LoopError("This event loop is already running")));
    expect([log, loop.allTasks()]).toEqual([[], []]);
  });

  test("[L13] single callbacks do what turns do, with the clock and the count the same at every one", () => {
    const program = (loop: EventLoop, log: string[]) => {
      for (const [name, delays] of Object.entries({ a: [3, 0, 4], b: [0, 0, 3, 4], c: [7], d: [1, 1, 1] })) {
        loop.createTask(say(loop, log, name, delays), { name });
      }
      loop.callSoon(() => void log.push("soon")).cancel();
      loop.callAt(3, () => void log.push(`${loop.nowUs} timer`));
    };
    const run = (advance: (loop: EventLoop) => boolean) => {
      const { loop, log } = stage();
      program(loop, log);
      while (advance(loop));
      return { log, nowUs: loop.nowUs, callbacks: loop.callbackCount };
    };
    const byTurns = run((loop) => loop.runTurn());
    expect(run((loop) => loop.runCallback())).toEqual(byTurns);
    const mixed = run((loop) => (loop.callbackCount % 3 === 0 ? loop.runTurn() : loop.runCallback()));
    expect(mixed).toEqual(byTurns);
    expect(run((loop) => !loop.runTurns(Number.MAX_SAFE_INTEGER, 2))).toEqual(byTurns);
    expect(byTurns.log).toContain("7 c");
  });

  test("[L13] a turn begun by single callbacks is finished by runTurn", () => {
    const { loop, log, say: speak } = stage();
    for (const text of ["a", "b", "c"]) loop.callSoon(speak(text));
    loop.runCallback();
    expect([log, loop.isMidTurn]).toEqual([["0 a"], true]);
    loop.callSoon(speak("d"));
    loop.runTurn();
    expect([log, loop.isMidTurn]).toEqual([["0 a", "0 b", "0 c"], false]);
  });

  test("[L14] nothing ready and no timer is a Deadlock that names who waits", () => {
    const deadlocked = vi.fn();
    const { loop } = stage({ probe: probeOf({ deadlocked }) });
    function* stuck(): Coroutine<void> {
      yield* loop.createFuture<void>();
    }
    loop.createTask(stuck(), { name: "Grace" });
    expect(() => loop.runUntilComplete(stuck())).toThrow(Deadlock);
    expect(deadlocked).toHaveBeenCalledTimes(1);
    expect(() => loop.runUntilComplete(loop.createFuture())).toThrow(/Grace, Task-1 will wait for ever/);
  });

  test("[L15] a program that never lets time pass is a Livelock", () => {
    const { loop } = stage({ maxStepsAtOnce: 1000 });
    function* spin(): Coroutine<void> {
      for (;;) yield* sleep(loop, 0);
    }
    loop.createTask(spin(), { name: "spinner" });
    expect(() => loop.runUntil(1)).toThrow(Livelock);
    expect(() => loop.runUntil(1)).toThrow(/1000 steps at 0 µs.*spinner/);
  });

  const floods: Record<string, (loop: EventLoop) => Coroutine<void> | null> = {
    *"puts on a queue without a limit"(loop) {
      for (const queue = new Queue(loop); ; ) yield* queue.put(1);
    },
    *"put and get in turn"(loop) {
      for (const queue = new Queue(loop, 1); ; yield* queue.get()) yield* queue.put(1);
    },
    "putNowait and getNowait"(loop) {
      for (const queue = new Queue(loop, 1); ; queue.getNowait()) queue.putNowait(1);
    },
    *"joins of a queue that is done"(loop) {
      for (const queue = new Queue(loop); ; ) yield* queue.join();
    },
    callSoon(loop) {
      for (;;) loop.callSoon(() => {}).cancel();
    },
    callLater(loop) {
      for (;;) loop.callLater(1, () => {}).cancel();
    },
    createTask(loop) {
      for (;;) loop.createTask(sleep(loop, 1));
    },
    "sleeps begun and left"(loop) {
      for (;;) sleep(loop, 1).next();
    },
    *"awaits of a future that is done"(loop) {
      const future = loop.createFuture<void>();
      future.setResult();
      for (;;) yield* waitFor(loop, future, 0);
    },
    "callbacks added to a future"(loop) {
      for (const future = loop.createFuture(); ; ) future.addDoneCallback(() => {});
    },
  };

  test.each(Object.entries(floods))("[L15] one step without an end is a Livelock: %s", (_, flood) => {
    const { loop } = stage({ maxStepsAtOnce: 1000 });
    function* step(): Coroutine<void> {
      yield* flood(loop) ?? sleep(loop, 0);
    }
    const task = loop.createTask(step(), { name: "flooder" });
    expect(() => loop.runUntil(9)).toThrow(/1000 steps at 0 µs.*flooder/);
    expect(task.exception()).toBeInstanceOf(Livelock);
    expect([loop.nowUs, loop.currentTask]).toEqual([0, null]);
  });

  test("[L15] a plain callback without an end is a Livelock too, and is not reported", () => {
    const callbackFailed = vi.fn();
    const { loop } = stage({ maxStepsAtOnce: 1000, probe: probeOf({ callbackFailed }) });
    loop.callSoon(() => {
      for (;;) loop.callSoon(() => {});
    });
    expect(() => loop.runTurn()).toThrow(Livelock);
    expect(callbackFailed).not.toHaveBeenCalled();
  });

  test("[L15] a program that catches its Livelock is refused every further step, and the run ends all the same", () => {
    const { loop, log, say: speak } = stage({ maxStepsAtOnce: 1000 });
    const queue = new Queue<number>(loop);
    function* stubborn(): Coroutine<void> {
      for (let i = 0; i < 5000; i++) {
        try {
          yield* queue.put(i);
        } catch (error) {
          expect(error).toBeInstanceOf(Livelock);
        }
      }
      speak("caught")();
    }
    loop.createTask(stubborn());
    loop.callSoon(speak("next"));
    expect(() => loop.runUntil(9)).toThrow(Livelock);
    expect([log, queue.qsize()]).toEqual([["0 caught"], 999]);
  });

  test("[L15] the bound is the same however a run is cut up", () => {
    const steps = (advance: (loop: EventLoop) => unknown) => {
      const { loop } = stage({ maxStepsAtOnce: 1000 });
      const queue = new Queue<number>(loop, 3);
      function* work(): Coroutine<void> {
        for (;;) {
          yield* queue.put(yield* queue.get());
          yield* sleep(loop, 0);
        }
      }
      for (let i = 0; i < 3; i++) {
        queue.putNowait(i);
        loop.createTask(work());
      }
      expect(() => {
        for (;;) advance(loop);
      }).toThrow(Livelock);
      return loop.callbackCount;
    };
    const whole = steps((loop) => loop.runUntil(1));
    expect(steps((loop) => loop.runTurn())).toBe(whole);
    expect(steps((loop) => loop.runCallback())).toBe(whole);
  });

  test("[L15] what is done from outside holds no loop up", () => {
    const { loop } = stage({ maxStepsAtOnce: 10 });
    const queue = new Queue<number>(loop);
    for (let i = 0; i < 1000; i++) queue.putNowait(i);
    function* take(): Coroutine<void> {
      for (let i = 0; i < 1000; i++) {
        yield* queue.get();
        yield* sleep(loop, 1);
      }
    }
    loop.runUntilComplete(take());
    expect([queue.qsize(), loop.nowUs]).toEqual([0, 1000]);
  });

  test("[L15] many callbacks are no Livelock while time passes", () => {
    const { loop } = stage({ maxStepsAtOnce: 10 });
    function* work(): Coroutine<void> {
      for (let i = 0; i < 1000; i++) yield* sleep(loop, i % 5);
    }
    loop.runUntilComplete(work());
    expect(loop.nowUs).toBe(2000);
  });
});

describe("closing", () => {
  function* leave(loop: EventLoop): Coroutine<void> {
    function* fail(): Coroutine<void> {
      yield* sleep(loop, 0);
      throw new ValueError("task_done() called too many times");
    }
    function* wait(): Coroutine<void> {
      yield* loop.createFuture<void>();
    }
    loop.createTask(wait(), { name: "Grace" });
    loop.createTask(fail(), { name: "Mike" });
    const seen = loop.createTask(fail(), { name: "John" });
    loop.createTask(wait(), { name: "Lucy" });
    yield* sleep(loop, 1);
    seen.exception();
  }

  test("[L19] what falls due while a callback blocks is late, in the order of its deadlines", () => {
    const loop = new EventLoop();
    const said: string[] = [];
    const say = (word: string) => () => said.push(`${loop.nowUs} ${word}`);
    loop.callAt(3, say("three"));
    loop.callAt(2, say("two"));
    loop.callSoon(() => {
      loop.block(5);
      say("awake")();
      loop.callAt(1, say("one"));
    });
    loop.callSoon(say("next"));
    expect(loop.nextAtUs()).toBe(0);
    loop.runTurn();
    expect(loop.nextAtUs()).toBe(5);
    loop.runUntil(9);
    expect(said).toEqual(["5 awake", "5 next", "5 one", "5 two", "5 three"]);
  });

  test("[L19] a sleeper who was cancelled takes the timer back, be it late already", () => {
    const loop = new EventLoop();
    function* nap(): Coroutine<void> {
      yield* sleep(loop, 2);
    }
    const task = loop.createTask(nap());
    loop.runUntil(0);
    loop.callSoon(() => {
      task.cancel();
      loop.block(5);
    });
    loop.runUntil(9);
    expect(task.cancelled()).toBe(true);
    expect(loop.callbackCount).toBe(3);
  });

  test("[L18] tells of tasks that are pending and of errors that nobody retrieved", () => {
    const told: string[] = [];
    const taskLeftPending: Probe["taskLeftPending"] = (task) => told.push(`${task.name} is pending`);
    const errorNeverRetrieved: Probe["errorNeverRetrieved"] = (future, error) =>
      told.push(`${(future as Task).name}: ${(error as Error).message}`);
    const { loop } = stage({ probe: probeOf({ taskLeftPending, errorNeverRetrieved }) });
    loop.runUntilComplete(leave(loop));
    expect(told).toEqual([]);
    loop.close();
    loop.close();
    expect(told).toEqual(["Grace is pending", "Lucy is pending", "Mike: task_done() called too many times"]);
  });

  test("[L18] keeps silent about tasks that only gather, or the run itself, could reach", () => {
    const told: string[] = [];
    const { loop } = stage({ probe: probeOf({ taskLeftPending: (task) => told.push(task.name) }) });
    const own = loop.createTask(wait(loop.createFuture()), { name: "own" });
    function* failing(): Coroutine<void> {
      yield* sleep(loop, 1);
      throw new RangeError("burnt");
    }
    function* main(): Coroutine<void> {
      yield* gather(loop, own, wait(loop.createFuture()), failing());
    }
    expect(() => loop.runUntilComplete(main())).toThrow("burnt");
    expect(() => loop.runUntilComplete(wait(loop.createFuture()))).toThrow(Deadlock);
    loop.close();
    expect(told).toEqual(["own"]);
  });

  test("[L18] says it on the console when nobody watches", () => {
    const { loop } = stage();
    loop.runUntilComplete(leave(loop));
    const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
    loop.close();
    expect(complaint.mock.calls.map(([words]) => words)).toEqual([
      ...["Task was destroyed but it is pending!", "Task was destroyed but it is pending!"],
      "Exception was never retrieved",
    ]);
    complaint.mockRestore();
  });

  test("[L18] a closed loop does nothing more, and a running one is not closed", () => {
    const { loop } = stage();
    loop.callSoon(() => expect(() => loop.close()).toThrow(new LoopError("Cannot close a running event loop")));
    loop.runTurn();
    loop.close();
    const uses = [
      () => loop.callSoon(() => {}),
      () => loop.callAt(1, () => {}),
      () => loop.createTask(sleep(loop, 1)),
      () => loop.runTurn(),
      () => loop.runUntil(1),
      () => loop.runUntilComplete(loop.createFuture()),
    ];
    for (const use of uses) expect(use).toThrow(new LoopError("Event loop is closed"));
  });
});
