/**
 * Lifecycles: for each item of a trace, which events it went through. Keeps their numbers only, 20 bytes an item.
 */
import type { Cast } from "../../bakery/index.ts";
import type { Trace } from "../../trace/index.ts";
import { withRoom } from "../packed-lists.ts";

/**
 * What happens to a loaf, in this order: begun; baked, when its baker comes to the plate with it; put; taken; and at
 * last eaten, or lost with the person who held it or by the plate on which it lay, or, before it was baked, abandoned by its baker.
 */
export interface LifecycleStep {
  readonly what: "begun" | "baked" | "put" | "taken" | "eaten" | "lost" | "abandoned";
  readonly atUs: number;
  /** Who did it. */
  readonly task: number;
  /** The number of the event in the trace. */
  readonly seq: number;
}

const STAGES = ["begun", "baked", "put", "taken", "ended"] as const;
export type Stage = (typeof STAGES)[number];
/** In the place of an event that is not kept any more. */
const BEFORE = 0xffff_ffff;
const PLACES: Readonly<Record<Stage, number>> = { begun: 0, baked: 1, put: 2, taken: 3, ended: 4 };

export class Lifecycles {
  private readonly trace: Trace;
  private readonly cast: Cast;
  /** The event of each stage, by the item's place in lists; counted from 1, 0 where it has not happened. */
  private seqs = new Uint32Array(64 * STAGES.length);

  constructor(trace: Trace, cast: Cast) {
    this.trace = trace;
    this.cast = cast;
  }

  /** Says that event `seq` is a stage in the life of an item; only the first such event counts. */
  note(item: number, stage: Stage, seq: number): void {
    const place = this.cast.placeOf(item);
    if (place < 0) return;
    const first = place * STAGES.length;
    this.seqs = withRoom(this.seqs, first + STAGES.length);
    const at = first + PLACES[stage];
    if (this.seqs[at] === 0) this.seqs[at] = seq + 1;
  }

  /** Says that a stage in the life of an item was before what is kept of the trace. */
  noteBefore(item: number, stage: Stage): void {
    this.note(item, stage, BEFORE - 1);
  }

  /** What has happened to an item, in order, as far as that is kept; nothing for one that is not there. */
  of(item: number): LifecycleStep[] {
    const steps: LifecycleStep[] = [];
    let last: Stage | null = null;
    const first = this.cast.placeOf(item) * STAGES.length;
    STAGES.forEach((stage, i) => {
      const seq = (this.seqs[first + i] ?? 0) - 1;
      if (seq < 0) return;
      const before = last;
      last = stage;
      if (seq === BEFORE - 1) return;
      const event = this.trace.read(seq);
      const isBaked = before !== "begun";
      const isDropped = event.kind === "itemDropped" || event.kind === "itemLost";
      const isEaten =
        !isDropped && (event.kind !== "taskEnded" || (event.outcome === "finished" && before === "taken"));
      const ending = isEaten ? "eaten" : isBaked ? "lost" : "abandoned";
      const task = "task" in event ? event.task : -1;
      steps.push({ what: stage === "ended" ? ending : stage, atUs: event.atUs, task, seq });
    });
    return steps;
  }
}
