/**
 * Lesson: what one is shown, asked and given to do, as data: a kitchen and its beats. The words are the message catalogue's,
 * one sentence a beat in the same order (view/i18n: `learn.beats`). A lesson of a teacher's own is one entry in shelf.ts and
 * its sentences.
 */
import type { CastRole, PresetId, Scenario } from "../bakery/index.ts";
import type { Kind, TraceEvent } from "../trace/index.ts";
import type { GoalId } from "./goals.ts";
import type { Part } from "./order-lines.ts";
import type { Ahead, QuestionKind, RunPlace } from "./questions/index.ts";

/** What is waited for: an event of a kind, by somebody with a role, the nth such from where one stands (1 if left out). */
export interface Moment {
  readonly event: Kind;
  readonly by?: CastRole;
  readonly nth?: number;
}

/**
 * 1. look: the kitchen plays on and stops before a moment, or after it; whoever it is about is lit, and the sentence is said.
 *    Without a moment it is said where one stands.
 * 2. predict: a question about what comes next.
 * 3. do: something is to be moved until a goal is met.
 * 4. mend: habits and settings are to be changed until the doctor finds nothing wrong.
 * 5. order: lines of the program are to be put in order.
 * 6. loop: one is the loop for so many right moves.
 * 7. tell: a short end, with where Python's documentation has it (below https://docs.python.org/3/library/).
 */
export type Beat =
  | { readonly kind: "look"; readonly moment?: Moment; readonly isAfter?: boolean }
  | { readonly kind: "predict"; readonly ask: QuestionKind }
  | { readonly kind: "do"; readonly goal: GoalId }
  | { readonly kind: "mend" }
  | { readonly kind: "order"; readonly part: Part }
  | { readonly kind: "loop"; readonly moves: number }
  | { readonly kind: "tell"; readonly page: string };

export interface Lesson {
  readonly id: string;
  /** The kitchen: one to choose from, or one of its own. */
  readonly kitchen: PresetId | Scenario;
  /** About so many minutes. */
  readonly minutes: number;
  /** asyncio's words by which one looks for it. */
  readonly words: readonly string[];
  /** When its picture is taken, in microseconds. */
  readonly pictureUs: number;
  readonly beats: readonly Beat[];
}

/** The event of a moment from the place on, or null where it does not come in the time looked at. */
export function eventOf(ahead: Ahead, { event: kind, by, nth = 1 }: Moment): TraceEvent | null {
  const { trace, cast } = ahead.recording;
  const read = trace.openReader();
  let count = 0;
  for (let seq = ahead.seq; seq < trace.length; seq++) {
    const event = read(seq);
    if (event.kind !== kind) continue;
    if (by && !("task" in event && cast.roleOf(event.task) === by)) continue;
    count++;
    if (count === nth) return trace.read(seq);
  }
  return null;
}

/** Where one is to stand for a beat that looks at a moment, and who is lit; null where it does not come. */
export function standFor(
  ahead: Ahead,
  beat: Extract<Beat, { kind: "look" }>,
): { readonly place: RunPlace; readonly task: number } | null {
  if (!beat.moment) return { place: ahead.from, task: -1 };
  const event = eventOf(ahead, beat.moment);
  if (!event) return null;
  const task = "task" in event ? event.task : -1;
  return { place: beat.isAfter ? ahead.placeAfter(event.seq) : ahead.placeBefore(event.seq), task };
}
