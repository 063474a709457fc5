/**
 * Rules: whether a trace could have come from asyncio: SPEC.md's rules, each by its number, checked event by event. What
 * reads a trace may rely on them; what comes from outside is checked first.
 */
import type { Side, TraceEvent } from "./events.ts";

const NOBODY = -1;

type Stage = "idle" | "ready" | "running" | "over";

interface QueueFacts {
  maxsize: number;
  readonly items: Set<number>;
  unfinished: number;
  isShutDown: boolean;
  readonly lines: Record<Side, Set<number>>;
}

/** Thrown in here only. */
class Broken extends Error {}

export class Rules {
  private readonly stages: Stage[] = [];
  private running = NOBODY;
  private readonly queues: QueueFacts[] = [];
  /** On which queue an item lies. */
  private readonly places = new Map<number, number>();
  /** Callbacks and timers that may still run; those of sleeps by the number of their future. */
  private readonly handles = new Set<number>();
  private atUs = 0;
  private interventions = 0;

  /** Takes in the next event; says in words which rule it breaks, or gives null. After a breach nothing more is promised. */
  check(event: TraceEvent): string | null {
    try {
      this.apply(event);
      return null;
    } catch (error) {
      if (error instanceof Broken) return error.message;
      throw error;
    }
  }

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a case for each kind of event
  private apply(event: TraceEvent): void {
    this.demand(event.atUs >= this.atUs, "C1", `time goes back from ${this.atUs} to ${event.atUs} µs`);
    this.atUs = event.atUs;
    switch (event.kind) {
      case "turnStarted":
      case "callbackStarted":
      case "sleepOver":
      case "intervened":
        this.demand(this.running === NOBODY, "L1", `task ${this.running} is still running`);
        this.applyLoop(event);
        return;
      case "timerSet":
      case "callbackReady":
        this.handles.add(event.handle);
        return;
      case "handleCancelled":
        this.spendHandle(event.handle);
        return;
      case "taskCreated":
      case "taskReady":
      case "taskResumed":
      case "taskSuspended":
      case "taskSlept":
      case "taskEnded":
        this.applyTask(event);
        return;
      case "taskRenamed":
      case "taskCancelRequested":
      case "taskLeftPending":
      case "childGathered":
        this.knownTask(event.task);
        return;
      case "queueCreated":
      case "queueResized":
      case "queueShutDown":
        this.applyQueue(event);
        return;
      case "itemPut":
      case "itemTaken":
      case "itemDone":
      case "itemStranded":
      case "itemLost":
      case "itemDropped":
        this.actor(event.task);
        this.applyItem(event);
        return;
      case "putterJoined":
      case "getterJoined":
      case "joinStarted":
        this.actor(event.task);
        this.applyJoining(event);
        return;
      case "putterWoken":
      case "putterLeft":
        this.leave(event.queue, "put", event.future);
        return;
      case "getterWoken":
      case "getterLeft":
        this.leave(event.queue, "get", event.future);
        return;
      case "joinReleased": {
        const { unfinished } = this.queue(event.queue);
        this.demand(unfinished === 0, "Q6", `join of queue ${event.queue} is released with ${unfinished} unfinished`);
        return;
      }
      case "stepBlocked":
      case "neverAwaited":
      case "printed":
      case "lineRan":
        if (event.task !== NOBODY) this.knownTask(event.task);
        return;
    }
  }

  private applyLoop(
    event: Extract<TraceEvent, { kind: "turnStarted" | "callbackStarted" | "sleepOver" | "intervened" }>,
  ) {
    if (event.kind === "callbackStarted") this.spendHandle(event.handle);
    if (event.kind === "intervened")
      this.demand(event.number === this.interventions++, "L4", `act ${event.number} is not the next`);
    if (event.kind !== "sleepOver") return;
    this.spendHandle(event.future);
    this.enter(event.task, "ready", ["idle"]);
  }

