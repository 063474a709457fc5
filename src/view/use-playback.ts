/**
 * Wall-clock time, and the only place that knows it: turns animation frames into cursor movement.
 */
import { useEffect } from "react";
import { useKitchen, useKitchenStore } from "./use-kitchen.ts";

/** After a hidden tab or a long stall the kitchen goes on from where it was instead of catching up. */
const LONGEST_FRAME_MS = 100;

export function usePlayback(): void {
  const store = useKitchenStore();
  const isPlaying = useKitchen((state) => state.isPlaying);
  useEffect(() => {
    if (!isPlaying) return;
    let lastMs: number | null = null;
    let frame = requestAnimationFrame(function onFrame(nowMs) {
      if (lastMs !== null) store.getState().tick(Math.min(LONGEST_FRAME_MS, nowMs - lastMs));
      lastMs = nowMs;
      frame = requestAnimationFrame(onFrame);
    });
    return () => cancelAnimationFrame(frame);
  }, [store, isPlaying]);
}
