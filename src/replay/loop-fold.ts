/**
 * The event loop's own picture, from one moment to a later one, event by event. What the trace does not spell out is how
 * the loop works: a turn moves the timers that are due to the ready line and fixes how many callbacks it will run.
 * Mirrors: CPython 3.14 Lib/asyncio/base_events.py, BaseEventLoop._run_once; Lib/asyncio/tasks.py, Task.__step.
 */
import { OUTCOMES, ROLES, type Trace, type TraceEvent } from "../bakery/index.ts";
import { PURPOSES } from "../engine/index.ts";
import type { Folding } from "./history.ts";
import type { FutureState, LoopScene, LoopTask, LoopTimer, ReadyCallback } from "./loop-scene.ts";
import type { PersonState, Scene } from "./scene.ts";
import { isBetweenCallbacks } from "./steps.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NEW_TASK = {
  isBaker: false,
  hasBegun: false,
  future: 0,
  purpose: "future",
  state: "done",
  isCancelled: false,
  isOver: false,
  isTold: false,
} as const;

const PURPOSE_OF: Partial<Record<PersonState, LoopTask["purpose"]>> = {
  baking: "sleep",
  eating: "sleep",
  holding: "put",
  hungry: "get",
  counting: "gather",
  waiting: "join",
};

/**
 * The loop before the trace's first event; `first` is the kitchen then. Where that is not the beginning, those who are
 * ready stand in the order of their tasks, whatever it was, and gather is taken to wait for all bakers who are there.
 */
export function loopBefore(trace: Trace, first: Scene): LoopScene {
  const people = first.people.filter((person) => person !== undefined);
  const timers = people.flatMap(({ untilUs, awaits, task }) =>
    untilUs === null ? [] : [{ future: awaits, task, atUs: untilUs }],
  );
  const tasks: LoopTask[] = [];
  for (const { task, role, state, awaits } of people) {
    const purpose = PURPOSE_OF[state];
    const waits: Partial<LoopTask> = purpose ? { future: awaits, purpose, state: "pending" } : {};
    const isOver = state === "gone" || state === "trouble";
    tasks[task] = { task, ...NEW_TASK, isBaker: role === "baker", hasBegun: true, ...waits, isOver };
  }
  const ready = people
    .filter(({ state }) => state === "ready")
    .map(({ task, awaits }, i) => ({ id: i - people.length, does: "wakes" as const, task, future: awaits }));
  return {
    seq: 0,
    turn: trace.turnsBefore,
    turnSize: ready.length,
    todo: ready.length,
    ready,
    current: null,
    isRunning: false,
    // Futures are numbered as they are made, and a sleep's is made when its timer is set.
    timers: timers.sort((a, b) => a.atUs - b.atUs || a.future - b.future),
    tasks,
    gathered: tasks.filter(({ isBaker, isOver }) => isBaker && !isOver).map(({ task }) => task),
    readyCount: 0,
  };
}

/** The loop after the trace's events up to number `seq`, which must not lie before the given picture. */
function fold(scene: LoopScene, trace: Trace, seq: number): LoopScene {
  if (seq === scene.seq && scene.isRunning === isRunningAt(scene, trace, seq)) return scene;
  if (seq < scene.seq || seq > trace.length)
    throw new RangeError(`fold from ${scene.seq} to ${seq} of ${trace.length}`);
  const draft = new Draft(scene, trace);
  for (let i = scene.seq; i < seq; i++) draft.apply(trace.read(i));
  return draft.finish(seq);
}

const isRunningAt = ({ current }: LoopScene, trace: Trace, seq: number): boolean =>
  current !== null && !isBetweenCallbacks(trace, seq);

/** For a history of the loop. */
export const loopFolding: Folding<LoopScene> = {
  fold,
  things: ({ ready, timers, tasks }) => ready.length + timers.length + tasks.length,
};

class Draft {
  private readonly scene: Writable<LoopScene>;
  private readonly ready: ReadyCallback[];
  private readonly timers: LoopTimer[];
  private readonly tasks: LoopTask[];
  private readonly trace: Trace;
  /** Which task awaits a future. */
  private readonly holders = new Map<number, number>();
  /** How many turns of the trace have begun. */
  private turn: number;

  constructor(scene: LoopScene, trace: Trace) {
    this.trace = trace;
    this.turn = scene.turn - trace.turnsBefore;
    this.ready = [...scene.ready];
    this.timers = [...scene.timers];
    this.tasks = [...scene.tasks];
    for (const task of scene.tasks) if (task !== undefined) this.holders.set(task.future, task.task);
    const { ready, timers, tasks } = this;
    this.scene = { ...scene, ready, timers, tasks };
  }

  finish(seq: number): LoopScene {
    const { scene, trace } = this;
    scene.seq = seq;
    scene.turn = this.turn + trace.turnsBefore;
    scene.isRunning = isRunningAt(scene, trace, seq);
    return scene;
  }

