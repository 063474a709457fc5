/**
 * Moves the cursor to the next moment at which one of the five words happens; past the last one, to the first.
 */
import { callbackAfter, type Recording } from "../../replay/index.ts";
import type { Finder, KitchenActions, KitchenState } from "../../store/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import type { Term } from "../i18n/en/asyncio.ts";

/** Gives the task to which it happened, or null when it does not happen for a long time. */
export function showNext(state: KitchenState & KitchenActions, term: Term): number | null {
  let task: number | null = null;
  const find: Finder = (recording, from, to) => {
    for (let seq = from; seq < to; seq++) {
      const event = recording.trace.read(seq);
      const place = placeOf(recording, term, event);
      if (place === null) continue;
      task = "task" in event ? event.task : -1;
      return place;
    }
    return null;
  };
  const recording = state.recording();
  const { length } = recording.trace;
  const isOver = recording.sceneAt(length).end !== null;
  const first =
    isOver && find(recording, state.scene.seq, length) === null ? find(recording, 0, state.scene.seq) : null;
  if (first !== null) state.goTo(first);
  else state.skipUntil(find);
  return task;
}

/** Where to stand to see it, if it happens with an event. */
function placeOf(recording: Recording, term: Term, event: TraceEvent): number | null {
  const after = event.seq + 1;
  switch (term) {
    case "eventLoop":
      return beginsTurn(recording, event) ? callbackAfter(recording.trace, event.seq) : null;
    case "coroutine":
      return event.kind === "taskResumed" && lineOf(recording, event) > 0 ? after : null;
    case "task":
      return event.kind === "taskReady" || event.kind === "sleepOver" ? after : null;
    case "future":
      return event.kind === "sleepOver" || (event.kind === "taskReady" && isWakeUp(recording, event)) ? after : null;
    case "await":
      return event.kind === "taskSlept" || (event.kind === "taskSuspended" && event.future > 0) ? after : null;
  }
}

/** Whether a turn begins with it, and it happens to a task. */
const beginsTurn = ({ trace }: Recording, event: TraceEvent): boolean =>
  event.seq > 0 && "task" in event && event.task >= 0 && trace.read(event.seq - 1).kind === "turnStarted";

type OfTask = Extract<TraceEvent, { kind: "taskResumed" | "taskReady" }>;

const lineOf = (recording: Recording, { seq, task }: OfTask): number => recording.worldAt(seq).tasks[task]?.line ?? 0;

/** Whether what somebody awaited has a result. */
function isWakeUp(recording: Recording, { seq, task }: OfTask): boolean {
  const known = recording.worldAt(seq + 1).tasks[task];
  return known?.hasBegun === true && known.future > 0 && known.futureState === "done";
}
