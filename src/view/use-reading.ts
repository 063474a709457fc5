/**
 * Readings of a run for panels: another with every other run, read on as the run goes on, drawn a few times a second.
 */
import { useEffect, useMemo, useReducer } from "react";
import type { Recording } from "../replay/index.ts";
import { holdReading, type Make, type Reading, readingOf } from "./shared-readings.ts";
import { useKitchen, useKitchenStore } from "./use-kitchen.ts";

/** What a frame may read; the rest is read with the next. */
const EVENTS_A_LOOK = 60_000;

/** A reading of the run on screen, as far as it has been made. `make` must be the same function each time. */
export function useReading<R extends Reading>(make: Make<R>, framesApart = 6): R {
  const store = useKitchenStore();
  const number = useKitchen((state) => state.recordingNumber);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number means another recording in the store
  const recording = useMemo(() => store.getState().recording(), [store, number]);
  return useReadingOf(recording, make, useLooks(framesApart)) as R;
}

/** A reading of the run that was given up, as far as it has been made; null where there is none. */
export function useGhostReading<R extends Reading>(make: Make<R>): R | null {
  const recording = useKitchen((state) => state.ghost?.recording ?? null);
  const [, look] = useReducer((count: number) => count + 1, 0);
  return useReadingOf(recording, make, look);
}

/** Reads on with each drawing, and has the component drawn again until all is read. */
function useReadingOf<R extends Reading>(recording: Recording | null, make: Make<R>, look: () => void): R | null {
  const reading = useMemo(() => recording && readingOf(recording, make), [recording, make]);
  useEffect(() => (recording ? holdReading(recording, make) : undefined), [recording, make]);
  // Reading on is no change that anybody could see: what was read stays as it is.
  const isComplete = reading?.update(EVENTS_A_LOOK) ?? true;
  useEffect(() => {
    if (isComplete) return;
    const frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  });
  return reading;
}

/** Draws the component again with every so many frames of playing, and at once with every other move of the cursor. */
export function useLooks(framesApart: number): () => void {
  const store = useKitchenStore();
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let frames = 0;
    return store.subscribe((state, before) => {
      // To pause moves nothing, but what was left out of the last frames is told then.
      const isOther = state.scene !== before.scene || state.isPlaying !== before.isPlaying;
      if (!isOther && state.atUs === before.atUs && state.headUs === before.headUs) return;
      frames++;
      if (state.isPlaying && frames < framesApart) return;
      frames = 0;
      look();
    });
  }, [store, framesApart]);
  return look;
}
