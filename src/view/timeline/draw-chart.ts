/**
 * What stands on the timeline's two canvases: the lanes in sight with the way of the loaf that is looked at, and the
 * levels with their axis, the run given up among them.
 */
import type { Lane, PlateSeries, StepSeries, Timeline } from "../../replay/index.ts";
import type { KitchenState } from "../../store/index.ts";
import { colourOf } from "../stage/people.ts";
import { drawCursor, drawGrid, drawLimit, drawSteps, type Inks, LANE_PX, ticksOf, type Window, xOf } from "./paint.ts";
import { drawLane, type LoavesToDraw } from "./paint-lane.ts";

const LEVEL_TOP_PX = 8;
/** A limit up to this is always in sight; a higher one would press all else to the ground, and is once loaves come near. */
const MOST_LIMIT = 40;

/** Where somebody points: a lane, or none for the levels beneath, and a time. */
export interface Point {
  readonly lane: number | null;
  readonly atUs: number;
}

export interface Scenery {
  readonly state: KitchenState;
  readonly window: Window;
  readonly inks: Inks;
  readonly focus: Point | null;
}

export function drawLanes(
  context: CanvasRenderingContext2D,
  { state, window, inks, focus }: Scenery,
  timeline: Timeline,
  lanes: readonly Lane[],
  scrollTop: number,
  loaves: LoavesToDraw,
  apartPx: number,
): void {
  const { clientHeight } = context.canvas;
  const yOf = (lane: number): number => lane * LANE_PX + LANE_PX / 2 - scrollTop;
  drawGrid(context, window, inks, apartPx);
  const first = Math.floor(scrollTop / LANE_PX);
  const last = Math.min(lanes.length - 1, Math.ceil((scrollTop + clientHeight) / LANE_PX));
  for (let i = first; i <= last; i++) {
    const lane = lanes[i] as Lane;
    const isLit = lane.task === state.selected || focus?.lane === i;
    const colour = inks.person(colourOf(lane));
    drawLane(context, timeline, { task: lane.task, colour, isLit }, yOf(i), window, inks, state.headUs, loaves);
  }
  if (state.selectedLoaf !== null) drawLifecycle(context, timeline, lanes, state.selectedLoaf, window, inks, yOf);
  drawCursor(context, state.atUs, window, inks.accent);
  if (focus) drawCursor(context, focus.atUs, window, inks.ink);
}

/** The way of a loaf from lane to lane, with a dot where something happened to it. */
function drawLifecycle(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  lanes: readonly Lane[],
  loaf: number,
  window: Window,
  inks: Inks,
  yOf: (lane: number) => number,
): void {
  const width = context.canvas.clientWidth;
  let lane = 0;
  const points = timeline.lifecycleOf(loaf).map(({ atUs, task }) => {
    const own = lanes.findIndex((one) => one.task === task);
    // What nobody did stays where it was: a callback may shut a plate down.
    if (own >= 0) lane = own;
    return { x: xOf(atUs, window, width), y: yOf(lane) };
  });
  const line = (widthPx: number, colour: string): void => {
    context.beginPath();
    for (const [i, { x, y }] of points.entries()) {
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.strokeStyle = colour;
    context.lineWidth = widthPx;
    context.lineJoin = "round";
    context.stroke();
  };
  line(6, inks.panel);
  line(3, inks.ink);
  for (const { x, y } of points) {
    context.beginPath();
    context.arc(x, y, 4.5, 0, 7);
    context.fillStyle = inks.ink;
    context.fill();
    context.strokeStyle = inks.panel;
    context.lineWidth = 1.5;
    context.stroke();
  }
}

/** How much is at the top: what was unfinished at most in the window, and room for the limits that are no larger. */
function mostOf(plates: readonly PlateSeries[], { fromUs, toUs }: Window, columns: number): number {
  const greatest = (series: StepSeries): number => Math.max(...series.range(fromUs, toUs, columns).max);
  const limits = plates.map(({ limit }) => greatest(limit)).filter((limit) => limit <= MOST_LIMIT);
  return Math.max(4, ...plates.map(({ unfinished }) => greatest(unfinished)), ...limits);
}

export function drawLevels(
  context: CanvasRenderingContext2D,
  { state, window, inks, focus }: Scenery,
  timeline: Timeline,
  ghost: Timeline | null,
  seconds: (us: number) => string,
  apartPx: number,
): void {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const heightPx = height - LEVEL_TOP_PX - 20;
  const { headUs, keptFromUs, atUs } = state;
  drawGrid(context, window, inks, apartPx);
  const most = mostOf(ghost ? [timeline.plate, ghost.plate] : [timeline.plate], window, Math.max(1, Math.floor(width)));
  const place = { ...window, startUs: keptFromUs, endUs: headUs, most, topPx: LEVEL_TOP_PX, heightPx };
  if (ghost && state.ghost) {
    const gone = { ...place, startUs: state.ghost.fromUs, endUs: state.ghost.untilUs };
    drawSteps(context, ghost.plate.level, gone, { colour: inks.soft, dash: [3, 3] });
    drawLimit(context, ghost.plate.limit, gone, { colour: inks.soft, dash: [1, 3] });
  }
  drawLimit(context, timeline.plate.limit, place, { colour: inks.ink });
  drawSteps(context, timeline.plate.unfinished, place, { colour: inks.good, dash: [6, 3] });
  drawSteps(context, timeline.plate.level, place, { colour: inks.accent, isFilled: true });
  context.fillStyle = inks.soft;
  for (const tick of ticksOf(window, width, apartPx)) {
    const x = xOf(tick, window, width);
    const isStart = x < apartPx / 2;
    // What does not fit whole is left out, the start of the run apart.
    if ((isStart && x > 1) || x > width - apartPx / 2) continue;
    context.textAlign = isStart ? "left" : "center";
    context.fillText(seconds(tick), x, height - 5);
  }
  context.textAlign = "right";
  context.fillText(String(most), width - 4, LEVEL_TOP_PX + 10);
  drawCursor(context, atUs, window, inks.accent);
  if (focus) drawCursor(context, focus.atUs, window, inks.ink);
}
