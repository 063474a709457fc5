/**
 * Journeys: for each loaf of a trace, which events it went through. Keeps their numbers only, 20 bytes a loaf.
 */
import { withRoom } from "./packed.ts";
import type { ReadableTrace } from "./prologue.ts";

/**
 * What happens to a loaf, in this order: begun; baked, when its baker comes to the plate with it; put; taken; and at
 * last eaten, or lost with the person who held it, or, before it was baked, abandoned by its baker.
 */
export interface JourneyStep {
  readonly what: "begun" | "baked" | "put" | "taken" | "eaten" | "lost" | "abandoned";
  readonly atUs: number;
  /** Who did it. */
  readonly task: number;
  /** The number of the event in the trace. */
  readonly seq: number;
}

const STAGES = ["begun", "baked", "put", "taken", "ended"] as const;
export type Stage = (typeof STAGES)[number];

export class Journeys {
  /** The event of each stage, by the loaf's place in the trace; counted from 1, 0 where it has not happened. */
  private seqs = new Uint32Array(64 * STAGES.length);

  constructor(private readonly trace: ReadableTrace) {}

  /** Says that event `seq` is a stage in the life of a loaf; only the first such event counts. */
  note(loaf: number, stage: Stage, seq: number): void {
    const first = this.trace.placeOfLoaf(loaf) * STAGES.length;
    this.seqs = withRoom(this.seqs, first + STAGES.length);
    const at = first + STAGES.indexOf(stage);
    if (this.seqs[at] === 0) this.seqs[at] = seq + 1;
  }

  /** What has happened to a loaf, in order; nothing for one that is not there. */
  of(loaf: number): JourneyStep[] {
    const steps: JourneyStep[] = [];
    const first = this.trace.placeOfLoaf(loaf) * STAGES.length;
    STAGES.forEach((stage, i) => {
      const seq = (this.seqs[first + i] ?? 0) - 1;
      if (seq < 0) return;
      const { kind, atUs, task } = this.trace.read(seq);
      const isBaked = steps.at(-1)?.what !== "begun";
      const ending = kind === "itemDone" ? "eaten" : isBaked ? "lost" : "abandoned";
      steps.push({ what: stage === "ended" ? ending : stage, atUs, task, seq });
    });
    return steps;
  }
}
