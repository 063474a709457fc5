/**
 * Kitchen time for things that move with every frame: the clock and the beat as motion values, and how long a glide
 * may take. Frames change these without drawing any component again.
 */
import { type MotionValue, useMotionValue, useReducedMotion } from "framer-motion";
import { createContext, useCallback, useContext, useEffect, useMemo, useRef } from "react";
import { meanOf } from "../settings/paces.ts";
import { useDerived } from "../ui/use-derived.ts";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";

export interface KitchenTime {
  /** The cursor's virtual time in microseconds. */
  readonly nowUs: MotionValue<number>;
  /** Chewing and bobbing: two beats a virtual second, never more a real one. */
  readonly beat: MotionValue<number> | undefined;
}

export const KitchenTimeContext = createContext<KitchenTime | null>(null);

const BEATS_A_SECOND = 2;
/** Drawn like a film cartoon, in steps: every change of the beat draws the chewing faces again. */
const POSES_A_BEAT = 8;
const US_A_SECOND = 1_000_000;
const GLIDE_SECONDS = 0.42;
/** The share of the shortest pace that a movement may take. */
const MOST_OF_A_LOAF = 0.5;
/** Below this nobody sees a movement, only the work it costs. */
const SHORTEST_GLIDE = 0.03;

export function useKitchenClock(): KitchenTime {
  const store = useKitchenStore();
  const nowUs = useMotionValue(store.getState().atUs);
  const beat = useMotionValue(0);
  const exact = useRef(0);
  const isStill = useReducedMotion();
  useEffect(() => {
    nowUs.set(store.getState().atUs);
    return store.subscribe((state, before) => {
      if (state.atUs === before.atUs) return;
      nowUs.set(state.atUs);
      const passed = (state.atUs - before.atUs) / US_A_SECOND;
      if (state.jumps !== before.jumps) return;
      exact.current += (passed * BEATS_A_SECOND) / Math.max(1, state.speed);
      beat.set(Math.floor(exact.current * POSES_A_BEAT) / POSES_A_BEAT);
    });
  }, [store, nowUs, beat]);
  return { nowUs, beat: isStill ? undefined : beat };
}

export function useKitchenTime(): KitchenTime {
  const time = useContext(KitchenTimeContext);
  if (!time) throw new Error("useKitchenTime is called outside of KitchenTimeContext");
  return time;
}

/** How far something that lasts from one time to another has got, 0 to 1; 0 while its end is not known. */
export function useProgress(sinceUs: number, untilUs: number | null): MotionValue<number> {
  const { nowUs } = useKitchenTime();
  const part = useCallback(
    (now: number) => {
      if (untilUs === null) return 0;
      if (untilUs <= sinceUs) return 1;
      return Math.max(0, Math.min(1, (now - sinceUs) / (untilUs - sinceUs)));
    },
    [sinceUs, untilUs],
  );
  return useDerived(nowUs, part);
}

/**
 * Seconds that a movement takes: shorter as the kitchen runs faster; none after a jump in time or when the stage
 * itself has changed, so that nothing glides that did not move.
 */
export function useGlide(stageKey: string): number {
  const jumps = useKitchen((state) => state.jumps);
  const speed = useKitchen((state) => state.speed);
  const isPlaying = useKitchen((state) => state.isPlaying);
  const settings = useKitchen(({ settings }) => settings);
  const shortest = useMemo(
    () => Math.min(...[...settings.bakers, ...settings.eaters].map((member) => meanOf(member.seconds))),
    [settings],
  );
  const drawn = useRef({ jumps, stageKey });
  const hasJumped = drawn.current.jumps !== jumps || drawn.current.stageKey !== stageKey;
  useEffect(() => {
    drawn.current = { jumps, stageKey };
  });
  if (hasJumped) return 0;
  if (!isPlaying) return GLIDE_SECONDS;
  // Whoever bakes or eats quickly would otherwise be done before the loaf has arrived.
  const seconds = Math.min(GLIDE_SECONDS / Math.max(0.7, speed) ** 0.85, (shortest * MOST_OF_A_LOAF) / speed);
  return seconds < SHORTEST_GLIDE ? 0 : seconds;
}
