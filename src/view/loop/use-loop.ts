/** The event loop at the cursor, for panels. */
import { History, type LoopScene, loopBefore, loopFolding, type Scene } from "../../replay/index.ts";
import type { Reel } from "../../store/index.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";

/** A history reads when it is asked. */
const readLoop = ({ trace, sceneAt }: Reel) =>
  Object.assign(new History(trace, loopBefore(trace, sceneAt(0)), loopFolding), { update: () => true });

const FRAMES_APART = 2;

export function useLoop(): { loop: LoopScene; scene: Scene; atUs: number; reel: Reel } {
  const store = useKitchenStore();
  const loops = useReading(readLoop, FRAMES_APART);
  const { scene, atUs, reel } = store.getState();
  return { loop: loops.sceneAt(scene.seq), scene, atUs, reel: reel() };
}
