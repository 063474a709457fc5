/**
 * The slots of the plate: where they lie, and how many there are. As many as fit on a bounded plate; on one without
 * limit as many as keep the picture from changing with every loaf.
 */
import { firstPlate, type Scene } from "../../replay/index.ts";
import type { Box } from "./layout.ts";

/** The most slots that are drawn; loaves beyond them are told as a number. */
export const MOST_SLOTS = 100;

const STEPS = [12, 24, 48, MOST_SLOTS];

export function slotCount(scene: Scene): number {
  const { maxsize, slots } = firstPlate(scene);
  if (maxsize > 0) return Math.min(MOST_SLOTS, Math.max(maxsize, slots.length));
  return STEPS.find((step) => step >= slots.length) ?? MOST_SLOTS;
}

const WIDEST_SLOT = 92;

/** Slots in rows inside a box, as large as they fit: the box of each. */
export function layoutSlots(inside: Box, count: number): Box[] {
  const ratio = 56 / 40;
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = Math.min(inside.width / columns, (inside.height / rows) * ratio, WIDEST_SLOT);
    if (width > best.width) best = { columns, width };
  }
  const { columns, width } = best;
  const height = width / ratio;
  const rows = Math.ceil(count / columns);
  const top = inside.y + (inside.height - rows * height) / 2;
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = inside.x + (inside.width - inRow * width) / 2;
    const inset = width * 0.04;
    return {
      x: left + (i % columns) * width + inset,
      y: top + row * height + inset / ratio,
      width: width - inset * 2,
      height: height - (inset * 2) / ratio,
    };
  });
}
