/**
 * Until: what one can let a kitchen run until, found in a trace event by event. Always something that comes about: what
 * is so already must happen again.
 */
import type { Settings, Trace, TraceEvent } from "../bakery/index.ts";
import { PlateLevel } from "./plate-level.ts";
import type { Scene } from "./scene.ts";
import { isVisible } from "./steps.ts";
import { isTrouble } from "./trouble.ts";

export const CONDITIONS = ["somebodyWaits", "plateFull", "plateEmpty", "joinReleased", "trouble"] as const;
export type Condition =
  | { readonly until: (typeof CONDITIONS)[number] }
  /** The next thing that a person does and one can see. */
  | { readonly until: "acts"; readonly task: number };

interface Reel {
  readonly trace: Trace;
  readonly sceneAt: (seq: number) => Scene;
}

/** Whether it can come about at all with these settings: a plate without a limit is never full. */
export function canHappen(condition: Condition, settings: Settings): boolean {
  return condition.until !== "plateFull" || settings.bounded;
}

/**
 * The place right after the event with which it first comes about, among the events from number `from` up to, not
 * including, `to`; or null. Looking on from where one has stopped finds the same as looking at once.
 */
export function firstMatch({ trace, sceneAt }: Reel, condition: Condition, from: number, to: number): number | null {
  const isIt = matcherOf(condition, () => sceneAt(hasJustChanged(trace, from) ? from - 1 : from));
  for (let seq = from; seq < to; seq++) if (isIt(trace.read(seq))) return seq + 1;
  return null;
}

/** Whether a place lies between an edit and what comes of it: the scene has the new limit there, the queue the old one. */
const hasJustChanged = (trace: Trace, seq: number): boolean => seq > 0 && trace.read(seq - 1).kind === "changed";

type Matcher = (event: TraceEvent) => boolean;

/** `before` gives the scene before the first event to look at; it is dear, so asked for only where it matters. */
function matcherOf(condition: Condition, before: () => Scene): Matcher {
  switch (condition.until) {
    case "acts":
      return ({ task, kind }) => task === condition.task && isVisible(kind);
    case "somebodyWaits":
      return ({ kind }) => kind === "putterJoined" || kind === "getterJoined";
    case "joinReleased":
      return ({ kind }) => kind === "joinReleased";
    case "trouble":
      return isTrouble;
    case "plateFull":
    case "plateEmpty": {
      const plate = new PlateLevel(before());
      const wanted = condition.until === "plateFull" ? "full" : "empty";
      return (event) => plate.apply(event) === wanted;
    }
  }
}
