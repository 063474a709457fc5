/**
 * Until: what one can let a kitchen run until, found in a trace event by event. Always something that comes about: what
 * is so already must happen again.
 */
import type { Settings, Trace } from "../bakery/index.ts";
import type { Scene } from "./scene.ts";
import { isVisible } from "./steps.ts";

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

/** The number of the event after which it first comes about, among those from number `from` up to `to`; or null. */
export function firstMatch({ trace, sceneAt }: Reel, condition: Condition, from: number, to: number): number | null {
  const isIt = matcherOf(condition, sceneAt(from));
  for (let seq = from; seq < to; seq++) if (isIt(trace, seq)) return seq + 1;
  return null;
}

type Matcher = (trace: Trace, seq: number) => boolean;

function matcherOf(condition: Condition, { onPlate, settings }: Scene): Matcher {
  switch (condition.until) {
    case "acts":
      return (trace, seq) => {
        const { task, kind } = trace.read(seq);
        return task === condition.task && isVisible(kind);
      };
    case "somebodyWaits":
      return among("putterJoined", "getterJoined");
    case "joinReleased":
      return among("joinReleased");
    case "trouble":
      return (trace, seq) => {
        const { kind, a } = trace.read(seq);
        if (kind === "taskEnded") return a === 1;
        return kind === "callbackFailed" || kind === "deadlocked" || kind === "errorNeverRetrieved";
      };
    default:
      return levelMatcher(condition.until, onPlate.length, settings);
  }
}

const among =
  (...kinds: string[]): Matcher =>
  (trace, seq) =>
    kinds.includes(trace.read(seq).kind);

function levelMatcher(until: "plateFull" | "plateEmpty", startLevel: number, settings: Settings): Matcher {
  let level = startLevel;
  let limit = settings.bounded ? settings.size : Number.POSITIVE_INFINITY;
  return (trace, seq) => {
    const { kind, a } = trace.read(seq);
    if (kind === "queueResized") limit = a === 0 ? Number.POSITIVE_INFINITY : a;
    if (kind === "itemPut") return ++level === limit && until === "plateFull";
    if (kind === "itemTaken") return --level === 0 && until === "plateEmpty";
    return false;
  };
}
