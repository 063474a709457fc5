/**
 * Log: what happened around a place of a run, one sentence for each thing that one can see.
 */
import type { TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import type { Plate, Scene } from "../scene/index.ts";
import { isVisible, placeAfter } from "../steps.ts";
import { narrate, type Sentence } from "./narration.ts";
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

/** Entries that were made once are kept: making one means going to its place. */
const MOST_KEPT = 5000;

export class Log {
  private readonly kept = new Map<number, LogEntry | null>();
  private readonly ties: Ties;

  private readonly recording: Recording;

  constructor(recording: Recording) {
    this.recording = recording;
    this.ties = new Ties(recording);
  }

  /** Reads on for ties, at most so many events; says whether it has read all there are. Without it no entry has one. */
  update(mostEvents?: number): boolean {
    return this.ties.update(mostEvents);
  }

  /** Ends the reading for ties. */
  close(): void {
    this.ties.close();
  }

  /** At most `before` entries up to a place of the trace and `after` behind it, in order: one a visible event. */
  around(seq: number, before: number, after: number): LogEntry[] {
    const events: number[] = [];
    for (let i = seq - 1; i >= 0 && events.length < before; i--) if (this.isTold(i)) events.push(i);
    events.reverse();
    const most = events.length + after;
    for (let i = seq; i < this.recording.trace.length && events.length < most; i++) if (this.isTold(i)) events.push(i);
    return events.map((i) => this.entryOf(i)).filter((entry) => entry !== null);
  }

  /** Whom the one of an entry was tied with, from the event before, with which they printed that a loaf is eaten. */
  private tiedWith(seq: number, place: number): string | null {
    const { trace, cast } = this.recording;
    const isEaten = trace.read(seq).kind === "itemDone";
    const tie = this.ties.between(isEaten ? seq - 1 : seq, place);
    const other = tie && this.recording.worldAt(tie.seq).tasks[tie.other];
    return other ? cast.nameOf(other) : null;
  }

  private isTold(seq: number): boolean {
    return isVisible(this.recording.trace.read(seq), this.recording.cast);
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
    const { recording } = this;
    const event = recording.trace.read(seq);
    const scene = recording.sceneAt(seq + 1);
    const sentence = narrate(recording, seq, scene);
    if (!sentence) return null;
    return {
      place: placeAfter(recording, seq),
      atUs: event.atUs,
      sentence,
      aside: asideOf(event, scene),
      tiedWith: null,
      task: "task" in event ? event.task : -1,
      loaf: loafOf(event, scene),
    };
  }
}

/** Given the scene right after the event, as the next is. */
function asideOf(event: TraceEvent, scene: Scene): Aside | null {
  const { people } = scene;
  switch (event.kind) {
    case "itemPut":
    case "itemTaken": {
      const plate = plateOf(scene, event.queue);
      if (!plate) return null;
      return { say: "plateNow", level: plate.onPlate.length, limit: plate.maxsize > 0 ? plate.maxsize : null };
    }
    case "taskEnded": {
      const person = people[event.task];
      if (!person || person.role === "manager" || event.outcome === "failed") return null;
      // Who was sent while eating ends by themselves, after the loaf.
      if (person.isLeaving) return { say: "sentBy", by: "edit" };
      return event.outcome === "cancelled" ? { say: "sentBy", by: "manager" } : null;
    }
    case "putterJoined":
    case "getterJoined": {
      const plate = plateOf(scene, event.queue);
      const line = event.kind === "putterJoined" ? plate?.putLine : plate?.getLine;
      const quicker = line?.find(({ task }) => task === event.task)?.overtakenBy ?? -1;
      const name = people[quicker]?.name;
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

const plateOf = ({ plates }: Scene, queue: number): Plate | undefined => plates.find((one) => one.queue === queue);

/** The loaf that an event is about, or null. */
function loafOf(event: TraceEvent, { people }: Scene): number | null {
  switch (event.kind) {
    case "itemPut":
    case "itemTaken":
    case "itemDone":
      return event.item === 0 ? null : event.item;
    case "putterJoined":
    case "taskSlept":
    case "taskSuspended":
      return people[event.task]?.loaf ?? null;
    default:
      return null;
  }
}
