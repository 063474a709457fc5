/**
 * Waiting lines: how many have room in one, and where each stands.
 */
import { FIGURE_RATIO } from "./art/index.ts";
import type { Box, LineRoom } from "./layout.ts";

/** How close people stand in a line: a share of a figure's width. */
export const LINE_STEP = 0.92;

/** Both lines lead to the middle below the plate. */
export function linesBelow(room: Box, figureHeight: number): { put: LineRoom; get: LineRoom } {
  const apart = Math.min((figureHeight / FIGURE_RATIO) * 0.5, room.width * 0.08);
  const width = (room.width - apart) / 2;
  return {
    put: lineRoom({ ...room, width }, "put"),
    get: lineRoom({ ...room, width, x: room.x + width + apart }, "get"),
  };
}

/** A line in a room as high as its figures: that of the bakers begins on the right, that of the eaters on the left. */
export function lineRoom(box: Box, side: "put" | "get"): LineRoom {
  const figure = { width: box.height / FIGURE_RATIO, height: box.height };
  const step = figure.width * LINE_STEP;
  const most = Math.max(1, Math.floor((box.width - figure.width) / step + 1.001));
  const isPut = side === "put";
  return {
    box,
    figure,
    most,
    y: box.y,
    firstX: isPut ? box.x + box.width - figure.width : box.x,
    stepX: isPut ? -step : step,
  };
}

/** Where somebody stands in a line; those beyond its room stand behind its last place. */
export function placeInLine(room: LineRoom, place: number): { x: number; y: number } {
  return { x: room.firstX + room.stepX * Math.min(place, room.most - 1), y: room.y };
}
