/**
 * Slots: where loaves lie on a plate, by its kind: in rows on china, in a heap on a board without limit, in stacks where the
 * last one comes off first, in order on a rack where the most urgent does.
 */
import type { Plate } from "../../replay/index.ts";
import type { Box } from "./layout.ts";

export type PlateKind = "china" | "board" | "stack" | "rack";

export function plateKind({ order, maxsize }: Pick<Plate, "order" | "maxsize">): PlateKind {
  if (order === "lifo") return "stack";
  if (order === "priority") return "rack";
  return maxsize > 0 ? "china" : "board";
}

/** A loaf is drawn 56 wide and 40 high. */
export const LOAF_WIDTH = 56;
export const LOAF_HEIGHT = 40;
const RATIO = LOAF_WIDTH / LOAF_HEIGHT;
const WIDEST_SLOT = 92;
const WIDEST_SHARE = 0.22;
/** How much of the one below shows above a loaf that lies on it. */
const HEAP_RISE = 0.62;
const STACK_RISE = 0.5;

/** The place of a loaf's middle, and how wide it is drawn there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How many slots are laid out: without limit as many as keep the picture from changing with every loaf. */
export function slotCount({ maxsize, slots, onPlate, order }: Plate): number {
  const lying = order === "fifo" ? slots.length : onPlate.length;
  if (maxsize > 0) return Math.max(maxsize, lying);
  let base = 5;
  while ((base * (base + 1)) / 2 < lying) base = Math.ceil(base * 1.35);
  return (base * (base + 1)) / 2;
}

export function layoutSlots(kind: PlateKind, inside: Box, count: number): Spot[] {
  if (kind === "board") return heap(inside, count);
  if (kind === "stack") return stacks(inside, count);
  return rows(inside, count);
}

/** In rows, as large as they fit. */
function rows(inside: Box, count: number): Spot[] {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const width = Math.min(inside.width / columns, (inside.height / rows) * RATIO);
    if (width > best.width) best = { columns, width };
  }
  const { columns } = best;
  // A few loaves on a large plate are no giants.
  const width = Math.min(best.width, Math.max(WIDEST_SLOT, inside.width * WIDEST_SHARE));
  const height = width / RATIO;
  const top = inside.y + (inside.height - Math.ceil(count / columns) * height) / 2;
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = inside.x + (inside.width - inRow * width) / 2;
    return { x: left + ((i % columns) + 0.5) * width, y: top + (row + 0.5) * height, width: width * 0.92 };
  });
}

/** As a heap: each row one shorter than the one below, which it half covers. */
function heap(inside: Box, count: number): Spot[] {
  let base = 1;
  while ((base * (base + 1)) / 2 < count) base++;
  const byHeight = ((inside.height * 1.12) / (1 + (base - 1) * HEAP_RISE)) * RATIO;
  const width = Math.min(inside.width / base, byHeight * 1.4, WIDEST_SLOT * 0.8);
  const rise = Math.min((width / RATIO) * HEAP_RISE, (inside.height * 1.12 - width / RATIO) / Math.max(1, base - 1));
  const floor = inside.y + inside.height - width / RATIO / 2;
  const spots: Spot[] = [];
  for (let row = 0; spots.length < count; row++) {
    const inRow = base - row;
    const left = inside.x + (inside.width - inRow * width) / 2;
    for (let i = 0; i < inRow && spots.length < count; i++) {
      spots.push({ x: left + (i + 0.5) * width, y: floor - row * rise, width: width * 0.98 });
    }
  }
  return spots;
}

/** In stacks side by side, the first filled first. */
function stacks(inside: Box, count: number): Spot[] {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= Math.min(count, 120); columns++) {
    const high = Math.ceil(count / columns);
    const byHeight = (inside.height / (1 + (high - 1) * STACK_RISE)) * RATIO;
    const width = Math.min(inside.width / columns, byHeight, WIDEST_SLOT);
    if (width > best.width * 1.001) best = { columns, width };
  }
  const { columns, width } = best;
  const high = Math.ceil(count / columns);
  const rise = (width / RATIO) * STACK_RISE;
  const left = inside.x + (inside.width - columns * width) / 2;
  return Array.from({ length: count }, (_, i) => ({
    x: left + (Math.floor(i / high) + 0.5) * width,
    y: inside.y + inside.height - width / RATIO / 2 - (i % high) * rise,
    width: width * 0.92,
  }));
}
