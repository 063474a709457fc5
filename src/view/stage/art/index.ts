// Owns the door to the art: everything the kitchen may draw with.
// Leaves what is behind it (heads, clothes) unnamed, so that it can change freely.
export { AwaySign } from "./AwaySign.tsx";
export { Backdrop, backdropPieces } from "./Backdrop.tsx";
export { Board, boardInner } from "./Board.tsx";
export { type Beat, Clockwork, STILL, stillBeat } from "./beat.ts";
export { Chalkboard, chalkboardInner } from "./Chalkboard.tsx";
export { Door } from "./Door.tsx";
export type { FigureProps } from "./Figure.tsx";
export { Figure } from "./Figure.tsx";
export { Flag } from "./Flag.tsx";
export { Loaf } from "./Loaf.tsx";
export type { Look } from "./looks.ts";
export { lookOf } from "./looks.ts";
export { Oven } from "./Oven.tsx";
export { Plate, plateInner } from "./Plate.tsx";
export type { HandSpot, Pose, Role, Spot } from "./poses.ts";
export { FIGURE_RATIO, handSpot } from "./poses.ts";
export { Bench, Seat } from "./Seat.tsx";
export { Rack, rackInner, Stacker, stackInner } from "./Stands.tsx";
export { Wordmark } from "./Wordmark.tsx";
