/** What the recorder writes of programs on the engine, rule by rule of SPEC.md. */
import { describe, expect, test } from "vitest";
import {
  type Coroutine,
  EventLoop,
  type Future,
  gather,
  LifoQueue,
  PriorityQueue,
  Queue,
  sleep,
  ValueError,
  wait,
} from "../engine/index.ts";
import { FIELDS_OF, ItemNumbers, type Kind, Recorder, Rules, type Trace, type TraceEvent } from "./index.ts";

/** A loop, and the recorder of what happens on it. */
function stage() {
  const recorder = new Recorder(new ItemNumbers());
  const loop = new EventLoop({ probe: recorder });
  return { loop, recorder, trace: recorder.trace };
}

/** The events of a trace of some kinds, or of all, with no rule of the spec broken by any. */
function eventsOf(trace: Trace, ...kinds: Kind[]): TraceEvent[] {
  const rules = new Rules();
  const all = Array.from({ length: trace.length }, (_, seq) => trace.read(seq));
  expect(all.map((event) => rules.check(event)).filter((breach) => breach !== null)).toEqual([]);
  return kinds.length === 0 ? all : all.filter(({ kind }) => kinds.includes(kind));
}

/** An event in a line: its kind, and its fields in the order of the file. */
function say(event: TraceEvent): string {
  const fields = FIELDS_OF[event.kind].map((field) => (event as unknown as Record<string, unknown>)[field]);
  return [event.kind, ...fields].join(" ");
}

const told = (trace: Trace, ...kinds: Kind[]): string[] => eventsOf(trace, ...kinds).map(say);

describe("numbers", () => {
  test("[N1] tasks and queues count from 0 in the order of their making; the loop itself is -1", () => {
    const { loop, trace } = stage();
    const outside = new Queue<number>(loop, 2);
    function* main(): Coroutine<void> {
      new LifoQueue<number>(loop);
      yield* loop.createTask(outside.put(1), { name: "child", coroutineName: "put" });
    }
    loop.callSoon(() => outside.putNowait(5));
    loop.createTask(main(), { name: "main", coroutineName: "main" });
    loop.runUntil(0);
    const created = eventsOf(trace, "taskCreated", "queueCreated").map((event) =>
      event.kind === "taskCreated"
        ? [event.kind, event.task, event.parent, event.name, event.coroutine]
        : event.kind === "queueCreated" && [event.kind, event.queue, event.task, event.maxsize, event.order],
    );
    expect(created).toEqual([
      ["queueCreated", 0, -1, 2, "fifo"],
      ["taskCreated", 0, -1, "main", "main"],
      ["queueCreated", 1, 0, 0, "lifo"],
      ["taskCreated", 1, 0, "child", "put"],
    ]);
    expect(told(trace, "itemPut")).toEqual(["itemPut -1 1 0", "itemPut 1 2 0"]);
  });

  test("[N2] futures, tasks among them, and handles share one count from 1", () => {
    const { loop, trace } = stage();
    function* main(): Coroutine<void> {
      yield* sleep(loop, 1);
      yield* wait(first);
    }
    const first = loop.createFuture<void>();
    loop.callSoon(() => {});
    loop.createTask(main());
    loop.callLater(2, () => first.setResult());
    loop.runUntil(3);
    const numbers = eventsOf(trace, "callbackReady", "taskCreated", "timerSet", "taskSlept", "taskSuspended").map(
      (event) => ("handle" in event ? event.handle : "future" in event ? event.future : 0),
    );
    expect(numbers).toEqual([2, 3, 4, 5, first.id]);
    expect(first.id).toBe(1);
  });

  test("[N3] an object is one item wherever it goes, a plain value a new one each time it is put", () => {
    const { loop, trace } = stage();
    const [here, there] = [new Queue<unknown>(loop), new Queue<unknown>(loop)];
    const loaf = {};
    const move = (item: unknown): void => {
      here.putNowait(item);
      here.getNowait();
      there.putNowait(item);
      there.getNowait();
    };
    move(loaf);
    move("bread");
    for (const item of ["bread", "cake", "bread", loaf, loaf]) here.putNowait(item);
    for (let i = 0; i < 5; i++) here.getNowait();
    // Neither the loop nor a task acts here: both are nobody.
    const items = (kind: Kind) => eventsOf(trace, kind).map((event) => ("item" in event ? event.item : 0));
    expect(items("itemPut")).toEqual([1, 1, 2, 3, 4, 5, 6, 1, 7]);
    expect(items("itemTaken")).toEqual([1, 1, 2, 3, 4, 5, 6, 1, 7]);
  });

  test("[N3] of equal values the one put first is the one taken, and on a stack the one put last", () => {
    const { loop, trace } = stage();
    for (const queue of [new Queue<string>(loop), new LifoQueue<string>(loop)]) {
      for (const item of ["a", "b", "a"]) queue.putNowait(item);
      for (let i = 0; i < 3; i++) queue.getNowait();
    }
    const items = eventsOf(trace, "itemTaken").map((event) => event.kind === "itemTaken" && event.item);
    expect(items).toEqual([1, 2, 3, 6, 5, 4]);
  });

  test("[N4] an event has the line on which its task says that it stands, 0 where it says none", () => {
    const { loop, trace } = stage();
    trace.source = { name: "nap.py", text: "await sleep(1)\nawait sleep(0)\n" };
    function* main(): Coroutine<void> {
      yield* sleep(loop, 2);
      task.line = 1;
      yield* sleep(loop, 1);
      task.line = 2;
      yield* sleep(loop, 0);
    }
    const task = loop.createTask(main());
    loop.runUntil(9);
    expect(told(trace, "taskSlept", "taskSuspended", "taskEnded")).toEqual([
      "taskSlept 0 2 2 0",
      "taskSlept 0 3 1 1",
      "taskSuspended 0 0 future 2",
      "taskEnded 0 finished  2",
    ]);
  });
});

