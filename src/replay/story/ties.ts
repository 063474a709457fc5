/**
 * Ties: where in a run two people were due at one instant, and which of them came first decided something. The virtual
 * clock lets those go first who set their timers first (SPEC.md of the engine, D1); on a real clock every wake-up of
 * the loop is a little late, lateness adds up from one to the next, and either may come first.
 */
import type { Kind, TraceEvent } from "../../trace/index.ts";
import type { Following } from "../reading.ts";
import type { Recording } from "../recording.ts";
import type { World } from "../world/index.ts";
import { type Act, type Course, companyOf, isSetBefore, isSure, outside, type Wake } from "./wakes.ts";

/** The kinds of event that a tie can come of, or that say in whose course somebody acts. */
const TIED_BY: readonly Kind[] = [
  "sleepOver",
  "taskResumed",
  "callbackStarted",
  "intervened",
  "taskReady",
  "taskSlept",
  "taskEnded",
  "putterJoined",
  "getterJoined",
  "itemPut",
  "itemTaken",
  "printed",
];

const SIDES = ["put", "get", "took", "print"] as const;
type Side = (typeof SIDES)[number];
/** The acts that may still be met, by wake. */
type Acts = Map<Wake, Act[]>;

const WAKES_BETWEEN_SWEEPS = 1000;

export interface Tie {
  /** The event with which the second of the two acts. */
  readonly seq: number;
  /** The task of the first. */
  readonly other: number;
}

/**
 * A tie is what somebody does (put a loaf, get one, join one of the two lines, print) that
 * 1. meets what another person does at the same instant: two put; two get; two print; or, on a plate that does not give
 *    out the oldest loaf first, one puts and the other gets a loaf, and another one would have been there;
 * 2. comes after it here, but need not on a real clock. It must come after it
 *    - where both happen in the course of one alarm;
 *    - where the timers of their two alarms were set in one wake, the other's first. But who was woken by the first alarm
 *      and overtaken by the second need not have been: that alarm may ring a little later. (A mere change in the order
 *      of what is printed is not counted there: it takes a wake-up within the time of a few steps.)
 *    - where the timer of its alarm was set, directly or not, in consequence of what set the other's, or of what must
 *      come after that. Then its lateness is that of the other and more;
 * 3. if its person had stood in a line, meets that since they joined it.
 * Before the first tie a real clock changes nothing of who gets what, as long as each alarm rings later than its timer
 * says by more than a few steps of tasks take. One that rings with another's may be in time and break that, rarely; to
 * count it would mark what in practice never differs.
 */
export class Ties {
  /** The event numbers of the later acts, and the other person's task. */
  private readonly found = new Map<number, number>();
  private readonly following: Following;
  private readonly start: Wake = { atUs: -1, before: null, isAlarm: false, origin: 0, after: [], company: null };
  /** In whose course each task acts when it acts next, and in which its timer was set; by task. */
  private readonly courses: (Course | undefined)[] = [];
  private readonly sleeps: (Course | undefined)[] = [];
  private current: Course = { wake: this.start, alarm: 0 };
  private wakeCount = 0;

  // Of the instant:
  private atUs = -1;
  private alarms = 0;
  private acts = 0;
  private readonly wakes: Wake[] = [];
  /** By side and queue: the acts after which none came in the course of a later alarm. */
  private readonly done = new Map<number, Acts>();
  private readonly puts = new Map<number, Act>();
  private readonly mergers: { readonly own: Wake; readonly waker: Wake; readonly wake: Wake }[] = [];
  /** When each of those joined their line who joined one. */
  private readonly joined = new Map<number, number>();

  /** What was set before the recording begins is tied with nothing. */
  constructor(recording: Recording) {
    this.following = recording.reading.follow((event, world) => this.apply(event, world), TIED_BY);
  }

  /** Reads on, at most so many events; says whether it has read all there are. */
  update(mostEvents?: number): boolean {
    return this.following.readOn(mostEvents);
  }

  /** Ends the reading: what was found stays. */
  close(): void {
    this.following.leave();
  }

  /** The first tie among the events from number `first` on that lie before `end`, as far as was read; or null. */
  between(first: number, end: number): Tie | null {
    for (let seq = first; seq < end; seq++) {
      const other = this.found.get(seq);
      if (other !== undefined) return { seq, other };
    }
    return null;
  }

  private apply(event: TraceEvent, world: World): void {
    if (event.atUs !== this.atUs) this.beginInstant(event.atUs);
    switch (event.kind) {
      case "sleepOver":
        this.courses[event.task] = this.ring(this.sleeps[event.task]);
        this.sleeps[event.task] = undefined;
        break;
      case "taskResumed":
        this.current = this.courses[event.task] ?? { wake: this.start, alarm: 0 };
        break;
      case "callbackStarted":
      case "intervened":
        this.current = { wake: outside(event.atUs), alarm: 0 };
        break;
      case "taskReady":
        this.courses[event.task] = this.joined.has(event.task)
          ? this.laterOf(this.courses[event.task], this.current)
          : this.current;
        break;
      case "taskSlept":
        this.sleeps[event.task] = this.current;
        break;
      case "taskEnded":
        this.sleeps[event.task] = undefined;
        break;
      case "putterJoined":
      case "getterJoined":
        this.meet(event.kind === "putterJoined" ? "put" : "get", event, world);
        this.joined.set(event.task, this.acts);
        break;
      case "itemPut":
        this.meet("put", event, world);
        this.puts.set(event.item, this.actOf(event.task, this.acts));
        break;
      case "itemTaken":
        this.meet("get", event, world);
        break;
      case "printed":
        this.meet("print", event, world);
        break;
    }
  }

