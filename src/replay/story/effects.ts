/**
 * Effects: what one callback of the loop did, one by one, for those who want to read it.
 */
import type { Edit } from "../../bakery/index.ts";
import type { Outcome, Purpose, TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import { callbackBefore } from "../steps.ts";
import type { World } from "../world/index.ts";

export type Effect =
  | { readonly kind: "put" | "took"; readonly item: number }
  | { readonly kind: "printed"; readonly text: string }
  /** A coroutine was handed to the loop. */
  | { readonly kind: "created"; readonly task: number }
  /** Somebody was asked to stop. */
  | { readonly kind: "cancelled"; readonly task: number }
  /** A future got its outcome, so whoever awaited it joined the ready line. */
  | { readonly kind: "woke"; readonly task: number; readonly isCancelled: boolean }
  | { readonly kind: "slept"; readonly untilUs: number }
  /** Stopped at an await of something that is not done yet. */
  | { readonly kind: "awaited"; readonly purpose: Purpose }
  | { readonly kind: "gaveUpTurn" | "reportedDone" | "releasedJoin" }
  /** The coroutine is over; a plain callback that is told so joined the ready line. */
  | { readonly kind: "ended"; readonly outcome: Outcome }
  | { readonly kind: "scheduledTelling" }
  /** From outside: a setting was moved, if it is known which. */
  | { readonly kind: "changed"; readonly edit: Edit["kind"] | null };

/** What the callback that runs at a place has done so far, or the one that has just run there. */
export function effectsAt(recording: Recording, seq: number): Effect[] {
  const start = callbackBefore(recording.trace, seq);
  const draft = recording.draftAt(start);
  const effects: Effect[] = [];
  for (let i = start; i < seq; i++) {
    const event = recording.trace.read(i);
    draft.apply(event);
    const effect = effectOf(event, draft.world, recording);
    if (effect) effects.push(effect);
  }
  return effects;
}

function effectOf(event: TraceEvent, world: World, { cast }: Recording): Effect | null {
  switch (event.kind) {
    case "itemPut":
      return { kind: "put", item: event.item };
    case "itemTaken":
      return { kind: "took", item: event.item };
    case "printed":
      return { kind: "printed", text: event.text };
    case "taskCreated":
      return { kind: "created", task: event.task };
    case "taskCancelRequested":
      return { kind: "cancelled", task: event.task };
    case "sleepOver":
      return { kind: "woke", task: event.task, isCancelled: false };
    case "taskReady": {
      const task = world.tasks[event.task];
      // Who has not begun was made, and who awaits nothing gave up their turn: nobody woke them.
      if (!task?.hasBegun || task.future === 0) return null;
      return { kind: "woke", task: event.task, isCancelled: task.futureState === "cancelled" };
    }
    case "taskSlept":
      return { kind: "slept", untilUs: event.atUs + event.delayUs };
    case "taskSuspended":
      return event.future === 0 ? { kind: "gaveUpTurn" } : { kind: "awaited", purpose: event.purpose };
    case "itemDone":
      return { kind: "reportedDone" };
    case "joinReleased":
      return { kind: "releasedJoin" };
    case "taskEnded":
      return { kind: "ended", outcome: event.outcome };
    case "callbackReady":
      return { kind: "scheduledTelling" };
    case "intervened":
      return { kind: "changed", edit: cast.editOf(event.number)?.kind ?? null };
    default:
      return null;
  }
}
