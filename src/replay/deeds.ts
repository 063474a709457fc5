/**
 * Deeds: what one callback of the loop did, one by one, for those who want to read it.
 */
import { type Edit, OUTCOMES, type Trace } from "../bakery/index.ts";
import { PURPOSES, type Purpose } from "../engine/index.ts";
import { callbackBefore } from "./steps.ts";

export type Deed =
  | { readonly did: "put" | "took" | "printed"; readonly loaf: number }
  /** A coroutine was handed to the loop. */
  | { readonly did: "created"; readonly task: number }
  /** Somebody was asked to stop. */
  | { readonly did: "cancelled"; readonly task: number }
  /** A future got its outcome, so whoever awaited it joined the ready line. */
  | { readonly did: "woke"; readonly task: number; readonly isCancelled: boolean }
  | { readonly did: "slept"; readonly untilUs: number }
  /** Stopped at an await of something that is not done yet. */
  | { readonly did: "awaited"; readonly purpose: Purpose }
  | { readonly did: "gaveUpTurn" | "reportedDone" | "releasedJoin" }
  /** The coroutine is over; a plain callback that is told so joined the ready line. */
  | { readonly did: "ended"; readonly outcome: (typeof OUTCOMES)[number] }
  | { readonly did: "scheduledTelling" }
  /** From outside: a setting was moved. */
  | { readonly did: "changed"; readonly edit: Edit["kind"] | null };

/** What the callback that runs at a place has done so far, or the one that has just run there. */
export function deedsAt(trace: Trace, seq: number): Deed[] {
  const start = callbackBefore(trace, seq);
  const deeds: Deed[] = [];
  for (let i = start; i < seq; i++) {
    const deed = deedOf(trace, i, start);
    if (deed) deeds.push(deed);
  }
  return deeds;
}

function deedOf(trace: Trace, seq: number, start: number): Deed | null {
  const { kind, task, a, b, atUs } = trace.read(seq);
  switch (kind) {
    case "itemPut":
      return { did: "put", loaf: a };
    case "itemTaken":
      return { did: "took", loaf: a };
    case "printed":
      return { did: "printed", loaf: a };
    case "taskCreated":
      return { did: "created", task };
    case "taskCancelRequested":
      return { did: "cancelled", task };
    case "sleepOver":
      return { did: "woke", task, isCancelled: false };
    case "taskReady": {
      const before = seq > start ? trace.read(seq - 1) : null;
      if (before?.kind === "taskCreated" || before?.kind === "taskSuspended") return null;
      const isCancelled = before?.kind === "futureDone" && OUTCOMES[before.b] === "cancelled";
      return { did: "woke", task, isCancelled };
    }
    case "taskSlept":
      return { did: "slept", untilUs: atUs + b };
    case "taskSuspended":
      return a === 0 ? { did: "gaveUpTurn" } : { did: "awaited", purpose: PURPOSES[b] ?? "future" };
    case "itemDone":
      return { did: "reportedDone" };
    case "joinReleased":
      return { did: "releasedJoin" };
    case "taskEnded":
      return { did: "ended", outcome: OUTCOMES[a] ?? "finished" };
    case "callbackReady":
      return { did: "scheduledTelling" };
    case "changed":
      return { did: "changed", edit: trace.changes[a]?.edit.kind ?? null };
    default:
      return null;
  }
}
