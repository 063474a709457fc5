/**
 * How many slots the plate shows: as many as fit on a bounded one; on one without limit as many as keep the picture
 * from changing with every loaf.
 */
import type { Scene } from "../../replay/index.ts";
import { MOST_SLOTS } from "./layout.ts";

const STEPS = [12, 24, 48, MOST_SLOTS];

export function slotCount(scene: Scene): number {
  const { settings, slots } = scene;
  if (settings.bounded) return Math.min(MOST_SLOTS, Math.max(settings.size, slots.length));
  return STEPS.find((step) => step >= slots.length) ?? MOST_SLOTS;
}
