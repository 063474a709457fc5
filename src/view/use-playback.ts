/**
 * Wall-clock time, and the only place that knows it: turns animation frames into cursor movement.
 */
import { useEffect } from "react";
import { useKitchen, useKitchenStore } from "./use-kitchen.ts";

/** After a hidden tab or a long stall the kitchen goes on from where it was instead of catching up. */
const LONGEST_FRAME_MS = 100;
/** What a frame may spend on the kitchen; the rest is for drawing it. */
const MOST_MS = 7;
const LEAST_CALLBACKS = 300;
const MOST_CALLBACKS = 60_000;

export function usePlayback(): void {
  const store = useKitchenStore();
  const isMoving = useKitchen((state) => state.isPlaying || state.progress !== null);
  useEffect(() => {
    if (!isMoving) return;
    let lastMs: number | null = null;
    let callbacks = MOST_CALLBACKS / 4;
    let frame = requestAnimationFrame(function onFrame(nowMs) {
      if (lastMs !== null) {
        const startMs = performance.now();
        store.getState().tick(Math.min(LONGEST_FRAME_MS, nowMs - lastMs), Math.round(callbacks));
        const isDear = performance.now() - startMs > MOST_MS;
        callbacks = Math.min(MOST_CALLBACKS, Math.max(LEAST_CALLBACKS, callbacks * (isDear ? 0.7 : 1.1)));
      }
      lastMs = nowMs;
      frame = requestAnimationFrame(onFrame);
    });
    return () => cancelAnimationFrame(frame);
  }, [store, isMoving]);
}