  private beginInstant(atUs: number): void {
    if (this.wakeCount > WAKES_BETWEEN_SWEEPS) this.sweep();
    this.atUs = atUs;
    this.alarms = 0;
    this.acts = 0;
    this.wakes.length = 0;
    // Most instants leave some of these empty, and to clear a map makes a new one.
    if (this.done.size > 0) this.done.clear();
    if (this.puts.size > 0) this.puts.clear();
    if (this.mergers.length > 0) this.mergers.length = 0;
    if (this.joined.size > 0) this.joined.clear();
  }

  /** An alarm rings whose timer was set in that course. */
  private ring(set: Course = { wake: this.start, alarm: 0 }): Course {
    let wake = this.wakes.findLast(({ before }) => before === set.wake);
    // Where it was set after one that might have been set later, this is a wake of its own.
    if (wake === undefined || set.alarm < wake.origin) {
      const after = this.wakes.filter(({ before }) => before && isSetBefore(before, set.wake));
      const company = this.wakes.find(({ before }) => before && companyOf(before) === companyOf(set.wake)) ?? null;
      wake = { atUs: this.atUs, before: set.wake, isAlarm: true, origin: set.alarm, after, company };
      this.wakes.push(wake);
      this.wakeCount++;
    }
    wake.origin = set.alarm;
    return { wake, alarm: this.alarms++ };
  }

  /** The course of somebody who is woken in the very instant in which they joined a line: as late as the later of two. */
  private laterOf(own: Course | undefined, waker: Course): Course {
    const isWaker = !own?.wake.isAlarm || companyOf(own.wake) === companyOf(waker.wake);
    if (isWaker || waker.wake.after.includes(own.wake)) return waker;
    const known = this.mergers.find((one) => one.own === own.wake && one.waker === waker.wake);
    if (known) return { ...waker, wake: known.wake };
    const wake = { ...waker.wake, after: [...waker.wake.after, waker.wake], company: null };
    this.mergers.push({ own: own.wake, waker: waker.wake, wake });
    return { ...waker, wake };
  }

  private meet(side: "put" | "get" | "print", event: Acting, { queues }: World): void {
    const { kind, seq, task } = event;
    const act = this.actOf(task, this.acts++);
    if (!act.wake.isAlarm) return;
    const queue = kind === "printed" ? undefined : queues[event.queue];
    const number = queue?.queue ?? -1;
    const since = side === "print" ? 0 : (this.joined.get(task) ?? 0);
    let other = this.rivalOf(act, side, number, since);
    const isFifo = queue?.order === "fifo";
    if (!isFifo && kind === "itemTaken" && (queue?.items.length ?? 0) > 0) {
      const put = this.puts.get(event.item);
      if (put && !isSure(put, act)) other ??= put.task;
    }
    if (!isFifo && kind === "itemPut") other ??= this.rivalOf(act, "took", number, since);
    if (other !== null) this.found.set(seq, other);
    this.note(side, number, act);
    if (kind === "itemTaken") this.note("took", number, act);
  }

  /** What is done in the current course. */
  private actOf(task: number, index: number): Act {
    const { wake, alarm } = this.current;
    return { wake, alarm, task, index };
  }

  private actsOf(side: Side, queue: number): Acts {
    // From a queue of -1 on, which is none.
    const key = (queue + 1) * SIDES.length + SIDES.indexOf(side);
    let acts = this.done.get(key);
    if (acts === undefined) {
      acts = new Map();
      this.done.set(key, acts);
    }
    return acts;
  }

  private rivalOf(act: Act, side: Side, queue: number, since: number): number | null {
    for (const [wake, acts] of this.actsOf(side, queue))
      for (const other of acts)
        if (
          (side !== "print" || companyOf(wake) !== companyOf(act.wake)) &&
          other.index >= since &&
          other.task !== act.task &&
          !isSure(other, act)
        )
          return other.task;
    return null;
  }

  private note(side: Side, queue: number, act: Act): void {
    const met = this.actsOf(side, queue);
    const acts = met.get(act.wake) ?? [];
    while (acts.length > 0 && (acts.at(-1) as Act).alarm <= act.alarm) acts.pop();
    acts.push(act);
    met.set(act.wake, acts);
  }

  /** Lets go of the wakes that are older than any timer that is set. */
  private sweep(): void {
    this.wakeCount = 0;
    let oldestUs = this.atUs;
    for (const sleep of this.sleeps) if (sleep) oldestUs = Math.min(oldestUs, sleep.wake.atUs);
    for (const sleep of this.sleeps) {
      let wake = sleep?.wake;
      while (wake?.before && wake.atUs >= oldestUs) wake = wake.before;
      if (wake) wake.before = null;
    }
  }
}

type Acting = Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" | "itemPut" | "itemTaken" | "printed" }>;
