/**
 * Markers: the moments of a run worth jumping to. Reads on in a trace as it grows; keeps a few bytes a moment.
 */
import type { Trace, TraceEvent } from "../bakery/index.ts";
import type { Scene } from "./scene.ts";

/** What can be marked, the rarest first: where two fall on one place, the earlier in this list is shown. */
export const MARKER_KINDS = [
  "trouble", //      somebody or a callback failed, or nothing can ever move again
  "closed", //       the manager has gone
  "overtaken", //    somebody was woken, found the place taken and joined the line again
  "firstWait", //    the first time that somebody has to wait in a line
  "joinReleased", // nothing is unfinished any more, and the manager was waiting for that
  "cancel", //       somebody is asked to stop
  "changed", //      a setting was moved
  "full", //         no more fits on the plate
  "empty", //        the last loaf has left the plate
] as const;
export type MarkerKind = (typeof MARKER_KINDS)[number];

export interface Marker {
  readonly kind: MarkerKind;
  /** After so many events it has come about. */
  readonly seq: number;
  readonly atUs: number;
  /** Whom it is about, or -1. */
  readonly task: number;
}

export class Markers {
  private readonly found = new Map<MarkerKind, { seqs: number[]; tasks: number[] }>();
  private read = 0;
  private level: number;
  private limit: number;
  /** Who stands in line with which future, and who was woken from which line and has not acted yet. */
  private readonly holders = new Map<number, number>();
  private readonly cancelled = new Set<number>();
  private readonly woken = new Map<number, string>();

  /** `first` is the kitchen before the trace's first event. */
  constructor(
    private readonly trace: Trace,
    first: Scene,
  ) {
    for (const kind of MARKER_KINDS) this.found.set(kind, { seqs: [], tasks: [] });
    this.level = first.onPlate.length;
    this.limit = first.settings.bounded ? first.settings.size : Number.POSITIVE_INFINITY;
    for (const { task, future } of [...first.putLine, ...first.getLine]) this.holders.set(future, task);
  }

  /** Reads on, at most so many events; says whether it has read all there are. */
  update(mostEvents = Number.POSITIVE_INFINITY): boolean {
    const end = Math.min(this.trace.length, this.read + mostEvents);
    for (; this.read < end; this.read++) this.apply(this.trace.read(this.read));
    return end === this.trace.length;
  }

  /** How often a kind has been found. */
  count(kind: MarkerKind): number {
    return this.found.get(kind)?.seqs.length ?? 0;
  }

  /**
   * At most `most` markers from one time to another, in order of time. The span is cut into as many equal parts; of
   * several markers in one part the rarest kind is kept, and of those the first.
   */
  between(fromUs: number, toUs: number, most: number): Marker[] {
    const parts = new Map<number, Marker>();
    const width = Math.max(1, (toUs - fromUs) / most);
    for (const kind of MARKER_KINDS) {
      const { seqs, tasks } = this.found.get(kind) ?? { seqs: [], tasks: [] };
      for (let i = this.firstFrom(seqs, fromUs); i < seqs.length; ) {
        const atUs = this.atUsOf(seqs[i] as number);
        if (atUs > toUs) break;
        const part = Math.min(most - 1, Math.floor((atUs - fromUs) / width));
        if (!parts.has(part)) parts.set(part, { kind, seq: seqs[i] as number, atUs, task: tasks[i] as number });
        // On to the next part at once: a part may hold very many.
        i = Math.max(i + 1, this.firstFrom(seqs, fromUs + (part + 1) * width));
      }
    }
    return [...parts.values()].sort((a, b) => a.seq - b.seq);
  }

  /** The first marker of a kind after so many events, or null. */
  next(kind: MarkerKind, seq: number): Marker | null {
    const { seqs, tasks } = this.found.get(kind) ?? { seqs: [], tasks: [] };
    const i = lowerBound(seqs, seq + 1, (one) => one);
    if (i === seqs.length) return null;
    return { kind, seq: seqs[i] as number, atUs: this.atUsOf(seqs[i] as number), task: tasks[i] as number };
  }

  private firstFrom(seqs: readonly number[], fromUs: number): number {
    return lowerBound(seqs, fromUs, (seq) => this.atUsOf(seq));
  }

  private atUsOf(seq: number): number {
    return this.trace.atUsOf(seq - 1);
  }

  private mark(kind: MarkerKind, event: TraceEvent): void {
    const { seqs, tasks } = this.found.get(kind) as { seqs: number[]; tasks: number[] };
    seqs.push(event.seq + 1);
    tasks.push(event.task);
  }

  private apply(event: TraceEvent): void {
    const { kind, task, a } = event;
    switch (kind) {
      case "itemPut":
        this.woken.delete(task);
        if (++this.level === this.limit) this.mark("full", event);
        break;
      case "itemTaken":
        this.woken.delete(task);
        if (--this.level === 0) this.mark("empty", event);
        break;
      case "queueResized":
        this.limit = a === 0 ? Number.POSITIVE_INFINITY : a;
        break;
      case "putterJoined":
      case "getterJoined":
        this.join(event);
        break;
      case "putterLeft":
      case "getterLeft":
        this.leave(event);
        break;
      case "futureDone":
        this.cancelled.add(a);
        break;
      case "taskCancelRequested":
        this.mark("cancel", event);
        break;
      case "changed":
      case "joinReleased":
        this.mark(kind, event);
        break;
      case "taskEnded":
        this.end(event);
        break;
      case "callbackFailed":
      case "deadlocked":
        this.mark("trouble", event);
        break;
    }
  }

  private join(event: TraceEvent): void {
    const line = event.kind === "putterJoined" ? "put" : "get";
    if (this.count("firstWait") === 0 && event.task >= 0) this.mark("firstWait", event);
    if (this.woken.get(event.task) === line) this.mark("overtaken", event);
    this.woken.delete(event.task);
    this.holders.set(event.a, event.task);
  }

  private leave(event: TraceEvent): void {
    const holder = this.holders.get(event.a);
    this.holders.delete(event.a);
    // A waiter whose future was cancelled leaves the line too, but nobody woke it.
    if (this.cancelled.delete(event.a) || holder === undefined) return;
    this.woken.set(holder, event.kind === "putterLeft" ? "put" : "get");
  }

  private end(event: TraceEvent): void {
    this.woken.delete(event.task);
    if (event.a === 1) this.mark("trouble", event);
    else if (event.task === 0) this.mark("closed", event);
  }
}

/** The first place in an ascending list whose value is at least `limit`. */
function lowerBound(list: readonly number[], limit: number, value: (one: number) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value(list[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
