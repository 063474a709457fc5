/**
 * Timeline: a whole run as a panel draws it: who did what when, how full each plate was, where each loaf went. Follows a
 * recording as it grows, and answers for what is visible.
 */
import { CAST_ROLES, type Cast, type CastRole } from "../../bakery/index.ts";
import type { Kind, TraceEvent } from "../../trace/index.ts";
import type { Following } from "../reading.ts";
import type { Recording } from "../recording.ts";
import { type Place, stateOf } from "../scene/index.ts";
import type { QueueState, TaskState, World } from "../world/index.ts";
import { type LifecycleStep, Lifecycles } from "./lifecycles.ts";
import { type Span, Spans } from "./spans.ts";
import { StepSeries } from "./step-series.ts";

/** One person of the timeline. */
export interface Lane {
  /** The number of their task. */
  readonly task: number;
  readonly role: CastRole;
  /** Their number within the role, in the order of hiring. */
  readonly index: number;
  /** Their name, as far as the trace has been read. */
  readonly name: string;
}

/** How a plate fared. */
export interface PlateSeries {
  readonly queue: number;
  /** How many loaves were on it. */
  readonly level: StepSeries;
  /** How many loaves were put and not yet reported done. */
  readonly unfinished: StepSeries;
  /** How many loaves fitted on it, 0 for any number. */
  readonly limit: StepSeries;
}

/**
 * All times are in microseconds. Answers hold for the events read so far: behind the last one, all stays as it is.
 * Keeps no objects for events: 9 to 10 bytes an event, measured over one to ten million events of 4 to 1,000 people.
 */
export class Timeline {
  /** By queue number. */
  private readonly series: (PlateSeries | undefined)[] = [];
  private readonly cast: Cast;
  private readonly lifecycles: Lifecycles;
  private readonly following: Following;
  /** By task number. */
  private readonly spans: (Spans | undefined)[] = [];
  private readonly names: string[] = [];
  /** What each has taken and has in hand. */
  private readonly hands: number[][] = [];
  /** The lanes as last given out; null when somebody came or was renamed since. */
  private known: readonly Lane[] | null = null;

  constructor(recording: Recording) {
    const { trace, cast, firstWorld, keptFromUs } = recording;
    this.cast = cast;
    this.lifecycles = new Lifecycles(trace, cast);
    for (const queue of firstWorld.queues) if (queue) this.addPlate(queue);
    const { people } = recording.sceneAt(0);
    for (const task of firstWorld.tasks) if (task) this.addPerson(task, keptFromUs, people[task.task]?.loaf ?? null);
    for (const { id, place } of recording.sceneAt(0).loaves.values()) this.noteBefore(id, place.at);
    this.following = recording.reading.follow((event, world) => this.apply(event, world), DRAWN_FROM);
  }

  /** How many events of the trace have been read. */
  get seq(): number {
    return this.following.seq;
  }

  /** The plates, in the order of the flow, as far as they have been made. */
  get plates(): readonly PlateSeries[] {
    return this.cast.plates().flatMap((queue) => this.series[queue] ?? []);
  }

  /** The plate that is drawn where one is; one that stays empty where there is none. */
  get plate(): PlateSeries {
    return this.plates[0] ?? NO_PLATE;
  }

  /** Everybody by their role, and in it as hired. The same list until it changes. */
  get lanes(): readonly Lane[] {
    this.known ??= this.spans
      .flatMap((spans, task) => (spans && this.cast.roleOf(task) !== "part" ? [task] : []))
      .map((task) => ({
        task,
        role: this.cast.roleOf(task),
        index: this.cast.indexOf(task),
        name: this.names[task] ?? "",
      }))
      .sort((a, b) => CAST_ROLES.indexOf(a.role) - CAST_ROLES.indexOf(b.role) || a.index - b.index);
    return this.known;
  }

  /** Reads on in the trace, at most so many events; says whether all of it has been read. */
  update(mostEvents?: number): boolean {
    return this.following.readOn(mostEvents);
  }

  /** Ends the reading: what was read stays. */
  close(): void {
    this.following.leave();
  }

