/** The event loop at the cursor, for panels. */
import { History, type LoopScene, loopBefore, loopFolding, type Scene, Ties } from "../../replay/index.ts";
import type { Reel } from "../../store/index.ts";
import { useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";

/** A history reads when it is asked. */
const readLoop = ({ trace, sceneAt }: Reel) =>
  Object.assign(new History(trace, loopBefore(trace, sceneAt(0)), loopFolding), { update: () => true });
const readTies = ({ trace, sceneAt }: Reel) => new Ties(trace, sceneAt(0));

/** Where playing halts at a callback, there is no other frame to draw it with. */
const framesApart = (speed: number): number => (speed <= 1 ? 1 : 2);

export function useLoop(): { loop: LoopScene; scene: Scene; atUs: number; reel: Reel } {
  const store = useKitchenStore();
  const speed = useKitchen((state) => state.speed);
  const loops = useReading(readLoop, framesApart(speed));
  const { scene, atUs, reel } = store.getState();
  return { loop: loops.sceneAt(scene.seq), scene, atUs, reel: reel() };
}

/** The ties of the run on screen, as far as it has been read for them. */
export const useTies = (): Ties => useReading(readTies);
