/**
 * Steps: which events a viewer of the kitchen sees as one, and where the cursor stands after each; and where callbacks
 * begin and end. The same places forwards and backwards, at any speed.
 */
import type { Cast } from "../bakery/index.ts";
import type { Kind, Trace, TraceEvent } from "../trace/index.ts";

const VISIBLE: ReadonlySet<Kind> = new Set<Kind>([
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
  "intervened",
  "stepBlocked",
  "neverAwaited",
]);

/** Events with which a callback of the loop begins: what stands before one belongs to what happened before it. */
const OPENING: ReadonlySet<Kind> = new Set<Kind>(["turnStarted", "callbackStarted", "sleepOver", "taskResumed"]);

/** What stands in no callback, beside those: it comes from outside, or when the loop is closed. */
const BETWEEN: ReadonlySet<Kind> = new Set<Kind>([
  ...OPENING,
  "intervened",
  "deadlocked",
  "taskLeftPending",
  "errorNeverRetrieved",
]);

/** A trace and who plays in it. */
export interface Played {
  readonly trace: Trace;
  readonly cast: Cast;
}

/** Whether a viewer sees an event: among them that a baker begins to bake, which is when they fall asleep. */
export function isVisible(event: TraceEvent, cast: Cast): boolean {
  if (event.kind === "taskEnded" && cast.roleOf(event.task) === "part") return false;
  if (VISIBLE.has(event.kind)) return true;
  return (isWorkBegun(event) || isGathering(event)) && cast.roleOf(event.task) === "baker";
}

/** Whether somebody falls asleep, if only for a turn. */
export const isWorkBegun = (event: TraceEvent): event is Extract<TraceEvent, { kind: "taskSlept" | "taskSuspended" }> =>
  event.kind === "taskSlept" || (event.kind === "taskSuspended" && event.future === 0);

/** Whether somebody waits for several that they have gathered. */
const isGathering = (event: TraceEvent): event is Extract<TraceEvent, { kind: "taskSuspended" }> =>
  event.kind === "taskSuspended" && event.purpose === "gather";

/** The place after the first visible event at or after `seq`, or null when the trace holds none yet. */
export function stepAfter({ trace, cast }: Played, seq: number): number | null {
  for (let i = seq; i < trace.length; i++) if (isVisible(trace.read(i), cast)) return placeAfter({ trace, cast }, i);
  return null;
}

/** The last place of a step that lies before `seq`; 0 when there is none. */
export function stepBefore({ trace, cast }: Played, seq: number): number {
  for (let i = seq - 1; i >= 0; i--) {
    if (!isVisible(trace.read(i), cast)) continue;
    const place = placeAfter({ trace, cast }, i);
    if (place < seq) return place;
  }
  return 0;
}

/**
 * Whether what happened last at a place is over: the loop's next callback, or something from outside, comes next. That a
 * turn begins belongs to its first callback.
 */
export function isBetweenCallbacks(trace: Trace, seq: number): boolean {
  if (seq === 0 || seq === trace.length) return true;
  return BETWEEN.has(trace.read(seq).kind) && trace.read(seq - 1).kind !== "turnStarted";
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
export function lastVisible({ trace, cast }: Played, seq: number): number | null {
  for (let i = seq - 1; i >= 0; i--) if (isVisible(trace.read(i), cast)) return i;
  return null;
}

/** Where one stands after a visible event: also after what it brings at once, such as falling asleep. */
export function placeAfter({ trace, cast }: Played, seq: number): number {
  let place = seq + 1;
  for (; place < trace.length; place++) {
    const event = trace.read(place);
    if (isVisible(event, cast) || OPENING.has(event.kind)) break;
  }
  return place;
}
