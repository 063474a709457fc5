/**
 * Log: what happened around a place of a run, one sentence for each thing that one can see.
 */
import type { Trace } from "../bakery/index.ts";
import { narrate, type Sentence } from "./narration.ts";
import type { Scene } from "./scene.ts";
import { isVisible, placeAfter } from "./steps.ts";

export interface LogEntry {
  /** Where one stands after it. */
  readonly place: number;
  readonly atUs: number;
  readonly sentence: Sentence;
  /** Who did it or whom it is about, or -1; and the loaf it is about, or null. */
  readonly task: number;
  readonly loaf: number | null;
}

const LOAF_IN_A = new Set(["loafBegun", "itemPut", "itemTaken"]);
/** Entries that were made once are kept: making one means going to its place. */
const MOST_KEPT = 5000;

export class Log {
  private readonly kept = new Map<number, LogEntry | null>();

  constructor(
    private readonly trace: Trace,
    private readonly sceneAt: (seq: number) => Scene,
  ) {}

  /** At most `before` entries up to a place of the trace and `after` behind it, in order. */
  around(seq: number, before: number, after: number): LogEntry[] {
    const events: number[] = [];
    for (let i = seq - 1; i >= 0 && events.length < before; i--) if (this.isTold(i)) events.push(i);
    events.reverse();
    const most = events.length + after;
    for (let i = seq; i < this.trace.length && events.length < most; i++) if (this.isTold(i)) events.push(i);
    return events.map((i) => this.entryOf(i)).filter((entry) => entry !== null);
  }

  private isTold(seq: number): boolean {
    return isVisible(this.trace.read(seq).kind);
  }

  private entryOf(seq: number): LogEntry | null {
    const known = this.kept.get(seq);
    if (known !== undefined) return known;
    const entry = this.makeEntry(seq);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(seq, entry);
    return entry;
  }

  private makeEntry(seq: number): LogEntry | null {
    const { kind, task, a, atUs } = this.trace.read(seq);
    const place = placeAfter(this.trace, seq);
    const scene = this.sceneAt(seq + 1);
    const sentence = narrate(this.trace, seq, scene);
    if (!sentence) return null;
    const loaf = LOAF_IN_A.has(kind) ? a : kind === "putterJoined" ? (scene.people[task]?.loaf ?? null) : null;
    return { place, atUs, sentence, task, loaf };
  }
}
