/**
 * Conditions: what one can let a kitchen run until, found in a recording event by event. Always something that comes
 * about: what is so already must happen again.
 */
import type { TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import type { Scene } from "../scene/index.ts";
import { isVisible } from "../steps.ts";
import { isFull, type World } from "../world/index.ts";
import { isTrouble } from "./trouble.ts";

export const CONDITIONS = ["somebodyWaits", "plateFull", "plateEmpty", "joinReleased", "trouble"] as const;
export type Condition =
  | { readonly until: (typeof CONDITIONS)[number] }
  /** The next thing that a person does and one can see. */
  | { readonly until: "acts"; readonly task: number };

/** Whether it can come about at all in such a kitchen: a plate without a limit is never full. */
export function canHappen(condition: Condition, scene: Scene): boolean {
  return condition.until !== "plateFull" || scene.plates.some(({ maxsize }) => maxsize > 0);
}

/**
 * The place right after the event with which it first comes about, among the events from number `from` up to, not
 * including, `to`; or null. Looking on from where one has stopped finds the same as looking at once.
 */
export function firstMatch(recording: Recording, condition: Condition, from: number, to: number): number | null {
  if (from >= to) return null;
  const isIt = matcherOf(recording, condition);
  const read = recording.trace.openReader();
  if (condition.until !== "plateFull" && condition.until !== "plateEmpty") {
    for (let seq = from; seq < to; seq++) if (isIt(read(seq))) return seq + 1;
    return null;
  }
  const draft = recording.draftAt(from);
  const wanted = condition.until === "plateFull" ? isFullPlate : isEmptyPlate;
  const { plates } = recording.cast;
  let was = plates().map((queue) => wanted(draft.world, queue));
  for (let seq = from; seq < to; seq++) {
    draft.apply(read(seq));
    if (!("queue" in read(seq))) continue;
    const is = plates().map((queue) => wanted(draft.world, queue));
    if (is.some((now, i) => now && was[i] === false)) return seq + 1;
    was = is;
  }
  return null;
}

const isFullPlate = ({ queues }: World, queue: number): boolean => {
  const plate = queues[queue];
  return plate !== undefined && isFull(plate);
};
// One that is only made is not emptied by that.
const isEmptyPlate = ({ queues }: World, queue: number): boolean => (queues[queue]?.items.length ?? 0) === 0;

function matcherOf({ cast }: Recording, condition: Condition): (event: TraceEvent) => boolean {
  switch (condition.until) {
    case "acts":
      return (event) => "task" in event && event.task === condition.task && isVisible(event, cast);
    case "somebodyWaits":
      return ({ kind }) => kind === "putterJoined" || kind === "getterJoined";
    case "joinReleased":
      return ({ kind }) => kind === "joinReleased";
    default:
      return isTrouble;
  }
}
