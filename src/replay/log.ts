/**
 * Log: what happened around a place of a run, one sentence for each thing that one can see.
 */
import type { Trace, TraceEvent } from "../bakery/index.ts";
import { narrate, type Sentence } from "./narration.ts";
import type { Scene } from "./scene.ts";
import { isVisible, placeAfter } from "./steps.ts";
import { Ties } from "./ties.ts";

/** What a sentence leaves out and a log has room for. */
export type Aside =
  /** So many loaves are on the plate now, of so many that fit; `limit` is null where nothing limits them. */
  | { readonly say: "plateNow"; readonly level: number; readonly limit: number | null }
  /** Who goes home was sent: by the manager at the end, or by an edit. */
  | { readonly say: "sentBy"; readonly by: "manager" | "edit" }
  /** Who took the place of one who waits again. Nobody did where the plate was made smaller meanwhile. */
  | { readonly say: "quicker"; readonly name: string }
  /** What exactly went wrong where it was not simply that somebody failed. */
  | { readonly say: "callbackFailed" | "taskLeftPending" | "errorNeverRetrieved" };

export interface LogEntry {
  /** Where one stands after it. */
  readonly place: number;
  readonly atUs: number;
  readonly sentence: Sentence;
  readonly aside: Aside | null;
  /** The name of somebody who was due at the same instant and on a real clock might have come later, or null. */
  readonly tiedWith: string | null;
  /** Who did it or whom it is about, or -1; and the loaf it is about, or null. */
  readonly task: number;
  readonly loaf: number | null;
}

/** A place in OUTCOMES. */
const CANCELLED = 2;
/** Entries that were made once are kept: making one means going to its place. */
const MOST_KEPT = 5000;

export class Log {
  private readonly kept = new Map<number, LogEntry | null>();
  private readonly ties: Ties;

  constructor(
    private readonly trace: Trace,
    private readonly sceneAt: (seq: number) => Scene,
  ) {
    this.ties = new Ties(trace, sceneAt(0));
  }

  /** Reads on for ties, at most so many events; says whether it has read all there are. Without it no entry has one. */
  update(mostEvents = Number.POSITIVE_INFINITY): boolean {
    return this.ties.update(mostEvents);
  }

  /** At most `before` entries up to a place of the trace and `after` behind it, in order: one a visible event. */
  around(seq: number, before: number, after: number): LogEntry[] {
    const events: number[] = [];
    for (let i = seq - 1; i >= 0 && events.length < before; i--) if (this.isTold(i)) events.push(i);
    events.reverse();
    const most = events.length + after;
    for (let i = seq; i < this.trace.length && events.length < most; i++) if (this.isTold(i)) events.push(i);
    return events.map((i) => this.entryOf(i)).filter((entry) => entry !== null);
  }

  /** Whom the one of an entry was tied with, from the event before, with which they printed that a loaf is eaten. */
  private tiedWith(seq: number, place: number): string | null {
    const isEaten = this.trace.read(seq).kind === "itemDone";
    const tie = this.ties.between(isEaten ? seq - 1 : seq, place);
    return tie && this.trace.nameOf(tie.other, tie.seq);
  }

  private isTold(seq: number): boolean {
    return isVisible(this.trace.read(seq).kind);
  }

  private entryOf(seq: number): LogEntry | null {
    let entry = this.kept.get(seq);
    if (entry === undefined) {
      entry = this.makeEntry(seq);
      if (this.kept.size >= MOST_KEPT) this.kept.clear();
      this.kept.set(seq, entry);
    }
    // What was written down before the ties were read to here gets its own now.
    const tiedWith = entry && this.tiedWith(seq, entry.place);
    return entry && tiedWith !== null ? { ...entry, tiedWith } : entry;
  }

  private makeEntry(seq: number): LogEntry | null {
    const event = this.trace.read(seq);
    const { task, atUs } = event;
    const place = placeAfter(this.trace, seq);
    const scene = this.sceneAt(seq + 1);
    const sentence = narrate(this.trace, seq, scene);
    if (!sentence) return null;
    return {
      place,
      atUs,
      sentence,
      aside: asideOf(this.trace, event, scene, sentence),
      tiedWith: null,
      task,
      loaf: loafOf(this.trace, event, scene),
    };
  }
}

/** Given the scene right after the event, as the next is. */
function asideOf(trace: Trace, event: TraceEvent, scene: Scene, sentence: Sentence): Aside | null {
  const { onPlate, settings, people } = scene;
  switch (event.kind) {
    case "itemPut":
    case "itemTaken":
      return { say: "plateNow", level: onPlate.length, limit: settings.bounded ? settings.size : null };
    case "taskEnded": {
      const person = people[event.task];
      if (!person || person.role === "manager" || person.state === "trouble") return null;
      // Who was sent while eating ends by themselves, after the loaf.
      if (person.isLeaving) return { say: "sentBy", by: "edit" };
      return event.a === CANCELLED ? { say: "sentBy", by: "manager" } : null;
    }
    case "putterJoined":
    case "getterJoined": {
      const name = "isAgain" in sentence && sentence.isAgain && people[quickerThan(trace, event)]?.name;
      return name ? { say: "quicker", name } : null;
    }
    case "callbackFailed":
    case "taskLeftPending":
    case "errorNeverRetrieved":
      return { say: event.kind };
    default:
      return null;
  }
}

/** Who put or took last since somebody was woken who now joins the line again, or -1. */
function quickerThan(trace: Trace, { seq, task, kind }: TraceEvent): number {
  const deed = kind === "putterJoined" ? "itemPut" : "itemTaken";
  for (let i = seq - 1; i > 0; i--) {
    const event = trace.read(i);
    if (event.kind === deed) return event.task;
    if (event.task === task && event.kind === "taskReady") break;
  }
  return -1;
}

/** The loaf that an event is about, or null. */
function loafOf(trace: Trace, { kind, seq, task, a }: TraceEvent, { people }: Scene): number | null {
  switch (kind) {
    case "loafBegun":
    case "itemPut":
    case "itemTaken":
      return a;
    case "putterJoined":
      return people[task]?.loaf ?? null;
    case "itemDone":
      // Only told where its eater printed the loaf right before.
      return trace.read(seq - 1).a;
    default:
      return null;
  }
}
