/** The kitchen that is shown, run on from the cursor unseen; and playing to a place of it. */
import { useEffect, useState } from "react";
import { Ahead, type RunPlace } from "../../lessons/index.ts";
import { callbackAfter, callbackBefore, isBetweenCallbacks, type Recording } from "../../replay/index.ts";
import type { KitchenStore } from "../../store/index.ts";
import { useKitchenStore } from "../use-kitchen.ts";

/** Stands at the end of the callback in which the cursor is, and looks ahead from there. */
export function aheadOf(store: KitchenStore): Ahead {
  const { scene, recording, goTo, viewNow } = store.getState();
  const { trace } = recording();
  if (!isBetweenCallbacks(trace, scene.seq)) {
    const end = callbackAfter(trace, scene.seq);
    if (end !== null) goTo(end);
  }
  const { scenario, changes } = viewNow();
  const now = store.getState();
  return new Ahead(scenario, changes, { callbacks: now.scene.callbacks, atUs: now.atUs });
}

/** Looks ahead from where one stands when the component comes; null until then. */
export function useAhead(): Ahead | null {
  const store = useKitchenStore();
  const [ahead, setAhead] = useState<Ahead | null>(null);
  // Standing at the end of the callback moves the cursor, which no component may do while it is drawn.
  useEffect(() => {
    store.getState().pause();
    setAhead(aheadOf(store));
  }, [store]);
  return ahead;
}

/** Finds where so many callbacks have run. */
export const untilCallbacks =
  (callbacks: number) =>
  (recording: Recording, from: number, to: number): number | null => {
    if (recording.worldAt(to).callbacks < callbacks) return null;
    let seq = from;
    while (seq < to && recording.worldAt(seq).callbacks < callbacks) seq = callbackAfter(recording.trace, seq) ?? to;
    return seq > from && seq <= to ? seq : null;
  };

/** Plays to a place, or stands there if it is reached. */
export function playTo(store: KitchenStore, { callbacks }: RunPlace): void {
  const { scene, playUntil } = store.getState();
  if (scene.callbacks < callbacks) playUntil("lesson", untilCallbacks(callbacks));
}

/** Goes to a place at once. */
export function skipTo(store: KitchenStore, { callbacks }: RunPlace): void {
  const { scene, skipUntil } = store.getState();
  if (scene.callbacks < callbacks) skipUntil(untilCallbacks(callbacks));
}

/** Goes back to where no more than so many callbacks had run. */
export function backTo(store: KitchenStore, { callbacks }: RunPlace): void {
  const { scene, recording, goTo } = store.getState();
  const made = recording();
  let { seq } = scene;
  while (seq > 0 && made.worldAt(seq).callbacks > callbacks) seq = callbackBefore(made.trace, seq);
  goTo(seq);
}