  apply(event: TraceEvent): void {
    const { task, a, b } = event;
    for (; (this.trace.turnSeqs.at(this.turn) ?? Number.POSITIVE_INFINITY) <= event.seq; this.turn++)
      this.beginTurn(event.atUs);
    switch (event.kind) {
      case "taskCreated":
        this.tasks[task] = { task, ...NEW_TASK };
        break;
      case "hired":
        this.update(task, { isBaker: ROLES[a] === "baker" });
        break;
      case "taskReady":
        this.makeReady(task);
        break;
      case "callbackReady":
        this.join("tells", task, a);
        break;
      case "sleepOver":
        this.run(({ does, future }) => does === "rings" && future === a);
        // The turn in which it became due began before the trace did.
        if (this.scene.current === null) this.takeAlarmBack(a);
        this.settle(a, "done");
        this.makeReady(task);
        break;
      case "taskResumed":
        this.run((callback) => callback.task === task && callback.does !== "rings" && callback.does !== "tells");
        this.resume(task);
        break;
      case "callbackStarted":
        // A sleep that was cancelled before its alarm rings leaves a plain callback.
        this.run(({ does, task }) => does === "tells" || (does === "rings" && this.tasks[task]?.state === "cancelled"));
        if (this.scene.current?.does === "tells") this.update(this.scene.current.task, { isTold: true });
        break;
      case "taskSlept":
        this.startWaiting(task, a, "sleep");
        this.addTimer({ future: a, task, atUs: event.atUs + b });
        break;
      case "taskSuspended":
        this.startWaiting(task, a, PURPOSES[b] ?? "future");
        break;
      case "putterJoined":
        this.startWaiting(task, a, "put");
        break;
      case "getterJoined":
        this.startWaiting(task, a, "get");
        break;
      case "joinStarted":
        this.startWaiting(task, a, "join");
        break;
      case "putterLeft":
      case "getterLeft":
        this.settle(a, "done");
        break;
      case "futureDone":
        this.settle(a, OUTCOMES[b] === "cancelled" ? "cancelled" : "done");
        break;
      case "taskCancelRequested":
        this.update(task, { isCancelled: true });
        break;
      case "taskEnded":
        this.update(task, { isOver: true, isCancelled: false });
        break;
      case "changed":
        this.scene.current = null;
        break;
    }
  }

  private beginTurn(nowUs: number): void {
    const { scene, ready, timers } = this;
    let due = 0;
    for (; (timers[due]?.atUs ?? Number.POSITIVE_INFINITY) <= nowUs; due++) {
      const { task, future } = timers[due] as LoopTimer;
      this.join("rings", task, future);
    }
    timers.splice(0, due);
    scene.todo = ready.length;
    scene.turnSize = ready.length;
  }

  /** The first of its sort in the ready line leaves it and runs: the first of all, but for what `loopBefore` says. */
  private run(isIt: (callback: ReadyCallback) => boolean): void {
    const { scene, ready } = this;
    const at = ready.findIndex(isIt);
    scene.current = at < 0 ? null : (ready.splice(at, 1)[0] ?? null);
    scene.todo = Math.max(0, scene.todo - 1);
  }

  private resume(task: number): void {
    const { purpose, state, future } = this.tasks[task] ?? NEW_TASK;
    if (purpose === "sleep" && state === "cancelled") this.takeAlarmBack(future);
    this.holders.delete(future);
    this.update(task, { future: 0, purpose: "future", state: "done", isCancelled: false, hasBegun: true });
  }

  /** A sleep that ends early sets its alarm off the timers; one that is due already is passed over in the ready line. */
  private takeAlarmBack(future: number): void {
    const { scene, ready, timers } = this;
    const timer = timers.findIndex((one) => one.future === future);
    if (timer >= 0) timers.splice(timer, 1);
    const due = ready.findIndex((one) => one.does === "rings" && one.future === future);
    if (due < 0) return;
    ready.splice(due, 1);
    if (due < scene.todo) scene.todo--;
  }

  private startWaiting(task: number, future: number, purpose: LoopTask["purpose"]): void {
    this.update(task, { future, purpose, state: future === 0 ? "done" : "pending" });
    if (future !== 0) this.holders.set(future, task);
    // Main gathers all the bakers there are; those who join later it gathers the next time round.
    if (purpose === "gather")
      this.scene.gathered = this.tasks.filter((one) => one.isBaker && !one.isOver).map((one) => one.task);
  }

  /** Sets after all that are due then. */
  private addTimer(timer: LoopTimer): void {
    const { timers } = this;
    let at = timers.length;
    while (at > 0 && (timers[at - 1] as LoopTimer).atUs > timer.atUs) at--;
    timers.splice(at, 0, timer);
  }

  /** What was awaited has its outcome; the first that it gets, it keeps. */
  private settle(future: number, state: FutureState): void {
    const task = this.holders.get(future);
    if (task !== undefined && this.tasks[task]?.state === "pending") this.update(task, { state });
  }

  private makeReady(task: number): void {
    const { future = 0, hasBegun = false } = this.tasks[task] ?? {};
    this.join(!hasBegun ? "begins" : future > 0 ? "wakes" : "goesOn", task, future);
  }

  private join(does: ReadyCallback["does"], task: number, future: number): void {
    this.ready.push({ id: ++this.scene.readyCount, does, task, future });
  }

  private update(task: number, fields: Partial<LoopTask>): void {
    const known = this.tasks[task];
    if (known) this.tasks[task] = { ...known, ...fields };
  }
}
