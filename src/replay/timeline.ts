/**
 * Timeline: a whole run as a panel draws it: who did what when, how full the plate was, where each loaf went.
 * Reads a trace once, as it grows, and answers for what is visible. What somebody does follows fold.ts exactly.
 */
import { OUTCOMES, ROLES, type TraceEvent } from "../bakery/index.ts";
import { PURPOSES } from "../engine/index.ts";
import { type JourneyStep, Journeys } from "./journeys.ts";
import type { ReadableTrace } from "./prologue.ts";
import { WAITING_FOR } from "./scene.ts";
import { type Span, Spans } from "./spans.ts";
import { StepSeries } from "./step-series.ts";

/** One person of the timeline. */
export interface Lane {
  /** The number of their task. */
  readonly task: number;
  readonly role: (typeof ROLES)[number];
  /** Their number within the role, in the order of hiring. */
  readonly index: number;
  /** Their name, as far as the trace has been read. */
  readonly name: string;
}

/** Somebody hired, and what they have done. */
interface Hired extends Omit<Lane, "name"> {
  readonly spans: Spans;
}

/**
 * All times are in microseconds. Answers hold for the events read so far: behind the last one, all stays as it is.
 * Keeps no objects for events: 9 to 10 bytes an event, measured over one to ten million events of 4 to 1,000 people.
 */
export class Timeline {
  /** How many loaves are on the plate. */
  readonly level = new StepSeries();
  /** How many loaves were put and are not yet reported done. */
  readonly unfinished = new StepSeries();
  /** How many loaves fit on the plate, 0 for any number. */
  readonly limit: StepSeries;
  private readonly trace: ReadableTrace;
  private readonly journeys: Journeys;
  /** By task number. */
  private readonly hired: (Hired | undefined)[] = [];
  /** The lanes as last given out; null when somebody was hired or renamed since. */
  private known: readonly Lane[] | null = null;
  private count = 0;

  /** `limit` is how many loaves fit on the plate at first, 0 for any number. */
  constructor(trace: ReadableTrace, limit = 0) {
    this.trace = trace;
    this.journeys = new Journeys(trace);
    this.limit = new StepSeries(limit);
  }

  /** How many events of the trace have been read. */
  get seq(): number {
    return this.count;
  }

  /** The manager, the bakers, the eaters, each as hired. The same list until it changes. */
  get lanes(): readonly Lane[] {
    this.known ??= this.hired
      .filter((one) => one !== undefined)
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.index - b.index)
      .map(({ task, role, index }) => ({ task, role, index, name: this.trace.nameOf(task, this.count) }));
    return this.known;
  }

  /** Reads on in the trace, at most so many events; says whether all of it has been read. */
  update(maxEvents = Number.POSITIVE_INFINITY): boolean {
    const end = Math.min(this.trace.length, this.count + maxEvents);
    for (; this.count < end; this.count++) this.apply(this.trace.read(this.count));
    return this.count === this.trace.length;
  }

  /** What somebody does at a time, after everything that happened then; null before they are hired. */
  stateAt(task: number, atUs: number): Span | null {
    return this.hired[task]?.spans.at(atUs) ?? null;
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
    const spans = this.hired[task]?.spans;
    if (spans) spans.columns(fromUs, toUs, count, out);
    else out.fill(0, 0, count);
    return out;
  }

  /** What somebody does from one time to another: the spans that have some of it, whole, in order. */
  *spansBetween(task: number, fromUs: number, toUs: number): Generator<Span> {
    const spans = this.hired[task]?.spans;
    if (spans) yield* spans.between(fromUs, toUs);
  }

  /** What has happened to a loaf, in order; nothing before it is begun. */
  journeyOf(loaf: number): JourneyStep[] {
    return this.journeys.of(loaf);
  }

  private apply(event: TraceEvent): void {
    const { kind, task, atUs, seq, a, b } = event;
    const person = this.hired[task];
    switch (kind) {
      case "hired":
        this.hire(event);
        break;
      case "taskReady":
      case "sleepOver":
        person?.spans.begin("ready", atUs);
        break;
      case "taskResumed":
        person?.spans.begin("acting", atUs);
        break;
      case "taskSlept":
        person?.spans.begin(person.role === "baker" ? "baking" : "eating", atUs, atUs + b);
        break;
      case "taskSuspended":
        person?.spans.begin(WAITING_FOR[PURPOSES[b] ?? "future"] ?? "ready", atUs);
        break;
      case "loafBegun":
        this.journeys.note(a, "begun", seq);
        person?.spans.hold(a);
        break;
      case "putterJoined":
        if (person && person.spans.loaf !== null) this.journeys.note(person.spans.loaf, "baked", seq);
        break;
      case "itemPut":
      case "itemTaken":
      case "itemDone":
      case "taskEnded":
        this.moveLoaf(event);
        break;
      case "queueResized":
        this.limit.push(atUs, a);
        break;
      case "changed":
        if (this.trace.changes[a]?.edit.kind === "rename") this.known = null;
        break;
    }
  }
  private hire({ task, a, b, atUs }: TraceEvent): void {
    const person: Hired = { task, role: ROLES[a] ?? "manager", index: b, spans: new Spans() };
    person.spans.begin("ready", atUs);
    this.hired[task] = person;
    this.known = null;
  }

  /** From hand to plate, from plate to hand, and away. */
  private moveLoaf({ kind, task, atUs, seq, a }: TraceEvent): void {
    const spans = this.hired[task]?.spans;
    switch (kind) {
      case "itemPut":
        // A baker who finds room never stands in line.
        this.journeys.note(a, "baked", seq);
        this.journeys.note(a, "put", seq);
        this.level.push(atUs, this.level.last + 1);
        this.unfinished.push(atUs, this.unfinished.last + 1);
        spans?.hold(null);
        break;
      case "itemTaken":
        this.journeys.note(a, "taken", seq);
        this.level.push(atUs, this.level.last - 1);
        spans?.hold(a);
        break;
      case "itemDone":
        this.unfinished.push(atUs, this.unfinished.last - 1);
        this.letGo(spans, seq);
        break;
      case "taskEnded":
        spans?.begin(OUTCOMES[a] === "failed" ? "trouble" : "gone", atUs);
        this.letGo(spans, seq);
        break;
    }
  }

  private letGo(spans: Spans | undefined, seq: number): void {
    if (!spans || spans.loaf === null) return;
    this.journeys.note(spans.loaf, "ended", seq);
    spans.hold(null);
  }
}
