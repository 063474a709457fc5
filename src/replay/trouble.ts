/**
 * trouble: whether something goes wrong with an event.
 */
import type { TraceEvent } from "../bakery/index.ts";

// A place in OUTCOMES. Not looked up there: that value would move the trace's code out of the page's first chunk.
const FAILED = 1;

export const hasFailed = ({ kind, a }: TraceEvent): boolean => kind === "taskEnded" && a === FAILED;

/** Somebody or a callback fails, nobody asked for an error, or nothing can ever move again. */
export function isTrouble(event: TraceEvent): boolean {
  const { kind } = event;
  return hasFailed(event) || kind === "callbackFailed" || kind === "deadlocked" || kind === "errorNeverRetrieved";
}
