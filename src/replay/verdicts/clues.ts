/**
 * Clues: what can only be seen as it happens: steps that block, coroutines that nobody awaits, reports that come too often
 * or too early, cancellations that are swallowed, and how the level of a queue rises. Each with its place, so that one can
 * ask what there is up to any place.
 */
import type { Kind, Trace, TraceEvent } from "../../trace/index.ts";
import type { Following } from "../reading.ts";
import type { Recording } from "../recording.ts";
import type { World } from "../world/index.ts";
import { LevelMinima } from "./level-minima.ts";

export interface Clue {
  readonly kind:
    | "blocked"
    | "neverAwaited"
    | "reportedTooOften"
    | "reportedTooEarly"
    | "swallowed"
    | "neverGivesWay"
    | "grows"
    | "gaveUp";
  /** The place after the event. */
  readonly seq: number;
  readonly task: number;
  readonly queue: number;
  readonly us: number;
  readonly line: number;
  readonly name: string;
}

/** So many items are put or taken in one step only by who never gives way. */
const MOST_IN_A_STEP = 100;

const KINDS: readonly Kind[] = [
  "stepBlocked",
  "neverAwaited",
  "timerSet",
  "taskCancelRequested",
  "taskEnded",
  "taskSlept",
  "taskSuspended",
  "getterJoined",
  "getterLeft",
  "taskResumed",
  "putterJoined",
  "itemPut",
  "itemTaken",
  "itemDone",
  "joinReleased",
];

export class Clues {
  private readonly trace: Trace;
  private readonly following: Following;
  private readonly found: Clue[] = [];
  /** Tasks that were asked to stop and are not over. */
  private readonly askedToStop = new Set<number>();
  /** Tasks that reported an item in the step in which they took it, and have not asked for another. */
  private readonly early = new Map<number, { isAtWork: boolean; isReleased: boolean }>();
  /** By task: how many items it reported done. */
  private readonly reports: number[] = [];
  private readonly minima: LevelMinima[] = [];
  /** What the step that runs has put and taken. */
  private moved = 0;
  /** By task: the timer it has set last. */
  private readonly timers: number[] = [];
  /** Tasks that their timer has asked to stop, as a timeout does; and those of them that have left their line for it. */
  private readonly timedOut = new Set<number>();
  private readonly leaving = new Map<number, TraceEvent>();

  constructor({ trace, reading }: Recording) {
    this.trace = trace;
    this.following = reading.follow((event, world) => this.apply(event, world), KINDS);
  }

  /** Reads on, at most so many events; says whether it has read all there are. */
  update(mostEvents?: number): boolean {
    return this.following.readOn(mostEvents);
  }

  close(): void {
    this.following.leave();
  }

  /** Those of a kind up to a place, in order. */
  upTo(seq: number, kind: Clue["kind"]): readonly Clue[] {
    return this.found.filter((clue) => clue.kind === kind && clue.seq <= seq);
  }

  private add(kind: Clue["kind"], event: TraceEvent, said: Partial<Clue> = {}): void {
    const task = "task" in event ? event.task : -1;
    this.found.push({ kind, seq: event.seq + 1, task, queue: -1, us: 0, line: 0, name: "", ...said });
  }

  private apply(event: TraceEvent, world: World): void {
    this.settleTimeout(event);
    switch (event.kind) {
      case "taskResumed":
        this.moved = 0;
        break;
      case "getterLeft":
        if (this.timedOut.delete(event.task)) this.leaving.set(event.task, event);
        break;
      case "stepBlocked":
        this.add("blocked", event, { us: event.delayUs, line: event.line });
        break;
      case "neverAwaited":
        this.add("neverAwaited", event, { name: event.coroutine, line: event.line });
        break;
      case "timerSet":
        if (event.task >= 0) this.timers[event.task] = event.handle;
        break;
      case "taskCancelRequested":
        this.requestCancel(event, world);
        break;
      case "taskEnded":
        this.askedToStop.delete(event.task);
        if (event.outcome === "cancelled" && this.early.get(event.task)?.isAtWork)
          this.add("reportedTooEarly", event, { line: event.line });
        this.early.delete(event.task);
        break;
      case "taskSlept":
      case "taskSuspended":
        this.work(event);
        break;
      case "joinReleased":
        this.release(event);
        break;
      default:
        this.handle(event as Extract<TraceEvent, { readonly queue: number; readonly task: number }>, world);
    }
  }

  /** Something with an item. */
  private handle(event: Extract<TraceEvent, { readonly queue: number; readonly task: number }>, world: World): void {
    const { kind, task } = event;
    const queue = world.queues[event.queue];
    if (!queue) return;
    if (kind === "itemDone") {
      const reports = (this.reports[task] ?? 0) + 1;
      this.reports[task] = reports;
      const isTooOften = queue.dones > queue.gets && reports > (world.tasks[task]?.gets ?? 0);
      if (isTooOften) this.add("reportedTooOften", event, { queue: event.queue });
      const person = world.tasks[task];
      if (event.item !== 0 && person && !person.hasAwaited)
        this.early.set(task, { isAtWork: false, isReleased: false });
      return;
    }
    if (kind === "itemTaken" || kind === "getterJoined") this.early.delete(task);
    if (this.askedToStop.delete(task)) this.add("swallowed", event, { queue: event.queue });
    if (kind !== "itemPut" && kind !== "itemTaken") return;
    this.moved++;
    if (this.moved === MOST_IN_A_STEP && task >= 0 && world.ready.length > 0)
      this.add("neverGivesWay", event, { queue: event.queue });
    if (queue.maxsize > 0) {
      delete this.minima[event.queue];
      return;
    }
    this.minima[event.queue] ??= new LevelMinima();
    if (this.minima[event.queue]?.add(event.atUs, queue.items.length, kind === "itemPut")) {
      this.add("grows", event, { queue: event.queue });
    }
  }

  private requestCancel(
    { seq, task }: Extract<TraceEvent, { readonly kind: "taskCancelRequested" }>,
    { tasks }: World,
  ): void {
    const before = seq > 0 ? this.trace.read(seq - 1) : null;
    // By a callback: a timeout's own, or a task group's, and the coroutine need not know of it. When main, the first task,
    // is over, it is asyncio.run that cancels.
    if (before?.kind !== "callbackStarted" || tasks[0]?.stage === "over") this.askedToStop.add(task);
    else if (before.handle === this.timers[task]) this.timedOut.add(task);
  }

  /** Whoever has left a line because of a timeout has given up if they are not cancelled by it. */
  private settleTimeout(event: TraceEvent): void {
    if (this.leaving.size === 0 || !("task" in event) || event.kind === "getterLeft") return;
    const left = this.leaving.get(event.task);
    if (!left) return;
    this.leaving.delete(event.task);
    if (event.kind !== "taskEnded" || event.outcome !== "cancelled")
      this.add("gaveUp", left, { queue: "queue" in left ? left.queue : -1 });
  }

  private work(event: Extract<TraceEvent, { readonly kind: "taskSlept" | "taskSuspended" }>): void {
    const one = this.early.get(event.task);
    if (!one) return;
    one.isAtWork = true;
    if (one.isReleased) this.add("reportedTooEarly", event, { line: event.line });
    one.isReleased = false;
  }

  private release(event: Extract<TraceEvent, { readonly kind: "joinReleased" }>): void {
    for (const [task, one] of this.early) {
      if (one.isAtWork) this.add("reportedTooEarly", event, { task, queue: event.queue });
      else one.isReleased = true;
    }
  }
}