  /** What somebody does at a time, after everything that happened then; null before they are hired. */
  stateAt(task: number, atUs: number): Span | null {
    return this.spans[task]?.at(atUs) ?? null;
  }

  /** The loaf in somebody's oven or hands at a time. */
  loafAt(task: number, atUs: number): number | null {
    return this.stateAt(task, atUs)?.loaf ?? null;
  }

  /**
   * Gives, for each of `count` equal columns of fromUs … toUs, the code (a place in STATES) of the state in which
   * somebody spends most of its time, 0 for not there yet; in `out` if it is given, which must have the room.
   * Exact; looks at some 130 spans a column at most. Throws RangeError unless fromUs < toUs.
   */
  columns(task: number, fromUs: number, toUs: number, count: number, out = new Uint8Array(count)): Uint8Array {
    const spans = this.spans[task];
    if (spans) spans.columns(fromUs, toUs, count, out);
    else out.fill(0, 0, count);
    return out;
  }

  /** What somebody does from one time to another: the spans that have some of it, whole, in order. */
  *spansBetween(task: number, fromUs: number, toUs: number): Generator<Span> {
    const spans = this.spans[task];
    if (spans) yield* spans.between(fromUs, toUs);
  }

  /** What has happened to a loaf, in order; nothing before it is begun. */
  lifecycleOf(item: number): LifecycleStep[] {
    return this.lifecycles.of(item);
  }

  private apply(event: TraceEvent, world: World): void {
    switch (event.kind) {
      case "taskCreated":
        this.addPerson(world.tasks[event.task] as TaskState, event.atUs, null);
        break;
      case "taskReady":
      case "sleepOver":
      case "taskResumed":
        this.enter(world.tasks[event.task] as TaskState, event.atUs);
        break;
      case "stepBlocked":
        if (event.task < 0) break;
        this.enter(world.tasks[event.task] as TaskState, event.atUs);
        this.beginLoaf(event, world);
        break;
      case "taskSlept":
      case "taskSuspended":
        this.enter(world.tasks[event.task] as TaskState, event.atUs);
        this.beginLoaf(event, world);
        break;
      case "taskEnded":
        this.enter(world.tasks[event.task] as TaskState, event.atUs);
        this.empty(event.task, event.seq);
        this.letGo(event.task, event.seq);
        break;
      case "taskRenamed":
        this.names[event.task] = this.cast.nameOf(world.tasks[event.task] as TaskState);
        this.known = null;
        break;
      case "putterJoined": {
        this.beginLoaf(event, world);
        const loaf = this.spans[event.task]?.loaf;
        if (typeof loaf === "number") this.lifecycles.note(loaf, "baked", event.seq);
        break;
      }
      case "neverAwaited":
      case "getterJoined":
        this.empty(event.task, event.seq);
        break;
      case "queueCreated":
        this.addPlate(world.queues[event.queue] as QueueState);
        break;
      case "queueResized":
        this.series[event.queue]?.limit.push(event.atUs, event.maxsize);
        break;
      case "itemPut":
      case "itemTaken":
      case "itemDone":
      case "itemStranded":
      case "itemLost":
      case "itemDropped":
        this.moveItem(event, world);
    }
  }

  /** What was before the recording begins with a loaf that is somewhere then. */
  private noteBefore(loaf: number, at: Place["at"]): void {
    this.lifecycles.noteBefore(loaf, "begun");
    if (at !== "oven") this.lifecycles.noteBefore(loaf, "baked");
    if (at !== "oven" && at !== "hand") this.lifecycles.noteBefore(loaf, "put");
    if (at === "mouth") this.lifecycles.noteBefore(loaf, "taken");
  }

  private addPlate({ queue, maxsize, items, unfinished }: QueueState): void {
    const [level, rest, limit] = [items.length, unfinished, maxsize].map((first) => new StepSeries(first));
    this.series[queue] = { queue, level, unfinished: rest, limit } as PlateSeries;
  }

