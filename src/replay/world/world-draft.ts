/**
 * WorldDraft: the one place that knows what an event does to the state of asyncio. Starts from a world, which stays as
 * it is, and takes in one event after the other. What they do to the ready line and to timers is in loop-draft.ts.
 * Mirrors: CPython 3.14 Lib/asyncio/tasks.py, Task.__step; queues.py, Queue.
 * Past 300 lines: a rule for each kind of event, and they share the state.
 */
import type { TraceEvent } from "../../trace/index.ts";
import { LoopDraft } from "./loop-draft.ts";
import { LoopGlimpse } from "./loop-glimpse.ts";
import { looplessCopy, type OwnWorld, type Writable, wholeCopy } from "./own-world.ts";
import type { FutureState, LoopState, QueueState, TaskState, Waiter, World } from "./world.ts";

type OwnTask = Writable<TaskState>;
type OwnQueue = Writable<QueueState>;

export class WorldDraft {
  private readonly own: OwnWorld;
  private readonly loop: LoopDraft | LoopGlimpse;
  // Which tasks and queues are copies already and may be written to.
  private ownsTask: boolean[] = [];
  private ownsQueue: boolean[] = [];
  /** Which tasks await a future; made when it is first asked for. */
  private holders: Map<number, number[]> | null = null;

  /**
   * With `loopAt`, which says what the loop is like at a place, the draft does not follow the loop itself: whoever asks its
   * world for that has it from there. Such a draft is quicker, and has no `finish`.
   */
  constructor(world: World, loopAt?: (seq: number) => LoopState) {
    if (loopAt) {
      this.own = looplessCopy(world, loopAt);
      this.loop = new LoopGlimpse(world);
    } else {
      const own = wholeCopy(world);
      this.own = own;
      this.loop = new LoopDraft(own);
    }
  }

  /** The world as it is by now. It goes on changing with the events that are taken in, until `finish`. */
  get world(): World {
    return this.own;
  }

  /** The world after what was taken in; the draft must not be used any more. */
  finish(): World {
    return this.own;
  }

  /** Takes in the next event, which must have the number `world.seq`. */
  apply(event: TraceEvent): void {
    const { own } = this;
    own.seq = event.seq + 1;
    own.atUs = event.atUs;
    switch (event.kind) {
      case "taskReady":
        this.makeReady(event.task, event.atUs);
        break;
      case "taskResumed":
        this.resume(event.task, event.atUs);
        break;
      case "taskSlept":
        this.sleep(event);
        break;
      case "sleepOver":
        this.loop.runHandle(event.future);
        this.settleTask(event.task, event.future, "done");
        this.makeReady(event.task, event.atUs);
        break;
      case "turnStarted":
        this.loop.beginTurn(event.dueCount, event.size);
        break;
      case "itemPut":
        this.put(event.queue, event.item, event.task);
        break;
      case "itemTaken":
        this.take(event.queue, event.item, event.task);
        break;
      case "itemDone":
        this.reportDone(event.queue, event.item, event.task);
        break;
      case "printed":
        own.printed++;
        break;
      case "taskSuspended":
        this.awaitFuture(event);
        break;
      case "putterJoined":
      case "getterJoined":
      case "joinStarted":
        this.joinLine(event);
        break;
      case "putterWoken":
      case "getterWoken":
      case "putterLeft":
      case "getterLeft":
        this.leaveLine(event);
        break;
      default:
        this.applyRare(event);
    }
  }

