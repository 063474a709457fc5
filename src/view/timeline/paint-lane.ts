/**
 * How one lane of the timeline is drawn: what somebody did, state by state, with the loaf they worked on. Draws what it is
 * given; knows nothing of React.
 */
import { type Span, STATES, type Timeline } from "../../replay/index.ts";
import { type Inks, LANE_PX, type Window, xOf } from "./paint.ts";

const BAR_PX = 16;
const STRIPE_PX = 5;

export interface LaneToDraw {
  readonly task: number;
  readonly colour: string;
  readonly isLit: boolean;
}

export interface LoavesToDraw {
  readonly labelOf: (loaf: number) => string;
  /** The loaf that is looked at. */
  readonly lit: number | null;
}

/** So many spans are drawn one by one, with their loaves; more as columns of what takes most of each. */
const MOST_SPANS = 300;

/** Draws one lane with its middle at `y`: work is solid, waiting striped and lower, being ready a thin line. */
export function drawLane(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  lane: LaneToDraw,
  y: number,
  window: Window,
  inks: Inks,
  headUs: number,
  loaves: LoavesToDraw,
): void {
  const width = Math.floor(context.canvas.clientWidth);
  if (lane.isLit) {
    context.fillStyle = inks.line;
    context.globalAlpha = 0.5;
    context.fillRect(0, y - LANE_PX / 2, width, LANE_PX);
    context.globalAlpha = 1;
  }
  const end = Math.min(width, Math.ceil(xOf(headUs, window, width)));
  const spans = fewSpans(timeline, lane.task, window);
  if (spans === null) {
    const columns = timeline.columns(lane.task, window.fromUs, window.toUs, width);
    for (let x = 0; x < end; ) {
      let next = x + 1;
      while (next < end && columns[next] === columns[x]) next++;
      drawState(context, STATES[columns[x] as number] ?? null, lane.colour, x, next - x, y, inks);
      x = next;
    }
    return;
  }
  for (const { state, sinceUs, untilUs, loaf } of spans) {
    const from = Math.max(0, xOf(sinceUs, window, width));
    const to = Math.min(end, xOf(untilUs ?? headUs, window, width));
    if (to <= from) continue;
    drawState(context, state, lane.colour, from, to - from, y, inks);
    if (loaf !== null) drawLoaf(context, loaves, loaf, state, from, to - from, y, inks);
  }
}

function fewSpans(timeline: Timeline, task: number, { fromUs, toUs }: Window): Span[] | null {
  const spans: Span[] = [];
  for (const span of timeline.spansBetween(task, fromUs, toUs)) {
    if (spans.length === MOST_SPANS) return null;
    spans.push(span);
  }
  return spans;
}

/** The label of the loaf somebody works on, where it fits, and a frame round the one that is looked at. */
function drawLoaf(
  context: CanvasRenderingContext2D,
  { labelOf, lit }: LoavesToDraw,
  loaf: number,
  state: Span["state"],
  x: number,
  width: number,
  y: number,
  inks: Inks,
): void {
  if (loaf === lit) {
    context.strokeStyle = inks.ink;
    context.lineWidth = 2.5;
    context.strokeRect(x + 1, y - BAR_PX / 2 - 1, Math.max(2, width - 2), BAR_PX + 2);
  }
  if (state !== "baking" && state !== "eating") return;
  const label = labelOf(loaf);
  context.font = `700 11px ${inks.font}`;
  if (context.measureText(label).width + 8 > width) return;
  context.textAlign = "center";
  context.fillStyle = "#fff";
  context.fillText(label, x + width / 2, y + 4);
}

function drawState(
  context: CanvasRenderingContext2D,
  state: (typeof STATES)[number],
  colour: string,
  x: number,
  width: number,
  y: number,
  inks: Inks,
): void {
  const top = y - BAR_PX / 2;
  context.fillStyle = colour;
  switch (state) {
    case "baking":
    case "eating":
    case "working":
      context.fillRect(x, top, width, BAR_PX);
      if (width > 3) {
        // A seam, so that one loaf is told from the next.
        context.fillStyle = inks.panel;
        context.fillRect(x, top, 1, BAR_PX);
      }
      return;
    case "holding":
    case "hungry":
    case "counting":
    case "waiting":
    case "resting":
      stripes(context, x, y - STRIPE_PX, width, STRIPE_PX * 2, state === "hungry" ? 1 : -1);
      return;
    case "ready":
    case "acting":
      context.fillStyle = inks.accent;
      context.fillRect(x, y - 1, Math.max(1, width), 3);
      return;
    case "trouble":
      context.fillStyle = inks.bad;
      context.fillRect(x, top, width, BAR_PX);
      return;
  }
}

function stripes(
  context: CanvasRenderingContext2D,
  x: number,
  top: number,
  width: number,
  height: number,
  lean: 1 | -1,
) {
  context.globalAlpha = 0.28;
  context.fillRect(x, top, width, height);
  context.globalAlpha = 1;
  context.save();
  context.beginPath();
  context.rect(x, top, width, height);
  context.clip();
  context.beginPath();
  const from = Math.floor(x / 6) * 6 - height;
  for (let at = from; at < x + width + height; at += 6) {
    context.moveTo(at, top + (lean > 0 ? height : 0));
    context.lineTo(at + height, top + (lean > 0 ? 0 : height));
  }
  context.strokeStyle = context.fillStyle;
  context.lineWidth = 1.6;
  context.stroke();
  context.restore();
}
