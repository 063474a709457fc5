/**
 * How the timeline is drawn on its canvases: lanes of states, the plate's level and the unfinished tally, a loaf's way,
 * the abandoned run, the cursor. Draws what it is given; knows nothing of React.
 */
import { type Span, STATES, type StepSeries, type Timeline } from "../../replay/index.ts";

export const LANE_PX = 24;
const BAR_PX = 16;
const STRIPE_PX = 5;

export interface Window {
  readonly fromUs: number;
  readonly toUs: number;
}

export interface Inks {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  readonly bad: string;
  readonly panel: string;
  readonly good: string;
  readonly font: string;
  readonly person: (colour: string) => string;
}

export interface LaneToDraw {
  readonly task: number;
  readonly colour: string;
  readonly isLit: boolean;
}

/** The colours of the page as they are now; a canvas knows no custom properties. */
export function inksOf(element: HTMLElement): Inks {
  const style = getComputedStyle(element);
  const probe = document.createElement("span");
  element.append(probe);
  const resolve = (name: string): string => {
    probe.style.color = name;
    return getComputedStyle(probe).color;
  };
  const known = new Map<string, string>();
  const person = (colour: string): string => {
    const found = known.get(colour) ?? resolve(colour);
    known.set(colour, found);
    return found;
  };
  const inks = {
    ink: style.color,
    soft: resolve("var(--ink-soft)"),
    line: resolve("var(--line)"),
    accent: resolve("var(--accent)"),
    bad: resolve("var(--bad)"),
    panel: resolve("var(--panel)"),
    good: resolve("var(--good)"),
    font: style.fontFamily,
    person,
  };
  for (let i = 0; i < 12; i++) person(`var(--person-${i})`);
  person("var(--ink-soft)");
  probe.remove();
  return inks;
}

/** Fits a canvas to its place and gives a context in CSS pixels, wiped clean; null without a place. */
export function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const { clientWidth: width, clientHeight: height } = canvas;
  const scale = window.devicePixelRatio || 1;
  const context = canvas.getContext("2d");
  if (!context || width === 0 || height === 0) return null;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

export const xOf = (atUs: number, { fromUs, toUs }: Window, widthPx: number): number =>
  ((atUs - fromUs) / (toUs - fromUs)) * widthPx;

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

/** Draws a step series as a line between 0 at the bottom and `most` at the top, from the left up to `endUs`. */
export function drawSteps(
  context: CanvasRenderingContext2D,
  series: StepSeries,
  {
    fromUs,
    toUs,
    startUs,
    endUs,
    most,
    topPx,
    heightPx,
  }: Window & {
    readonly startUs: number;
    readonly endUs: number;
    readonly most: number;
    readonly topPx: number;
    readonly heightPx: number;
  },
  style: { readonly colour: string; readonly isFilled?: boolean; readonly dash?: number[] },
): void {
  const width = Math.floor(context.canvas.clientWidth);
  const { min, max } = series.range(fromUs, toUs, width);
  const first = Math.max(0, Math.floor(xOf(startUs, { fromUs, toUs }, width)));
  const last = Math.min(width - 1, Math.ceil(xOf(endUs, { fromUs, toUs }, width)));
  const y = (value: number): number => topPx + heightPx - (Math.min(value, most) / most) * heightPx;
  if (last < first) return;
  context.beginPath();
  for (let x = first; x <= last; x++) {
    const [low, high] = [min[x] as number, max[x] as number];
    if (x === first) context.moveTo(x, y(low));
    context.lineTo(x, y(low));
    context.lineTo(x, y(high));
    context.lineTo(x, y(series.at(fromUs + ((x + 1) / width) * (toUs - fromUs))));
  }
  context.strokeStyle = style.colour;
  context.lineWidth = 1.75;
  context.setLineDash(style.dash ?? []);
  context.stroke();
  context.setLineDash([]);
  if (!style.isFilled) return;
  context.lineTo(last, topPx + heightPx);
  context.lineTo(first, topPx + heightPx);
  context.globalAlpha = 0.16;
  context.fillStyle = style.colour;
  context.fill();
  context.globalAlpha = 1;
}

/** The times at which the axis has a mark: at most one in so many pixels, at round numbers. */
export function ticksOf({ fromUs, toUs }: Window, widthPx: number, apartPx: number): number[] {
  const least = ((toUs - fromUs) / Math.max(1, widthPx)) * apartPx;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
  const ticks: number[] = [];
  for (let at = Math.ceil(fromUs / step) * step; at <= toUs; at += step) ticks.push(at);
  return ticks;
}

export function drawGrid(context: CanvasRenderingContext2D, window: Window, inks: Inks, apartPx: number): void {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  context.fillStyle = inks.line;
  for (const at of ticksOf(window, width, apartPx)) context.fillRect(Math.round(xOf(at, window, width)), 0, 1, height);
}

export function drawCursor(context: CanvasRenderingContext2D, atUs: number, window: Window, colour: string): void {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const x = Math.round(xOf(atUs, window, width));
  context.fillStyle = colour;
  context.fillRect(x - 1, 0, 2, height);
}
