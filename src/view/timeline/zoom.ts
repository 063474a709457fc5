/** Which stretch of time the timeline shows. */
import type { KitchenState } from "../../store/index.ts";
import type { Window } from "./paint.ts";

export const USUAL_SPAN_US = 20_000_000;
const LEAST_SPAN_US = 1000;
const MOST_SPAN_US = 1e12;
/** Where the cursor stands in the window while it is followed. */
export const CURSOR_AT = 0.8;

/** So much time, from a time on or, when that is null, around the cursor. */
export interface Zoom {
  readonly spanUs: number;
  readonly fromUs: number | null;
}

type Cursor = Pick<KitchenState, "atUs" | "headUs" | "keptFromUs" | "isPlaying">;

/** A cursor that plays out of the window takes it along. */
export function windowOf({ spanUs, fromUs }: Zoom, { atUs, keptFromUs, isPlaying }: Cursor): Window {
  const isLost = fromUs !== null && isPlaying && (atUs < fromUs || atUs > fromUs + spanUs);
  const from = fromUs === null || isLost ? Math.max(keptFromUs, Math.round(atUs - spanUs * CURSOR_AT)) : fromUs;
  return { fromUs: from, toUs: from + spanUs };
}

/** Zooms by a factor of time; what is at `part` of the width stays there. */
export function zoomBy(zoom: Zoom, cursor: Cursor, factor: number, part = CURSOR_AT): Zoom {
  const { fromUs } = windowOf(zoom, cursor);
  const spanUs = Math.min(MOST_SPAN_US, Math.max(LEAST_SPAN_US, zoom.spanUs * factor));
  if (zoom.fromUs === null && part === CURSOR_AT) return { spanUs, fromUs: null };
  return { spanUs, fromUs: Math.max(0, Math.round(fromUs + (zoom.spanUs - spanUs) * part)) };
}

/** The same span somewhere else. */
export const moveTo = ({ spanUs }: Zoom, fromUs: number): Zoom => ({ spanUs, fromUs: Math.max(0, Math.round(fromUs)) });

/** All that is kept of the run, and a little room. */
export const wholeRun = ({ headUs, keptFromUs }: Cursor): Zoom => ({
  spanUs: Math.max(LEAST_SPAN_US, (headUs - keptFromUs) * 1.05),
  fromUs: keptFromUs,
});