  // biome-ignore lint/complexity/noExcessiveLinesPerFunction: a case for each kind of event
  private applyRare(event: TraceEvent): void {
    const { own } = this;
    switch (event.kind) {
      case "taskCreated":
        this.create(event);
        break;
      case "taskRenamed":
        this.task(event.task).name = event.name;
        break;
      case "taskEnded":
        this.end(event);
        break;
      case "taskCancelRequested":
        this.task(event.task).isCancelRequested = true;
        break;
      case "futureDone":
        this.settle(event.future, event.outcome === "cancelled" ? "cancelled" : "done");
        break;
      case "callbackReady":
        this.loop.join(event.future === 0 ? "calls" : "tells", event.task, event.future, event.handle);
        break;
      case "callbackStarted": {
        const task = this.loop.runHandle(event.handle);
        if (own.tasks[task]) this.task(task).isTold = true;
        break;
      }
      case "timerSet":
        this.loop.addTimer(event.handle, 0, event.task, event.atUs + event.delayUs - event.lateUs);
        break;
      case "handleCancelled":
        this.loop.takeBack(event.handle);
        break;
      case "childGathered":
        own.gatherings.set(event.future, [...(own.gatherings.get(event.future) ?? []), event.task]);
        break;
      case "stepBlocked":
        if (own.tasks[event.task]) this.task(event.task).untilUs = event.atUs + event.delayUs;
        break;
      case "lineRan":
        if (own.tasks[event.task]) this.task(event.task).line = event.line;
        break;
      case "queueCreated":
        this.createQueue(event);
        break;
      case "joinLeft":
        removeWaiter(this.queue(event.queue).joiners, event.future);
        break;
      case "itemStranded":
        this.lay(this.queue(event.queue), event.item);
        break;
      case "itemLost":
        this.remove(this.queue(event.queue), event.item);
        this.queue(event.queue).dropped++;
        break;
      case "itemDropped":
        this.drop(this.queue(event.queue), event.item);
        break;
      case "queueResized":
        this.queue(event.queue).maxsize = event.maxsize;
        break;
      case "queueShutDown":
        this.queue(event.queue).isShutDown = true;
        break;
      case "intervened":
        own.interventions++;
        this.loop.leaveCurrent();
        own.isDeadlocked = false;
        break;
      case "deadlocked":
        own.isDeadlocked = true;
        break;
      case "taskLeftPending":
        own.isLeft = true;
        break;
    }
  }

  // Tasks.

  private create({ task, future, name, coroutine, parent, atUs }: Extract<TraceEvent, { kind: "taskCreated" }>): void {
    this.ownsTask[task] = true;
    this.own.tasks[task] = {
      task,
      name,
      coroutine,
      ownFuture: future,
      parent,
      stage: "ready",
      hasBegun: false,
      future: 0,
      futureState: "done",
      purpose: "future",
      queue: -1,
      isCancelRequested: false,
      outcome: null,
      error: "",
      isTold: false,
      line: 0,
      sinceUs: atUs,
      untilUs: null,
      held: [],
      hasAwaited: false,
      isOffering: false,
      wokenFrom: null,
      wokenAfter: 0,
      overtaken: 0,
      puts: 0,
      gets: 0,
      passedOn: 0,
      dones: 0,
      unreported: 0,
      lastPut: 0,
    };
  }

  private makeReady(number: number, atUs: number): void {
    const task = this.task(number);
    task.stage = "ready";
    // What it had only begun to await was done already.
    if (task.futureState === "pending") task.futureState = "done";
    task.sinceUs = atUs;
    task.untilUs = null;
    this.loop.join(!task.hasBegun ? "begins" : task.future > 0 ? "wakes" : "goesOn", number, task.future, 0);
  }

  private resume(number: number, atUs: number): void {
    this.loop.runStep(number);
    this.own.running = number;
    const task = this.task(number);
    this.holders?.delete(task.future);
    task.stage = "running";
    task.sinceUs = atUs;
    task.untilUs = null;
    task.hasBegun = true;
    task.future = 0;
    task.futureState = "done";
    task.isCancelRequested = false;
  }

  /** A step ends at an await. */
  private suspend(number: number, future: number, line: number, atUs: number): OwnTask {
    const task = this.task(number);
    this.own.running = -1;
    task.stage = "suspended";
    task.sinceUs = atUs;
    task.untilUs = null;
    // Whoever awaits a future that they hold in a line may know already that it is done.
    if (task.future !== future) task.futureState = future === 0 ? "done" : "pending";
    task.future = future;
    task.line = line;
    task.wokenFrom = null;
    this.hold(future, number);
    return task;
  }

  private sleep({ task, future, delayUs, line, atUs }: Extract<TraceEvent, { kind: "taskSlept" }>): void {
    const own = this.suspend(task, future, line, atUs);
    own.purpose = "sleep";
    own.hasAwaited = true;
    own.untilUs = atUs + delayUs;
    own.isOffering = false;
    this.loop.addTimer(future, future, task, atUs + delayUs);
  }