  private applyTask(
    event: Extract<TraceEvent, { kind: `task${"Created" | "Ready" | "Resumed" | "Suspended" | "Slept" | "Ended"}` }>,
  ): void {
    const { task } = event;
    switch (event.kind) {
      case "taskCreated":
        this.demand(task === this.stages.length, "T1", `task ${task} is created after ${this.stages.length} others`);
        this.stages.push("idle");
        return;
      case "taskReady":
        this.enter(task, "ready", ["idle"]);
        return;
      case "taskResumed":
        this.demand(this.running === NOBODY, "L1", `task ${this.running} is still running`);
        this.running = task;
        this.enter(task, "running", ["ready"]);
        return;
      case "taskSlept":
        this.handles.add(event.future);
        break;
    }
    this.enter(task, event.kind === "taskEnded" ? "over" : "idle", ["running"]);
    this.running = NOBODY;
  }

  private applyQueue(event: Extract<TraceEvent, { kind: `queue${"Created" | "Resized" | "ShutDown"}` }>): void {
    if (event.kind === "queueCreated") {
      const { length } = this.queues;
      this.demand(event.queue === length, "Q1", `queue ${event.queue} is created after ${length} others`);
      this.queues.push({
        maxsize: event.maxsize,
        items: new Set(),
        unfinished: 0,
        isShutDown: false,
        lines: { put: new Set(), get: new Set() },
      });
      return;
    }
    const queue = this.queue(event.queue);
    if (event.kind === "queueResized") queue.maxsize = event.maxsize;
    else queue.isShutDown = true;
  }

  private applyItem(
    event: Extract<TraceEvent, { kind: `item${"Put" | "Taken" | "Done" | "Stranded" | "Lost" | "Dropped"}` }>,
  ): void {
    const { kind, item } = event;
    const queue = this.queue(event.queue);
    if (kind === "itemDone") {
      this.demand(queue.unfinished > 0, "Q5", `task_done() on queue ${event.queue} with nothing unfinished`);
      queue.unfinished--;
      return;
    }
    this.demand(item > 0, "Q2", "an item has the number 0");
    if (kind === "itemPut" || kind === "itemStranded") {
      const place = this.places.get(item);
      this.demand(place === undefined, "Q2", `item ${item} is put and lies on queue ${place}`);
      const isFull = queue.maxsize > 0 && queue.items.size >= queue.maxsize;
      this.demand(!isFull, "Q4", `item ${item} is put on queue ${event.queue}, which is full`);
      queue.items.add(item);
      this.places.set(item, event.queue);
      if (kind === "itemPut") queue.unfinished++;
    } else {
      this.demand(queue.items.delete(item), "Q3", `item ${item} is taken from queue ${event.queue} and is not there`);
      this.places.delete(item);
      if (kind !== "itemDropped") return;
      this.demand(queue.isShutDown, "Q8", `item ${item} is dropped by queue ${event.queue}, which is not shut down`);
      queue.unfinished = Math.max(0, queue.unfinished - 1);
    }
  }

  private applyJoining(event: Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" | "joinStarted" }>): void {
    const { lines } = this.queue(event.queue);
    if (event.kind !== "joinStarted") lines[event.kind === "putterJoined" ? "put" : "get"].add(event.future);
  }

  private leave(number: number, side: Side, future: number): void {
    const isThere = this.queue(number).lines[side].delete(future);
    this.demand(isThere, "Q7", `future ${future} leaves the ${side} line of queue ${number} and is not in it`);
  }

  private spendHandle(handle: number): void {
    this.demand(this.handles.delete(handle), "L3", `handle ${handle} runs or is taken back, and does not wait`);
  }

  private enter(task: number, stage: Stage, from: readonly Stage[]): void {
    const was = this.knownTask(task);
    this.demand(from.includes(was), "T2", `task ${task} becomes ${stage} while it is ${was}`);
    this.stages[task] = stage;
  }

  /** Who puts, takes or waits is the task whose step runs. */
  private actor(task: number): void {
    this.demand(task === this.running, "T3", `task ${task} acts while ${this.running} runs`);
  }

  private knownTask(task: number): Stage {
    const stage = this.stages[task];
    if (stage === undefined) throw new Broken(`[T1] task ${task} was never created`);
    return stage;
  }

  private queue(number: number): QueueFacts {
    const queue = this.queues[number];
    if (queue === undefined) throw new Broken(`[Q1] queue ${number} was never created`);
    return queue;
  }

  private demand(holds: boolean, rule: string, otherwise: string): void {
    if (!holds) throw new Broken(`[${rule}] ${otherwise}`);
  }
}
