/**
 * trouble: whether something goes wrong with an event.
 */
import type { TraceEvent } from "../../trace/index.ts";

/** Somebody or a callback fails, nobody asked for an error, or nothing can ever move again. */
export function isTrouble(event: TraceEvent): boolean {
  switch (event.kind) {
    case "taskEnded":
      return event.outcome === "failed";
    case "callbackFailed":
    case "deadlocked":
    case "errorNeverRetrieved":
      return true;
    default:
      return false;
  }
}