  private awaitFuture({ task, future, purpose, line, atUs }: Extract<TraceEvent, { kind: "taskSuspended" }>): void {
    const own = this.suspend(task, future, line, atUs);
    own.purpose = purpose;
    if (purpose !== "put") own.isOffering = false;
    if (purpose !== "get") own.hasAwaited = true;
    // A sleep that was written in full: its timer bears the number of its future.
    if (purpose === "sleep") own.untilUs = this.loop.sleepUntil(future, task);
  }

  private end({ task, outcome, error, line, atUs }: Extract<TraceEvent, { kind: "taskEnded" }>): void {
    if (this.own.running === task) this.own.running = -1;
    const own = this.task(task);
    own.stage = "over";
    own.sinceUs = atUs;
    own.untilUs = null;
    own.outcome = outcome;
    own.error = error;
    own.line = line;
    own.isCancelRequested = false;
    own.wokenFrom = null;
    if (outcome === "finished") beThrough(own);
    this.settle(own.ownFuture, outcome === "cancelled" ? "cancelled" : "done");
  }

  /** What was awaited has its outcome; the first that it gets, it keeps. */
  private settle(future: number, state: FutureState): void {
    for (const task of this.holdersMap().get(future) ?? []) this.settleTask(task, future, state);
    for (const queue of this.own.queues) {
      if (queue?.joiners.some((waiter) => waiter.future === future))
        removeWaiter(this.queue(queue.queue).joiners, future);
    }
    this.own.gatherings.delete(future);
  }

  private settleTask(number: number, future: number, state: FutureState): void {
    const task = this.own.tasks[number];
    if (!task || task.future !== future) return;
    if (task.futureState === "pending") this.task(number).futureState = state;
  }

  private hold(future: number, task: number): void {
    if (this.holders === null || future === 0) return;
    const known = this.holders.get(future);
    if (known === undefined) this.holders.set(future, [task]);
    else if (!known.includes(task)) known.push(task);
  }

  private holdersMap(): Map<number, number[]> {
    if (this.holders) return this.holders;
    this.holders = new Map();
    for (const task of this.own.tasks) if (task !== undefined) this.hold(task.future, task.task);
    return this.holders;
  }

  // Queues.

  private createQueue(event: Extract<TraceEvent, { kind: "queueCreated" }>): void {
    const { queue, name, order, maxsize } = event;
    this.ownsQueue[queue] = true;
    this.own.queues[queue] = {
      queue,
      name,
      order,
      maxsize,
      items: [],
      places: [],
      firstFree: 0,
      putters: [],
      getters: [],
      joiners: [],
      unfinished: 0,
      puts: 0,
      gets: 0,
      dones: 0,
      dropped: 0,
      lastPutBy: -1,
      lastTakenBy: -1,
      isShutDown: false,
    };
  }

  private joinLine(event: Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" | "joinStarted" }>): void {
    const { kind, future, task } = event;
    const queue = this.queue(event.queue);
    const line = kind === "putterJoined" ? queue.putters : kind === "getterJoined" ? queue.getters : queue.joiners;
    const before = this.own.tasks[task];
    const side = kind === "putterJoined" ? "put" : kind === "getterJoined" ? "get" : null;
    const isAgain = side !== null && before?.wokenFrom === side && before.queue === event.queue;
    const isPassed = isAgain && before.wokenAfter < (side === "put" ? queue.puts : queue.gets);
    const overtakenBy = isPassed ? (side === "put" ? queue.lastPutBy : queue.lastTakenBy) : -1;
    line.push({ task, future, isAgain, overtakenBy });
    if (!before) return;
    const own = this.task(task);
    if (isPassed) own.overtaken++;
    own.wokenFrom = null;
    own.queue = event.queue;
    own.future = future;
    own.futureState = "pending";
    own.purpose = kind === "putterJoined" ? "put" : kind === "getterJoined" ? "get" : "join";
    own.isOffering = kind === "putterJoined";
    if (kind === "getterJoined") beThrough(own);
    this.hold(future, task);
  }

