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
  "changed",
]);

export const isVisible = (kind: Kind): boolean => VISIBLE.has(kind);

/** The place after the first visible event at or after `seq`, or null when the trace holds none yet. */
export function stepAfter(trace: Trace, seq: number): number | null {
  for (let i = seq; i < trace.length; i++) if (isVisible(trace.read(i).kind)) return i + 1;
  return null;
}

/** The place after the last visible event that ends before `seq`; 0 when there is none. */
export function stepBefore(trace: Trace, seq: number): number {
  for (let i = seq - 2; i >= 0; i--) if (isVisible(trace.read(i).kind)) return i + 1;
  return 0;
}
