/**
 * Wall-clock time, and the only place that knows it: turns animation frames into cursor movement.
 */
import { useEffect } from "react";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";

/** After a hidden tab or a long stall the kitchen goes on from where it was instead of catching up. */
const LONGEST_FRAME_MS = 100;
/** What a frame may spend on the kitchen; the rest is for drawing it. Where work goes on, nothing new is drawn. */
const MOST_MS = { playing: 7, working: 24 };
/** Fewer would take for ever over what is dear to draw. */
const LEAST_CALLBACKS = 1000;
const MOST_CALLBACKS = 60_000;

export function usePlayback(): void {
  const store = useKitchenStore();
  const isMoving = useKitchen((state) => state.isPlaying || state.doing !== null);
  useEffect(() => {
    if (!isMoving) return;
    let lastMs: number | null = null;
    let callbacks = MOST_CALLBACKS / 4;
    let frame = requestAnimationFrame(function onFrame(nowMs) {
      if (lastMs !== null) {
        const startMs = performance.now();
        const mostMs = store.getState().doing === null ? MOST_MS.playing : MOST_MS.working;
        store.getState().tick(Math.min(LONGEST_FRAME_MS, nowMs - lastMs), Math.round(callbacks));
        const isDear = performance.now() - startMs > mostMs;
        callbacks = Math.min(MOST_CALLBACKS, Math.max(LEAST_CALLBACKS, callbacks * (isDear ? 0.7 : 1.1)));
      }
      lastMs = nowMs;
      frame = requestAnimationFrame(onFrame);
    });
    return () => cancelAnimationFrame(frame);
  }, [store, isMoving]);
}
