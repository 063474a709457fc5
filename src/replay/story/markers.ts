/**
 * Markers: the moments of a run worth jumping to. Reads on in a trace as it grows; keeps one number a moment, so that
 * none needs to be left out however long the run.
 */
import type { Cast } from "../../bakery/index.ts";
import type { Kind, Trace, TraceEvent } from "../../trace/index.ts";
import type { Following } from "../reading.ts";
import type { Recording } from "../recording.ts";
import { isFull, type World } from "../world/index.ts";
import { isTrouble } from "./trouble.ts";

/** What can be marked, the rarest first: where two fall on one place, the earlier in this list is shown. */
export const MARKER_KINDS = [
  "trouble", //      somebody or a callback failed, nobody asked for an error, or nothing can ever move again
  "closed", //       the manager has gone
  "wokenCancelled", // somebody was woken and is asked to stop before they could act
  "overtaken", //    somebody was woken, found the place taken and joined the line again
  "joinWaits", //    nothing lies on the plate while somebody waits in join: not everything is eaten up
  "wentOn", //       the first time that a put wakes somebody and goes on before they can act
  "firstWait", //    the first time that somebody has to wait in a line
  "joinReleased", // nothing is unfinished any more, and somebody was waiting for that
  "cancel", //       somebody is asked to stop
  "changed", //      a setting was moved
  "full", //         no more fits on the plate, where before it did
  "empty", //        the last loaf has left the plate
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

/** The kinds of event that can bring one about. */
const MARKED_BY: readonly Kind[] = [
  "itemPut",
  "itemTaken",
  "getterWoken",
  "getterLeft",
  "putterJoined",
  "getterJoined",
  "joinStarted",
  "joinReleased",
  "queueResized",
  "itemDropped",
  "taskCancelRequested",
  "taskEnded",
  "intervened",
  "callbackFailed",
  "deadlocked",
  "errorNeverRetrieved",
  "stepBlocked",
  "neverAwaited",
];

export interface Marker {
  readonly kind: MarkerKind;
  /** After so many events it has come about. */
  readonly seq: number;
  readonly atUs: number;
  /** Whom it is about, or -1. */
  readonly task: number;
}

export class Markers {
  /** The numbers of the markers of each kind, ascending. */
  private readonly found = Object.fromEntries(MARKER_KINDS.map((kind) => [kind, []])) as unknown as Readonly<
    Record<MarkerKind, number[]>
  >;
  private readonly trace: Trace;
  private readonly cast: Cast;
  private readonly following: Following;
  /** The plates on which no more fits. */
  private readonly full: Set<number>;
  /** The number of the event to come while nothing has happened since a put but that it woke somebody; else past. */
  private putting = -1;

  constructor(recording: Recording) {
    const { trace, cast, firstWorld, reading } = recording;
    this.trace = trace;
    this.cast = cast;
    this.full = new Set(firstWorld.queues.filter((queue) => queue && isFull(queue)).map(({ queue }) => queue));
    this.following = reading.follow((event, world) => this.apply(event, world), MARKED_BY);
  }

  /** Reads on, at most so many events; says whether it has read all there are. */
  update(mostEvents?: number): boolean {
    return this.following.readOn(mostEvents);
  }

  /** Ends the reading: what was found stays. */
  close(): void {
    this.following.leave();
  }

  /** How often a kind has been found. */
  count(kind: MarkerKind): number {
    return this.found[kind].length;
  }

  /**
   * At most `most` markers from one time to another, in order. The first of each kind is kept, unless a rarer one that
   * is kept has the same time. For the rest the span is cut into equal parts, as many as there is room left; where a
   * part is still without a marker, it keeps the first of its rarest kind.
   */
  between(fromUs: number, toUs: number, most: number): Marker[] {
    const shown = this.firstOfEach(fromUs, toUs).slice(0, most);
    const parts = most - shown.length;
    const width = Math.max(1, (toUs - fromUs) / parts);
    const partOf = (atUs: number): number => Math.min(parts - 1, Math.floor((atUs - fromUs) / width));
    const taken = new Set(shown.map(({ atUs }) => partOf(atUs)));
    for (const kind of parts > 0 ? MARKER_KINDS : []) {
      const seqs = this.found[kind];
      for (let i = firstFrom(seqs, this.seqFrom(fromUs)); i < seqs.length; ) {
        const marker = this.markerOf(kind, i);
        if (marker.atUs > toUs) break;
        const part = partOf(marker.atUs);
        if (!taken.has(part)) shown.push(marker);
        taken.add(part);
        // On to the next part at once: a part may hold very many.
        i = Math.max(i + 1, firstFrom(seqs, this.seqFrom(fromUs + (part + 1) * width)));
      }
    }
    return shown.sort((a, b) => a.seq - b.seq);
  }

  /** The first marker of a kind that lies after `seq`, or null. */
  next(kind: MarkerKind, seq: number): Marker | null {
    const i = firstFrom(this.found[kind], seq + 1);
    return i < this.count(kind) ? this.markerOf(kind, i) : null;
  }

  /** The last marker of a kind that lies before `seq`, or null. */
  previous(kind: MarkerKind, seq: number): Marker | null {
    const i = firstFrom(this.found[kind], seq) - 1;
    return i >= 0 ? this.markerOf(kind, i) : null;
  }

  /** The first marker of each kind in a span, the rarest kind first; of those at one time only the rarest. */
  private firstOfEach(fromUs: number, toUs: number): Marker[] {
    const firsts = new Map<number, Marker>();
    for (const kind of MARKER_KINDS) {
      const i = firstFrom(this.found[kind], this.seqFrom(fromUs));
      if (i === this.count(kind)) continue;
      const marker = this.markerOf(kind, i);
      if (marker.atUs <= toUs && !firsts.has(marker.atUs)) firsts.set(marker.atUs, marker);
    }
    return [...firsts.values()];
  }

  /** The number that a marker has at least if it lies at or after a time. */
  private seqFrom(atUs: number): number {
    return this.trace.countUntil(Math.ceil(atUs) - 1) + 1;
  }

  private markerOf(kind: MarkerKind, i: number): Marker {
    const seq = this.found[kind][i] as number;
    const event = this.trace.read(seq - 1);
    return { kind, seq, atUs: event.atUs, task: "task" in event ? event.task : -1 };
  }

  private mark(kind: MarkerKind, { seq }: TraceEvent): void {
    this.found[kind].push(seq + 1);
  }

  private apply(event: TraceEvent, world: World): void {
    const { kind } = event;
    switch (kind) {
      case "itemPut":
        this.putting = event.seq + 1;
        this.weigh(event, world);
        break;
      case "getterWoken":
      case "getterLeft":
        if (event.seq !== this.putting) break;
        this.putting++;
        if (kind === "getterWoken" && this.count("wentOn") === 0) this.mark("wentOn", event);
        break;
      case "itemTaken":
      case "queueResized":
      case "itemDropped":
        this.weigh(event, world);
        break;
      case "joinStarted":
        if (world.queues[event.queue]?.items.length === 0) this.mark("joinWaits", event);
        break;
      case "putterJoined":
      case "getterJoined":
        this.join(event, world);
        break;
      case "taskCancelRequested":
        this.mark("cancel", event);
        if (world.tasks[event.task]?.wokenFrom) this.mark("wokenCancelled", event);
        break;
      case "joinReleased":
        this.mark("joinReleased", event);
        break;
      case "intervened":
        this.mark("changed", event);
        break;
      case "callbackFailed":
      case "deadlocked":
      case "errorNeverRetrieved":
      case "stepBlocked":
      case "neverAwaited":
        this.mark("trouble", event);
        break;
      case "taskEnded":
        if (isTrouble(event)) this.mark("trouble", event);
        if (event.outcome !== "failed" && this.cast.roleOf(event.task) === "manager") this.mark("closed", event);
        break;
    }
  }

  /**
   * Full is: no more fits, so a plate becomes full also by a new limit that is not above what lies there, and stays full
   * while it is over-full. Empty: its last loaf was taken.
   */
  private weigh(event: Extract<TraceEvent, { readonly queue: number }>, { queues }: World): void {
    const queue = queues[event.queue];
    if (!queue || !this.cast.plates().includes(event.queue)) return;
    const wasFull = this.full.has(event.queue);
    if (isFull(queue)) this.full.add(event.queue);
    else this.full.delete(event.queue);
    if (isFull(queue) && !wasFull) this.mark("full", event);
    if (event.kind !== "itemTaken" || queue.items.length > 0) return;
    this.mark("empty", event);
    if (queue.joiners.length > 0) this.mark("joinWaits", event);
  }

  private join(event: Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" }>, { queues }: World): void {
    if (this.count("firstWait") === 0) this.mark("firstWait", event);
    const queue = queues[event.queue];
    const line = event.kind === "putterJoined" ? queue?.putters : queue?.getters;
    if ((line?.at(-1)?.overtakenBy ?? -1) >= 0) this.mark("overtaken", event);
  }
}

/** The first place in an ascending list whose number is at least `limit`. */
function firstFrom(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
