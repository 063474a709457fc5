/**
 * What everything on the timeline's canvases is drawn with: the page's colours, the axis of time, lines of steps, the
 * cursor. Draws what it is given; knows nothing of React. Lanes are paint-lane.ts's.
 */
import type { StepSeries } from "../../replay/index.ts";

export const LANE_PX = 24;
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

/** Where lines of steps are drawn: in which window, from when to when, and `most` at the top of so many pixels. */
export interface Plot extends Window {
  readonly startUs: number;
  readonly endUs: number;
  readonly most: number;
  readonly topPx: number;
  readonly heightPx: number;
}

const heightOf = (value: number, { most, topPx, heightPx }: Plot): number =>
  topPx + heightPx - (Math.min(value, most) / most) * heightPx;

/** Draws a step series as a line between 0 at the bottom and `most` at the top, from the left up to `endUs`. */
export function drawSteps(
  context: CanvasRenderingContext2D,
  series: StepSeries,
  plot: Plot,
  style: { readonly colour: string; readonly isFilled?: boolean; readonly dash?: number[] },
): void {
  const { fromUs, toUs, startUs, endUs, topPx, heightPx } = plot;
  const width = Math.floor(context.canvas.clientWidth);
  const { min, max } = series.range(fromUs, toUs, width);
  const first = Math.max(0, Math.floor(xOf(startUs, { fromUs, toUs }, width)));
  const last = Math.min(width - 1, Math.ceil(xOf(endUs, { fromUs, toUs }, width)));
  const y = (value: number): number => heightOf(value, plot);
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

/** So much above its height a limit lies, like a lid: a level that has come up to it hides no part of it. */
const LID_PX = 3;

/** Draws the limit of a plate as a line; none where nothing limits it, or the limit lies above what is in sight. */
export function drawLimit(
  context: CanvasRenderingContext2D,
  limit: StepSeries,
  plot: Plot,
  style: { readonly colour: string; readonly dash?: number[] },
): void {
  const { fromUs, toUs, startUs, endUs, most } = plot;
  const [first, end] = [Math.max(fromUs, startUs), Math.min(toUs, endUs)];
  if (end <= first) return;
  const steps = [...limit.stepsBetween(first, end)];
  context.beginPath();
  let isDown = false;
  for (const [i, { atUs, value }] of steps.entries()) {
    const isInSight = value > 0 && value <= most;
    const y = Math.round(heightOf(value, plot)) + 0.5 - LID_PX;
    const x = xOf(Math.max(first, atUs), plot, context.canvas.clientWidth);
    if (isInSight) {
      if (isDown) context.lineTo(x, y);
      else context.moveTo(x, y);
      context.lineTo(xOf(steps[i + 1]?.atUs ?? end, plot, context.canvas.clientWidth), y);
    }
    isDown = isInSight;
  }
  context.strokeStyle = style.colour;
  context.lineWidth = 1.5;
  context.setLineDash(style.dash ?? []);
  context.stroke();
  context.setLineDash([]);
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