  private addPerson(task: TaskState, atUs: number, loaf: number | null): void {
    const spans = new Spans();
    spans.begin(stateOf(task, this.cast.roleOf(task.task)), atUs, task.untilUs);
    spans.hold(loaf);
    this.spans[task.task] = spans;
    this.hands[task.task] = [...task.held];
    this.names[task.task] = this.cast.nameOf(task);
    this.known = null;
  }

  private enter(task: TaskState, atUs: number): void {
    this.spans[task.task]?.begin(stateOf(task, this.cast.roleOf(task.task)), atUs, task.untilUs);
  }

  /** Who falls asleep, or waits for room, with nothing in hand may have begun a loaf. */
  private beginLoaf({ kind, task, seq }: Extract<TraceEvent, { readonly task: number }>, world: World): void {
    const spans = this.spans[task];
    if (!spans || spans.loaf !== null) return;
    if (kind !== "putterJoined" && this.cast.roleOf(task) !== "baker") return;
    const loaf = this.cast.begunBy(task, seq + 1);
    if (loaf === 0 || loaf === world.tasks[task]?.lastPut) return;
    spans.hold(loaf);
    this.lifecycles.note(loaf, "begun", seq);
  }

  /** From hand to plate, from plate to hand, and away. */
  private moveItem(event: Extract<TraceEvent, { readonly queue: number }>, world: World): void {
    const { kind, atUs, seq, task } = event;
    const series = this.series[event.queue];
    const queue = world.queues[event.queue];
    if (series && queue && series.level.last !== queue.items.length) series.level.push(atUs, queue.items.length);
    if (series && queue && series.unfinished.last !== queue.unfinished) series.unfinished.push(atUs, queue.unfinished);
    if (kind === "itemPut") {
      // A baker who finds room never stands in line.
      this.lifecycles.note(event.item, "baked", seq);
      this.lifecycles.note(event.item, "put", seq);
    } else if (kind === "itemTaken") this.lifecycles.note(event.item, "taken", seq);
    else if (kind === "itemLost" || kind === "itemDropped") this.lifecycles.note(event.item, "ended", seq);
    const held = world.tasks[task]?.held;
    if (!held || kind === "itemStranded" || kind === "itemLost" || kind === "itemDropped") return;
    const hands = this.hands[task] as number[];
    for (let i = 0; i < hands.length; i++) {
      const item = hands[i] as number;
      const isPassedOn = kind === "itemPut" && item === event.item;
      if (!isPassedOn && !held.includes(item)) this.lifecycles.note(item, "ended", seq);
    }
    while (hands.length > held.length) hands.pop();
    for (let i = 0; i < held.length; i++) hands[i] = held[i] as number;
    this.spans[task]?.hold(held.length > 0 ? (held[held.length - 1] as number) : null);
  }

  /** Somebody is through with what they have taken, or over. */
  private empty(task: number, seq: number): void {
    const hands = this.hands[task];
    if (!hands || hands.length === 0) return;
    for (const item of hands) this.lifecycles.note(item, "ended", seq);
    this.hands[task] = [];
    this.spans[task]?.hold(null);
  }

  /** What somebody had in the oven, or to put, is gone with them. */
  private letGo(task: number, seq: number): void {
    const spans = this.spans[task];
    if (!spans || spans.loaf === null) return;
    this.lifecycles.note(spans.loaf, "ended", seq);
    spans.hold(null);
  }
}

/** The kinds of event that change anything here. */
const DRAWN_FROM: readonly Kind[] = [
  "taskCreated",
  "taskReady",
  "sleepOver",
  "taskResumed",
  "stepBlocked",
  "neverAwaited",
  "taskSlept",
  "taskSuspended",
  "taskEnded",
  "taskRenamed",
  "putterJoined",
  "getterJoined",
  "queueCreated",
  "queueResized",
  "itemPut",
  "itemTaken",
  "itemDone",
  "itemStranded",
  "itemLost",
  "itemDropped",
];

const NO_PLATE: PlateSeries = {
  queue: -1,
  level: new StepSeries(),
  unfinished: new StepSeries(),
  limit: new StepSeries(),
};