describe("time and turns", () => {
  test("[L2] a turn runs what stands in the line when it begins; due timers join its end in the order of setting", () => {
    const { loop, trace } = stage();
    loop.callAt(5, () => loop.callSoon(() => {}));
    loop.callAt(4, () => {});
    loop.callAt(5, () => {}).cancel();
    loop.callAt(5, () => {});
    loop.runUntil(9);
    expect(eventsOf(trace, "turnStarted", "callbackStarted").map((event) => `${event.atUs} ${say(event)}`)).toEqual([
      "4 turnStarted 1 1",
      "4 callbackStarted 2",
      "5 turnStarted 2 2",
      "5 callbackStarted 1",
      "5 callbackStarted 4",
      "5 turnStarted 0 1",
      "5 callbackStarted 5",
    ]);
  });

  test("[L2] what was cancelled in the line still counts in the size of the turn", () => {
    const { loop, trace } = stage();
    loop.callSoon(() => {}).cancel();
    loop.callSoon(() => {});
    loop.runUntil(0);
    expect(told(trace)).toEqual([
      "callbackReady -1 0 1",
      "handleCancelled 1",
      "callbackReady -1 0 2",
      "turnStarted 0 2",
      "callbackStarted 2",
    ]);
  });

  test("[L3] a handle is announced once, and runs once or is taken back once; cancelled again it says nothing", () => {
    const { loop, trace } = stage();
    const soon = loop.callSoon(() => {});
    const late = loop.callAt(3, () => {});
    const passed = loop.callAt(-2, () => {});
    late.cancel();
    late.cancel();
    loop.runUntil(5);
    for (const handle of [soon, passed]) handle.cancel();
    expect(told(trace)).toEqual([
      "callbackReady -1 0 1",
      "timerSet -1 2 3 0",
      "timerSet -1 3 0 2",
      "handleCancelled 2",
      "turnStarted 1 2",
      "callbackStarted 1",
      "callbackStarted 3",
    ]);
  });

  test("[L4] who acts from outside says so, counted from 0, and acts between two callbacks", () => {
    const { loop, recorder, trace } = stage();
    const queue = new Queue<number>(loop);
    loop.callSoon(() => {});
    loop.runUntil(1);
    expect([recorder.intervened(), recorder.intervened()]).toEqual([0, 1]);
    queue.resize(3);
    expect(told(trace).slice(-3)).toEqual(["intervened 0", "intervened 1", "queueResized -1 0 3"]);
  });

  test("[L5] a deadlock is told, and only an act from outside is followed by more", () => {
    const { loop, recorder, trace } = stage();
    const future = loop.createFuture<number>();
    const main = loop.createTask(wait(future));
    expect(() => loop.runUntilComplete(main)).toThrow("will wait for ever");
    expect(told(trace).at(-1)).toBe("deadlocked");
    recorder.intervened();
    future.setResult(4);
    expect(loop.runUntilComplete(main)).toBe(4);
    const after = eventsOf(trace).map(({ kind }) => kind);
    expect(after.slice(after.indexOf("deadlocked") + 1, after.indexOf("deadlocked") + 3)).toEqual([
      "intervened",
      "futureDone",
    ]);
  });

  test("[L6][N5] errors stand in the trace in Python's words: what, who, when, and whether anybody cared", () => {
    const { loop, trace } = stage();
    const queue = new Queue<number>(loop);
    function* eater(): Coroutine<void> {
      yield* sleep(loop, 3);
      queue.taskDone();
    }
    function* hungry(): Coroutine<void> {
      yield* queue.get();
    }
    loop.createTask(eater(), { name: "Grace" });
    loop.createTask(hungry(), { name: "Lucy" });
    loop.callAt(4, () => {
      throw new RangeError();
    });
    loop.runUntil(9);
    loop.close();
    const names = new Map<number, string>();
    const said = eventsOf(trace).flatMap((event) => {
      if (event.kind === "taskCreated") names.set(event.task, event.name);
      switch (event.kind) {
        case "taskEnded":
        case "callbackFailed":
        case "taskLeftPending":
        case "errorNeverRetrieved":
          return [
            [event.atUs, event.kind, names.get(event.task) ?? "", event.kind === "taskLeftPending" ? "" : event.error],
          ];
        default:
          return [];
      }
    });
    expect(said).toEqual([
      [3, "taskEnded", "Grace", "ValueError: task_done() called too many times"],
      [4, "callbackFailed", "", "RangeError"],
      [9, "taskLeftPending", "Lucy", ""],
      [9, "errorNeverRetrieved", "Grace", "ValueError: task_done() called too many times"],
    ]);
    expect(
      eventsOf(trace)
        .slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(["taskLeftPending", "errorNeverRetrieved"]);
  });
});

describe("tasks", () => {
  test("[T4] a wait names its future and what for; a turn given up names none, and is ready at once", () => {
    const { loop, trace } = stage();
    const queue = new Queue<number>(loop, 1);
    const future = loop.createFuture<void>();
    function* main(): Coroutine<void> {
      yield* sleep(loop, 0);
      yield* sleep(loop, 5);
      yield* wait(future);
    }
    loop.createTask(main());
    loop.createTask(queue.get());
    loop.createTask(queue.join());
    loop.runUntil(6);
    expect(told(trace, "taskSuspended", "taskSlept", "sleepOver", "taskReady")).toEqual([
      "taskReady 0",
      "taskReady 1",
      "taskReady 2",
      "taskSuspended 0 0 future 0",
      "taskReady 0",
      `taskSuspended 1 5 get 0`,
      "taskSlept 0 6 5 0",
      "sleepOver 0 6",
      `taskSuspended 0 ${future.id} future 0`,
    ]);
  });

  test("[T4] the timer of a sleep that is driven by hand stands alone, and rings for whoever awaits it, or nobody", () => {
    const { loop, trace } = stage();
    function* main(): Coroutine<void> {
      const [first, second] = [sleep(loop, 5), sleep(loop, 5)];
      const { value } = first.next();
      second.next();
      loop.callLater(5, () => {});
      yield* wait(value as Future<void>);
      yield* sleep(loop, 1);
    }
    loop.createTask(main());
    loop.runUntil(9);
    expect(told(trace).slice(4, -3)).toEqual([
      "timerSet 0 2 5 0",
      "timerSet 0 3 5 0",
      "timerSet 0 4 5 0",
      "taskSuspended 0 2 sleep 0",
      "turnStarted 3 3",
      "sleepOver 0 2",
      "callbackStarted 3",
      "futureDone -1 3 finished",
      "callbackStarted 4",
      "turnStarted 0 1",
      "taskResumed 0",
      "taskSlept 0 5 1 0",
      "turnStarted 1 1",
      "sleepOver 0 5",
    ]);
  });

  test("[T5] a request to stop is told whatever comes of it", () => {
    const { loop, trace } = stage();
    function* stubborn(): Coroutine<void> {
      for (let i = 0; i < 2; i++) {
        try {
          yield* sleep(loop, 9);
        } catch {
          // goes on
        }
      }
    }
    const [one, other] = [loop.createTask(stubborn()), loop.createTask(sleep(loop, 9))];
    loop.callAt(1, () => {
      one.cancel();
      other.cancel();
    });
    loop.callAt(20, () => one.cancel());
    loop.runUntil(30);
    expect(told(trace, "taskCancelRequested", "taskEnded")).toEqual([
      "taskCancelRequested 0",
      "taskCancelRequested 1",
      "taskEnded 1 cancelled  0",
      "taskEnded 0 finished  0",
    ]);
  });

  test("[T6] an outcome is told of a future, a gathering and who was cancelled; not of tasks, sleeps and who was woken", () => {
    const { loop, trace } = stage();
    const queue = new Queue<number>(loop);
    const future = loop.createFuture<void>();
    const failed = loop.createFuture<void>();
    const first = loop.createTask(queue.get());
    const second = loop.createTask(queue.get());
    const nap = loop.createTask(sleep(loop, 9));
    const short = loop.createTask(sleep(loop, 2));
    function* main(): Coroutine<void> {
      yield* gather(loop, first, short, future);
    }
    const all = loop.createTask(main());
    loop.callAt(1, () => {
      second.cancel();
      nap.cancel();
      queue.putNowait(7);
      future.setResult();
      failed.setException(new ValueError("burnt"));
    });
    loop.runUntil(20);
    expect([first, second, nap, short, all].every((task) => task.done())).toBe(true);
    const waits = new Map<number, string>();
    for (const event of eventsOf(trace)) {
      if (event.kind === "taskSuspended") waits.set(event.future, event.purpose);
      if (event.kind === "taskSlept") waits.set(event.future, "sleep");
    }
    const ends = eventsOf(trace, "futureDone").map((event) =>
      event.kind === "futureDone" ? [waits.get(event.future) ?? event.future, event.outcome] : [],
    );
    expect(ends).toEqual([
      ["get", "cancelled"],
      ["sleep", "cancelled"],
      [future.id, "finished"],
      [failed.id, "failed"],
      ["gather", "finished"],
    ]);
  });

  test("[T7] a gathering names each task it waits for once", () => {
    const { loop, trace } = stage();
    const [one, other] = [loop.createTask(sleep(loop, 1)), loop.createTask(sleep(loop, 2))];
    function* main(): Coroutine<void> {
      yield* gather(loop, one, other, one, sleep(loop, 3));
    }
    loop.runUntilComplete(main());
    const [awaited] = eventsOf(trace, "taskSuspended");
    const gathering = awaited?.kind === "taskSuspended" ? awaited.future : 0;
    expect(awaited).toMatchObject({ task: 2, purpose: "gather" });
    expect(told(trace, "childGathered")).toEqual([0, 1, 3].map((task) => `childGathered ${gathering} ${task}`));
  });

  test("[T9] a step that blocks tells for how long, and what happens next in it is so much later", () => {
    const { loop, recorder, trace } = stage();
    function* main(): Coroutine<void> {
      loop.callLater(2, () => {});
      loop.block(5);
      trace.append({ kind: "printed", task: recorder.trace.length > 0 ? 0 : -1, text: "awake" });
      yield* sleep(loop, 1);
    }
    loop.createTask(main(), { name: "main" }).line = 7;
    loop.callSoon(() => loop.block(1));
    loop.runUntil(20);
    expect(told(trace, "stepBlocked")).toEqual(["stepBlocked 0 5 7", "stepBlocked -1 1 0"]);
    const times = eventsOf(trace, "stepBlocked", "printed", "callbackStarted", "sleepOver").map(
      ({ kind, atUs }) => `${atUs} ${kind}`,
    );
    // The timer for 2 and the sleep until 6 come when nothing blocks any more.
    expect(times).toEqual([
      "0 stepBlocked",
      "5 printed",
      "5 callbackStarted",
      "5 stepBlocked",
      "6 callbackStarted",
      "6 sleepOver",
    ]);
    expect(() => loop.block(1)).toThrow("running event loop");
    expect(() => loop.block(0.5)).toThrow(ValueError);
  });

  test("[T10] a coroutine that nobody awaits is told of, with its name and where it was made", () => {
    const { loop, recorder, trace } = stage();
    const queue = new Queue<number>(loop);
    function* main(): Coroutine<void> {
      recorder.neverAwaited(task, "Queue.put");
      yield* queue.put(1);
    }
    const task = loop.createTask(main(), { name: "main" });
    task.line = 3;
    loop.runUntil(0);
    expect(told(trace, "neverAwaited", "itemPut")).toEqual(["neverAwaited 0 Queue.put 3", "itemPut 0 1 0"]);
  });

  test("[T8] what is printed belongs to the step that runs, and no line is told by who does not see them", () => {
    const { loop, trace } = stage();
    const makes = trace.addText("Ada makes bread ");
    function* baker(): Coroutine<void> {
      yield* sleep(loop, 1);
      trace.appendPrinted(1, makes, 0);
      yield* sleep(loop, 1);
    }
    loop.createTask(sleep(loop, 9));
    loop.createTask(baker());
    loop.runUntil(2);
    let running = -1;
    for (const event of eventsOf(trace)) {
      if (event.kind === "taskResumed") running = event.task;
      if (event.kind === "printed") expect([event.task, event.text]).toEqual([running, "Ada makes bread 0"]);
      if (event.kind === "taskSlept" || event.kind === "taskEnded") running = -1;
    }
    expect(eventsOf(trace, "lineRan")).toEqual([]);
    expect(eventsOf(trace, "printed")).toHaveLength(1);
  });
});

describe("queues", () => {
  test("[Q5] a report names the item where its task has taken exactly one, else none", () => {
    const { loop, trace } = stage();
    const queue = new Queue<string>(loop);
    function* eater(): Coroutine<void> {
      yield* queue.get();
      queue.taskDone();
      yield* queue.get();
      yield* queue.get();
      queue.taskDone();
      queue.taskDone();
    }
    for (const item of ["a", "b", "c", "d"]) queue.putNowait(item);
    loop.runUntilComplete(eater());
    queue.taskDone();
    expect(told(trace, "itemDone")).toEqual(["itemDone 0 1 0", "itemDone 0 0 0", "itemDone 0 0 0", "itemDone -1 0 0"]);
  });

  test("[Q5] what a task has taken from one queue is no matter of another, and is known again when all is reported", () => {
    const { loop, trace } = stage();
    const [jobs, news] = [new Queue<string>(loop), new Queue<string>(loop)];
    function* worker(): Coroutine<void> {
      yield* news.get();
      yield* jobs.get();
      yield* news.get();
      jobs.taskDone();
      news.taskDone();
      news.taskDone();
      yield* news.get();
      news.taskDone();
    }
    for (const item of ["a", "b", "c"]) news.putNowait(item);
    jobs.putNowait("job");
    loop.runUntilComplete(worker());
    expect(told(trace, "itemDone")).toEqual(["itemDone 0 4 0", "itemDone 0 0 1", "itemDone 0 0 1", "itemDone 0 3 1"]);
  });

  test("[Q6] who waits in join and whose coroutine is closed leaves it", () => {
    const { loop, trace } = stage();
    const queue = new Queue<string>(loop);
    queue.putNowait("bread");
    loop.callSoon(() => {
      const join = queue.join();
      join.next();
      join.return();
    });
    loop.runUntil(0);
    expect(told(trace, "joinStarted", "joinLeft", "futureDone")).toEqual(["joinStarted -1 2 0", "joinLeft -1 2 0"]);
  });

  test("[Q6] join is let go when nothing is unfinished, and each who waits in it has an outcome then", () => {
    const { loop, trace } = stage();
    const queue = new Queue<string>(loop);
    queue.putNowait("bread");
    const joiners = [loop.createTask(queue.join()), loop.createTask(queue.join())];
    loop.callAt(3, () => {
      queue.getNowait();
      queue.taskDone();
    });
    loop.runUntil(4);
    expect(joiners.every((task) => task.done())).toBe(true);
    expect(told(trace, "joinStarted", "itemDone", "joinReleased", "futureDone")).toEqual([
      "joinStarted 0 4 0",
      "joinStarted 1 5 0",
      "itemDone -1 0 0",
      "joinReleased -1 0",
      "futureDone -1 4 finished",
      "futureDone -1 5 finished",
    ]);
  });

  test("[Q7] who is cancelled in a line stays in it until their own step, or until one who is woken is looked for", () => {
    const { loop, trace } = stage();
    const queue = new Queue<string>(loop);
    const eaters = ["Bo", "Cy", "Di"].map((name) => loop.createTask(queue.get(), { name }));
    loop.callAt(1, () => {
      eaters[0]?.cancel();
      queue.putNowait("bread");
    });
    loop.callAt(2, () => eaters[2]?.cancel());
    loop.runUntil(3);
    expect(
      eventsOf(trace, "getterJoined", "getterWoken", "getterLeft").map((one) => `${one.atUs} ${say(one)}`),
    ).toEqual([
      "0 getterJoined 0 6 0",
      "0 getterJoined 1 7 0",
      "0 getterJoined 2 8 0",
      "1 getterLeft -1 6 0",
      "1 getterWoken -1 7 0",
      "2 getterLeft 2 8 0",
    ]);
  });

  test("[Q8] an immediate shutdown takes every item off, and as many fewer are unfinished", () => {
    const { loop, trace } = stage();
    const queue = new Queue<string>(loop);
    for (const item of ["a", "b", "c"]) queue.putNowait(item);
    queue.getNowait();
    queue.shutdown(true);
    queue.taskDone();
    expect(told(trace).slice(-4)).toEqual([
      "queueShutDown -1 0 true",
      "itemDropped -1 2 0",
      "itemDropped -1 3 0",
      "itemDone -1 0 0",
    ]);
    const rules = new Rules();
    for (const event of eventsOf(trace)) rules.check(event);
    const next = { seq: trace.length, atUs: 0, task: -1, queue: 0 } as const;
    expect(rules.check({ ...next, kind: "itemDone", item: 0 })).toMatch(/^\[Q5\]/);
    expect(rules.check({ ...next, kind: "itemTaken", item: 2 })).toMatch(/^\[Q3\]/);
  });

  test("[Q9] where two items cannot be compared a put leaves its item there, and a get loses one, and nobody is woken", () => {
    const { loop, trace } = stage();
    const queue = new PriorityQueue<unknown>(loop);
    queue.putNowait(2);
    expect(() => queue.putNowait("a")).toThrow(TypeError);
    expect(queue.qsize()).toBe(2);
    const three = new PriorityQueue<unknown>(loop, 0, (a, b) => {
      if (isTorn) throw new TypeError();
      return Number(a) - Number(b);
    });
    let isTorn = false;
    for (const item of [1, 2, 3]) three.putNowait(item);
    isTorn = true;
    expect(() => three.getNowait()).toThrow(TypeError);
    expect(three.qsize()).toBe(2);
    expect(told(trace).filter((line) => !line.startsWith("queueCreated"))).toEqual([
      "itemPut -1 1 0",
      "itemStranded -1 2 0",
      "itemPut -1 3 1",
      "itemPut -1 4 1",
      "itemPut -1 5 1",
      "itemLost -1 3 1",
    ]);
  });

  test("[Q8][Q9] an immediate shutdown that comes upon what cannot be compared has dropped what it says, and no more", () => {
    const { loop, trace } = stage();
    let comparisons = Number.POSITIVE_INFINITY;
    const queue = new PriorityQueue<number>(loop, 0, (a, b) => {
      if (comparisons-- === 0) throw new TypeError();
      return a - b;
    });
    for (const item of [1, 2, 3, 4, 5]) queue.putNowait(item);
    comparisons = 3;
    expect(() => queue.shutdown(true)).toThrow(TypeError);
    expect(told(trace).slice(-3)).toEqual(["queueShutDown -1 0 true", "itemDropped -1 1 0", "itemLost -1 2 0"]);
    expect([queue.qsize(), queue.unfinished]).toEqual([3, 4]);
  });
});

test("a recorder that begins anew goes on where it was: same time, same texts, same numbers", () => {
  const { loop, recorder, trace } = stage();
  const queue = new Queue<object>(loop);
  const loaf = {};
  trace.source = { name: "x.py", text: "" };
  function* eater(): Coroutine<void> {
    yield* sleep(loop, 5);
    yield* queue.get();
    queue.taskDone();
  }
  loop.createTask(eater(), { name: "Bo" });
  queue.putNowait(loaf);
  loop.runUntil(3);
  recorder.intervened();
  recorder.beginAnew();
  expect([recorder.trace.length, recorder.trace.lastUs, recorder.trace.source]).toEqual([0, 3, trace.source]);
  recorder.intervened();
  loop.runUntil(9);
  const after = Array.from({ length: recorder.trace.length }, (_, seq) => say(recorder.trace.read(seq)));
  expect(after).toContain("intervened 1");
  expect(after).toContain("itemTaken 0 1 0");
  expect(after).toContain("itemDone 0 1 0");
});
