/**
 * trouble: whether something goes wrong with an event.
 */
import type { TraceEvent } from "../../trace/index.ts";

/**
 * Somebody or a callback fails, nobody asked for an error, a step blocks the loop, a coroutine is never awaited, or nothing
 * can ever move again.
 */
export function isTrouble(event: TraceEvent): boolean {
  switch (event.kind) {
    case "taskEnded":
      return event.outcome === "failed";
    case "callbackFailed":
    case "deadlocked":
    case "errorNeverRetrieved":
    case "stepBlocked":
    case "neverAwaited":
      return true;
    default:
      return false;
  }
}
