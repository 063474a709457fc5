/**
 * Steps: which events a viewer of the kitchen sees as one, and where the cursor stands after each.
 * The same places forwards and backwards, at any speed.
 */
import type { Kind, Trace } from "../bakery/index.ts";

const VISIBLE: ReadonlySet<Kind> = new Set<Kind>([
  "loafBegun",
  "itemPut",
  "itemTaken",
  "itemDone",
  "putterJoined",
  "getterJoined",
  "joinStarted",
  "joinReleased",
  "taskEnded",
  "deadlocked",
  "callbackFailed",
  "taskLeftPending",
  "errorNeverRetrieved",
  "changed",
]);

/** Events with which a callback of the loop begins: what stands before one belongs to what happened before it. */
const OPENING: ReadonlySet<Kind> = new Set<Kind>(["callbackStarted", "sleepOver", "taskResumed"]);

/** What stands in no callback, beside those: it comes from outside, or when the loop is closed. */
const BETWEEN: ReadonlySet<Kind> = new Set<Kind>([
  ...OPENING,
  "changed",
  "deadlocked",
  "taskLeftPending",
  "errorNeverRetrieved",
]);

export const isVisible = (kind: Kind): boolean => VISIBLE.has(kind);

/** The place after the first visible event at or after `seq`, or null when the trace holds none yet. */
export function stepAfter(trace: Trace, seq: number): number | null {
  for (let i = seq; i < trace.length; i++) if (isVisible(trace.read(i).kind)) return placeAfter(trace, i);
  return null;
}

/** The last place of a step that lies before `seq`; 0 when there is none. */
export function stepBefore(trace: Trace, seq: number): number {
  for (let i = seq - 1; i >= 0; i--) {
    if (!isVisible(trace.read(i).kind)) continue;
    const place = placeAfter(trace, i);
    if (place < seq) return place;
  }
  return 0;
}

/** Whether what happened last at a place is over: the loop's next callback, or something from outside, comes next. */
export function isBetweenCallbacks(trace: Trace, seq: number): boolean {
  return seq === 0 || seq === trace.length || BETWEEN.has(trace.read(seq).kind);
}

/** The place after the callback that comes next at `seq`, or after what is left of the one that runs; null at the end. */
export function callbackAfter(trace: Trace, seq: number): number | null {
  for (let place = seq + 1; place <= trace.length; place++) if (isBetweenCallbacks(trace, place)) return place;
  return null;
}

/** The place before the callback that runs at `seq`, or that came last there; 0 at the start. */
export function callbackBefore(trace: Trace, seq: number): number {
  for (let place = seq - 1; place > 0; place--) if (isBetweenCallbacks(trace, place)) return place;
  return 0;
}

/** The last visible event before `seq`, or null. */
export function lastVisible(trace: Trace, seq: number): number | null {
  for (let i = seq - 1; i >= 0; i--) if (isVisible(trace.read(i).kind)) return i;
  return null;
}

/** Where one stands after a visible event: also after what it brings at once, such as falling asleep. */
export function placeAfter(trace: Trace, seq: number): number {
  let place = seq + 1;
  for (; place < trace.length; place++) {
    const { kind } = trace.read(place);
    if (isVisible(kind) || OPENING.has(kind)) break;
  }
  return place;
}
