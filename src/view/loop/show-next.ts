/**
 * Moves the cursor to the next moment at which one of the five words happens; past the last one, to the first.
 */
import { OUTCOMES } from "../../bakery/index.ts";
import { callbackAfter } from "../../replay/index.ts";
import type { Finder, KitchenActions, KitchenState, Reel } from "../../store/index.ts";
import type { Term } from "../i18n/asyncio-en.ts";

/** Gives the task to which it happened, or null when it does not happen for a long time. */
export function showNext(state: KitchenState & KitchenActions, term: Term): number | null {
  let task: number | null = null;
  const find: Finder = (reel, from, to) => {
    for (let seq = from; seq < to; seq++) {
      const place = placeOf(reel, term, seq);
      if (place === null) continue;
      ({ task } = reel.trace.read(seq));
      return place;
    }
    return null;
  };
  const reel = state.reel();
  const { length } = reel.trace;
  const isOver = reel.sceneAt(length).end !== null;
  const first = isOver && find(reel, state.scene.seq, length) === null ? find(reel, 0, state.scene.seq) : null;
  if (first !== null) state.goTo(first);
  else state.skipUntil(find);
  return task;
}

/** Where to stand to see it, if it happens with event number `seq`. */
function placeOf({ trace, sceneAt }: Reel, term: Term, seq: number): number | null {
  const { kind, task, a } = trace.read(seq);
  switch (term) {
    case "eventLoop":
      return task >= 0 && isTurnStart(trace.turnSeqs, seq) ? callbackAfter(trace, seq) : null;
    case "coroutine":
      return kind === "taskResumed" && (sceneAt(seq).people[task]?.mark ?? 0) > 0 ? seq + 1 : null;
    case "task":
      return kind === "taskReady" || kind === "sleepOver" ? seq + 1 : null;
    case "future":
      return kind === "sleepOver" || (kind === "taskReady" && isWakeUp(trace, seq)) ? seq + 1 : null;
    case "await":
      return kind === "taskSlept" || (kind === "taskSuspended" && a > 0) ? seq + 1 : null;
  }
}

function isWakeUp(trace: Reel["trace"], seq: number): boolean {
  const before = seq > 0 ? trace.read(seq - 1) : null;
  if (before?.kind === "futureDone") return OUTCOMES[before.b] !== "cancelled";
  return before?.kind === "getterLeft" || before?.kind === "putterLeft";
}

/** Whether a turn of the loop begins with event number `seq`. */
function isTurnStart(turnSeqs: Reel["trace"]["turnSeqs"], seq: number): boolean {
  let low = 0;
  let high = turnSeqs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turnSeqs.at(middle) as number) < seq) low = middle + 1;
    else high = middle;
  }
  return turnSeqs.at(low) === seq;
}
