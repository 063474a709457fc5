/**
 * Journeys: for each loaf, which events it went through. Keeps their numbers only, 20 bytes a loaf.
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
  /** The event of each stage, by loaf; counted from 1, 0 where it has not happened. */
  private seqs = new Uint32Array(64 * STAGES.length);

  /** Says that event `seq` is a stage in the life of a loaf; only the first such event counts. */
  note(loaf: number, stage: Stage, seq: number): void {
    this.seqs = withRoom(this.seqs, (loaf + 1) * STAGES.length);
    const at = loaf * STAGES.length + STAGES.indexOf(stage);
    if (this.seqs[at] === 0) this.seqs[at] = seq + 1;
  }

  /** What has happened to a loaf, in order; nothing for one that is not there. */
  of(loaf: number, trace: ReadableTrace): JourneyStep[] {
    const steps: JourneyStep[] = [];
    STAGES.forEach((stage, i) => {
      const seq = (this.seqs[loaf * STAGES.length + i] ?? 0) - 1;
      if (seq < 0) return;
      const { kind, atUs, task } = trace.read(seq);
      const isBaked = steps.at(-1)?.what !== "begun";
      const ending = kind === "itemDone" ? "eaten" : isBaked ? "lost" : "abandoned";
      steps.push({ what: stage === "ended" ? ending : stage, atUs, task, seq });
    });
    return steps;
  }
}