  private leaveLine(event: Extract<TraceEvent, { kind: `${"putter" | "getter"}${"Woken" | "Left"}` }>): void {
    const { kind, future } = event;
    const queue = this.queue(event.queue);
    const isPutter = kind === "putterWoken" || kind === "putterLeft";
    const waiter = removeWaiter(isPutter ? queue.putters : queue.getters, future);
    if (!waiter || kind === "putterLeft" || kind === "getterLeft" || !this.own.tasks[waiter.task]) return;
    this.settleTask(waiter.task, future, "done");
    const own = this.task(waiter.task);
    own.wokenFrom = isPutter ? "put" : "get";
    own.wokenAfter = isPutter ? queue.puts : queue.gets;
  }

  private put(number: number, item: number, task: number): void {
    const queue = this.queue(number);
    queue.puts++;
    queue.lastPutBy = task;
    queue.unfinished++;
    this.lay(queue, item);
    if (!this.own.tasks[task]) return;
    const own = this.task(task);
    own.puts++;
    own.lastPut = item;
    if (removeFrom(own.held, item)) own.passedOn++;
    own.wokenFrom = null;
    own.isOffering = false;
    own.queue = number;
  }

  private take(number: number, item: number, task: number): void {
    const queue = this.queue(number);
    queue.gets++;
    queue.lastTakenBy = task;
    this.remove(queue, item);
    if (!this.own.tasks[task]) return;
    const own = this.task(task);
    own.gets++;
    own.wokenFrom = null;
    if (own.hasAwaited) beThrough(own);
    own.hasAwaited = false;
    own.held.push(item);
    own.queue = number;
  }

  private lay(queue: OwnQueue, item: number): void {
    queue.items.push(item);
    queue.places[queue.firstFree] = item;
    while (queue.places[queue.firstFree] != null) queue.firstFree++;
  }

  private remove(queue: OwnQueue, item: number): void {
    const at = queue.items.indexOf(item);
    if (at >= 0) takeAt(queue.items, at);
    const place = queue.places.indexOf(item);
    if (place >= 0) {
      queue.places[place] = null;
      queue.firstFree = Math.min(queue.firstFree, place);
    }
    while (queue.places.at(-1) === null) queue.places.pop();
  }

  private reportDone(number: number, item: number, task: number): void {
    const queue = this.queue(number);
    queue.dones++;
    queue.unfinished--;
    if (!this.own.tasks[task]) return;
    const own = this.task(task);
    if (removeFrom(own.held, item)) own.dones++;
  }

  private drop(queue: OwnQueue, item: number): void {
    this.remove(queue, item);
    queue.dropped++;
    queue.unfinished = Math.max(0, queue.unfinished - 1);
  }

  // Copies, made before the first writing.

  private task(number: number): OwnTask {
    const { tasks } = this.own;
    const known = tasks[number];
    if (known === undefined) throw new RangeError(`task ${number} acts and was never created`);
    if (this.ownsTask[number]) return known as OwnTask;
    this.ownsTask[number] = true;
    const copy = { ...known, held: [...known.held] };
    tasks[number] = copy;
    return copy;
  }

  private queue(number: number): OwnQueue {
    const { queues } = this.own;
    const known = queues[number];
    if (known === undefined) throw new RangeError(`queue ${number} is used and was never created`);
    if (this.ownsQueue[number]) return known as OwnQueue;
    this.ownsQueue[number] = true;
    const copy: OwnQueue = {
      ...known,
      items: [...known.items],
      places: [...known.places],
      putters: [...known.putters],
      getters: [...known.getters],
      joiners: [...known.joiners],
    };
    queues[number] = copy;
    return copy;
  }
}

/** What somebody has in their hands they are through with. */
function beThrough(task: OwnTask): void {
  if (task.held.length === 0) return;
  task.unreported += task.held.length;
  task.held = [];
}

function removeFrom(items: number[], item: number): boolean {
  const at = items.indexOf(item);
  if (at >= 0) takeAt(items, at);
  return at >= 0;
}

function removeWaiter(line: Waiter[], future: number): Waiter | undefined {
  let at = 0;
  while (at < line.length && line[at]?.future !== future) at++;
  return takeAt(line, at);
}

/** Takes what stands at a place out of a list: mostly the first or the last, for which no list of what is taken is made. */
function takeAt<T>(list: T[], at: number): T | undefined {
  if (at === list.length - 1) return list.pop();
  return at === 0 ? list.shift() : list.splice(at, 1)[0];
}
