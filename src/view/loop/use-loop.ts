/** The event loop at the cursor, for panels. */
import { isBetweenCallbacks, type Recording, type Scene, Ties, type World } from "../../replay/index.ts";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { useLooks, useReading } from "../use-reading.ts";

const readTies = (recording: Recording) => new Ties(recording);

/** Where playing halts at a callback, there is no other frame to draw it with. */
const framesApart = (speed: number): number => (speed <= 1 ? 1 : 2);

export interface LoopView {
  readonly world: World;
  /** Whether the callback that runs has more to do. */
  readonly isRunning: boolean;
  readonly scene: Scene;
  readonly atUs: number;
  readonly recording: Recording;
}

export function useLoop(): LoopView {
  const store = useKitchenStore();
  const speed = useKitchen((state) => state.speed);
  useLooks(framesApart(speed));
  const { scene, atUs, recording: recordingOf } = store.getState();
  const recording = recordingOf();
  const world = recording.worldAt(scene.seq);
  const isRunning = world.current !== null && !isBetweenCallbacks(recording.trace, scene.seq);
  return { world, isRunning, scene, atUs, recording };
}

/** The ties of the run on screen, as far as it has been read for them. */
export const useTies = (): Ties => useReading(readTies);
