/**
 * The timeline: a lane for each person, the plate's level and the unfinished tally beneath, on one axis of time.
 * Drawn on canvases, what is visible only; told in words to those who point at it or go through it by keyboard.
 * Past 300 lines because pointing, keys and drawing share one window of time.
 */
import { Maximize2, X, ZoomIn, ZoomOut } from "lucide-react";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { breadLabel, type Lane, Timeline, wholeTrace } from "../../replay/index.ts";
import type { KitchenState, Reel } from "../../store/index.ts";
import panel from "../controls/controls.module.css";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import { useTimeMessages } from "../i18n/late-messages.ts";
import { colourOf } from "../kitchen/people.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { useActions, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import { useReading } from "../use-reading.ts";
import {
  contextOf,
  drawCursor,
  drawGrid,
  drawLane,
  drawSteps,
  type Inks,
  inksOf,
  LANE_PX,
  type LoavesToDraw,
  ticksOf,
  type Window,
  xOf,
} from "./paint.ts";
import css from "./timeline.module.css";

const USUAL_SPAN_US = 20_000_000;
const LEAST_SPAN_US = 1000;
const MOST_SPAN_US = 1e12;
/** Where the cursor stands in the window while it is followed. */
const CURSOR_AT = 0.8;
const DRAG_PX = 4;
const LEVEL_TOP_PX = 8;

const readTimeline = ({ trace, sceneAt, keptFromUs }: Reel): Timeline => {
  const first = sceneAt(0);
  const whole = wholeTrace(trace, first, keptFromUs);
  return new Timeline(whole.trace, first.settings.bounded ? first.settings.size : 0);
};

/** The stretch of time that is shown: so much of it, from a time or, when that is null, around the cursor. */
interface Zoom {
  readonly spanUs: number;
  readonly fromUs: number | null;
}

function windowOf({ spanUs, fromUs }: Zoom, { atUs, keptFromUs }: KitchenState): Window {
  const from = fromUs ?? Math.max(keptFromUs, Math.round(atUs - spanUs * CURSOR_AT));
  return { fromUs: from, toUs: from + spanUs };
}

export default function TimelinePanel() {
  const messages = useMessages();
  const words = useTimeMessages();
  const { togglePanel } = useActions();
  const store = useKitchenStore();
  const timeline = useReading(readTimeline, 3);
  const [zoom, setZoom] = useState<Zoom>({ spanUs: USUAL_SPAN_US, fromUs: null });
  const [said, say] = useState("");
  const lanes = useMemo(
    () => timeline.lanes.map((lane) => (lane.role === "manager" ? { ...lane, name: messages.manager } : lane)),
    [timeline.lanes, messages],
  );
  /** Keeps the time at `part` of the width where it is. */
  const zoomBy = useCallback(
    (factor: number, part = CURSOR_AT) =>
      setZoom((now) => {
        const { fromUs } = windowOf(now, store.getState());
        const spanUs = Math.min(MOST_SPAN_US, Math.max(LEAST_SPAN_US, now.spanUs * factor));
        const isFollowing = now.fromUs === null && part === CURSOR_AT;
        return { spanUs, fromUs: isFollowing ? null : Math.round(fromUs + (now.spanUs - spanUs) * part) };
      }),
    [store],
  );
  const showAll = (): void => {
    const { headUs, keptFromUs } = store.getState();
    setZoom({ spanUs: Math.max(LEAST_SPAN_US, (headUs - keptFromUs) * 1.05), fromUs: keptFromUs });
  };
  return (
    <section className={`${panel.panel} ${css.timeline}`} aria-label={words.timeline}>
      <header>
        <h2>{words.timeline}</h2>
        <p className={css.said} aria-hidden="true">
          {said}
        </p>
        <div className={css.zoom}>
          <IconButton icon={ZoomOut} label={words.zoomOut} onClick={() => zoomBy(2)} />
          <IconButton icon={ZoomIn} label={words.zoomIn} onClick={() => zoomBy(0.5)} />
          <IconButton icon={Maximize2} label={words.wholeRun} onClick={showAll} />
          <IconButton icon={X} label={messages.hide} onClick={() => togglePanel("timeline")} />
        </div>
      </header>
      <Chart timeline={timeline} lanes={lanes} zoom={zoom} onZoom={setZoom} onZoomBy={zoomBy} say={say} />
    </section>
  );
}

interface ChartProps {
  readonly timeline: Timeline;
  readonly lanes: readonly Lane[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onZoomBy: (factor: number, part?: number) => void;
  readonly say: (words: string) => void;
}

/** Where somebody points: a lane, or none for the levels beneath, and a time. */
interface Point {
  readonly lane: number | null;
  readonly atUs: number;
}

function Chart({ timeline, lanes, zoom, onZoom, onZoomBy, say }: ChartProps) {
  const words = useTimeMessages();
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const { seek, pause, select, selectLoaf } = useActions();
  const view = useRef<HTMLDivElement>(null);
  const laneCanvas = useRef<HTMLCanvasElement>(null);
  const levelCanvas = useRef<HTMLCanvasElement>(null);
  const [focus, setFocus] = useState<Point | null>(null);
  const drag = useRef<{ x: number; fromUs: number; isPan: boolean } | null>(null);
  const { ghost, selected, theme } = useKitchenParts((state) => ({
    ghost: state.ghost,
    selected: state.selected,
    theme: state.theme,
  }));
  const ghostTimeline = useMemo(() => {
    if (!ghost) return null;
    const made = readTimeline(ghost.reel);
    made.update();
    return made;
  }, [ghost]);

  const inks = useRef<Inks | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    inks.current = null;
  }, [theme]);

  const draw = useCallback(() => {
    const state = store.getState();
    const lane = laneCanvas.current && contextOf(laneCanvas.current);
    const level = levelCanvas.current && contextOf(levelCanvas.current);
    if (!lane || !level || !view.current) return;
    inks.current ??= inksOf(view.current);
    const scene = { state, window: windowOf(zoom, state), inks: inks.current, focus };
    const { trace } = store.getState().reel();
    const labelOf = (loaf: number): string => {
      const { baker, number } = trace.loaf(loaf);
      return breadLabel(state.scene.people, baker, number);
    };
    drawLanes(lane, scene, timeline, lanes, view.current.scrollTop, { labelOf, lit: state.selectedLoaf });
    drawLevels(level, scene, timeline, ghostTimeline, seconds);
  }, [store, timeline, lanes, zoom, focus, ghostTimeline, seconds]);

  useLayoutEffect(draw);
  useEffect(() => {
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    const stop = store.subscribe(soon);
    const watcher = new ResizeObserver(soon);
    if (view.current) watcher.observe(view.current);
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    const recolour = (): void => {
      inks.current = null;
      soon();
    };
    scheme.addEventListener("change", recolour);
    return () => {
      stop();
      watcher.disconnect();
      scheme.removeEventListener("change", recolour);
      cancelAnimationFrame(frame);
    };
  }, [store, draw]);

  const tell = (point: Point | null): string => {
    if (!point) return "";
    const { atUs } = point;
    if (point.lane === null) return words.levelAt(timeline.level.at(atUs), timeline.unfinished.at(atUs), seconds(atUs));
    const lane = lanes[point.lane];
    if (!lane) return "";
    const span = timeline.stateAt(lane.task, atUs);
    if (!span) return words.laneNothing(lane.name);
    const until = span.untilUs === null ? null : seconds(span.untilUs);
    return words.laneAt(lane.name, words.states[span.state], seconds(span.sinceUs), until);
  };

  const pointAt = (event: React.MouseEvent): Point => {
    const canvas = event.currentTarget as HTMLElement;
    const box = canvas.getBoundingClientRect();
    const { fromUs, toUs } = windowOf(zoom, store.getState());
    const atUs = Math.round(fromUs + ((event.clientX - box.left) / box.width) * (toUs - fromUs));
    const isLane = canvas === laneCanvas.current;
    const row = Math.floor((event.clientY - box.top + (view.current?.scrollTop ?? 0)) / LANE_PX);
    return { lane: isLane && row < lanes.length ? row : null, atUs: Math.max(0, atUs) };
  };

  const go = (point: Point): void => {
    pause();
    seek(Math.min(point.atUs, store.getState().headUs));
    const lane = point.lane === null ? undefined : lanes[point.lane];
    if (!lane) return;
    const loaf = timeline.loafAt(lane.task, point.atUs);
    if (loaf !== null) selectLoaf(loaf);
    else select(lane.task);
  };

  const pointing = {
    onPointerDown: (event: React.PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, fromUs: windowOf(zoom, store.getState()).fromUs, isPan: false };
    },
    onPointerMove: (event: React.PointerEvent) => {
      say(tell(pointAt(event)));
      const from = drag.current;
      if (!from) return;
      const moved = event.clientX - from.x;
      if (!from.isPan && Math.abs(moved) < DRAG_PX) return;
      from.isPan = true;
      const perPx = zoom.spanUs / event.currentTarget.clientWidth;
      onZoom({ spanUs: zoom.spanUs, fromUs: Math.max(0, Math.round(from.fromUs - moved * perPx)) });
    },
    onPointerUp: (event: React.PointerEvent) => {
      if (drag.current && !drag.current.isPan) go(pointAt(event));
      drag.current = null;
    },
    onPointerCancel: () => {
      drag.current = null;
    },
    onPointerLeave: () => say(""),
  };

  // React listens to the wheel passively; zooming must keep the page from scrolling.
  useEffect(() => {
    const element = view.current?.parentElement;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      const box = laneCanvas.current?.getBoundingClientRect();
      if (!box) return;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        onZoomBy(2 ** (event.deltaY / 240), (event.clientX - box.left) / box.width);
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        event.preventDefault();
        const { fromUs, toUs } = windowOf(zoom, store.getState());
        const byUs = (event.deltaX / box.width) * (toUs - fromUs);
        onZoom({ spanUs: zoom.spanUs, fromUs: Math.max(0, Math.round(fromUs + byUs)) });
      }
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [store, zoom, onZoom, onZoomBy]);

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { fromUs, toUs } = windowOf(zoom, store.getState());
    const point = focus ?? { lane: 0, atUs: store.getState().atUs };
    const lane = point.lane ?? lanes.length;
    const byUs = ((toUs - fromUs) / 50) * (event.shiftKey ? 10 : 1);
    const moves: Record<string, () => Point | null> = {
      ArrowRight: () => ({ ...point, atUs: Math.min(store.getState().headUs, Math.round(point.atUs + byUs)) }),
      ArrowLeft: () => ({ ...point, atUs: Math.max(0, Math.round(point.atUs - byUs)) }),
      ArrowDown: () => ({ ...point, lane: lane + 1 >= lanes.length ? null : lane + 1 }),
      ArrowUp: () => ({ ...point, lane: Math.max(0, lane - 1) }),
      Enter: () => {
        go(point);
        return point;
      },
      Escape: () => null,
    };
    const move = moves[event.key];
    if (event.key === "+" || event.key === "=") onZoomBy(0.5);
    else if (event.key === "-") onZoomBy(2);
    else if (!move) return;
    event.preventDefault();
    if (!move) return;
    const next = move();
    setFocus(next);
    say(tell(next));
    if (!next) return;
    if (next.atUs < fromUs || next.atUs > toUs)
      onZoom({ spanUs: zoom.spanUs, fromUs: Math.max(0, Math.round(next.atUs - zoom.spanUs / 2)) });
    if (next.lane !== null && view.current) keepInSight(view.current, next.lane);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML is a chart that one goes through by keys
    <div
      className={css.chart}
      role="group"
      aria-label={words.timeline}
      aria-describedby="timeline-help"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is gone through by keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => setFocus(null)}
    >
      <div ref={view} className={css.lanes} onScroll={draw} tabIndex={-1}>
        <ol className={css.names} style={{ height: lanes.length * LANE_PX }}>
          {lanes.map(({ task, role, index, name }) => (
            <li key={task} data-lit={task === selected || undefined}>
              <i style={{ background: colourOf({ role, index }) }} />
              {name}
            </li>
          ))}
        </ol>
        <div className={css.pane}>
          <canvas ref={laneCanvas} className={css.laneCanvas} {...pointing} />
        </div>
      </div>
      <div className={css.levels}>
        <ul className={css.legend}>
          <li data-line="level">{words.plateLevel}</li>
          <li data-line="unfinished">{words.unfinished}</li>
        </ul>
        <canvas ref={levelCanvas} className={css.levelCanvas} {...pointing} />
      </div>
      <p id="timeline-help" className="visually-hidden">
        {words.timelineHelp}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {tell(focus)}
      </p>
    </div>
  );
}

function keepInSight(view: HTMLElement, lane: number): void {
  const top = lane * LANE_PX;
  if (top < view.scrollTop) view.scrollTop = top;
  else if (top + LANE_PX > view.scrollTop + view.clientHeight) view.scrollTop = top + LANE_PX - view.clientHeight;
}

interface Scenery {
  readonly state: KitchenState;
  readonly window: Window;
  readonly inks: Inks;
  readonly focus: Point | null;
}

function drawLanes(
  context: CanvasRenderingContext2D,
  { state, window, inks, focus }: Scenery,
  timeline: Timeline,
  lanes: readonly Lane[],
  scrollTop: number,
  loaves: LoavesToDraw,
): void {
  const { clientHeight } = context.canvas;
  const yOf = (lane: number): number => lane * LANE_PX + LANE_PX / 2 - scrollTop;
  drawGrid(context, window, inks);
  const first = Math.floor(scrollTop / LANE_PX);
  const last = Math.min(lanes.length - 1, Math.ceil((scrollTop + clientHeight) / LANE_PX));
  for (let i = first; i <= last; i++) {
    const lane = lanes[i] as Lane;
    const isLit = lane.task === state.selected || focus?.lane === i;
    const colour = inks.person(colourOf(lane));
    drawLane(context, timeline, { task: lane.task, colour, isLit }, yOf(i), window, inks, state.headUs, loaves);
  }
  if (state.selectedLoaf !== null) drawJourney(context, timeline, lanes, state.selectedLoaf, window, inks, yOf);
  drawCursor(context, state.atUs, window, inks.accent);
  if (focus) drawCursor(context, focus.atUs, window, inks.ink);
}

/** The way of a loaf from lane to lane, with a dot where something happened to it. */
function drawJourney(
  context: CanvasRenderingContext2D,
  timeline: Timeline,
  lanes: readonly Lane[],
  loaf: number,
  window: Window,
  inks: Inks,
  yOf: (lane: number) => number,
): void {
  const width = context.canvas.clientWidth;
  const points = timeline.journeyOf(loaf).map(({ atUs, task }) => ({
    x: xOf(atUs, window, width),
    y: yOf(lanes.findIndex((lane) => lane.task === task)),
  }));
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

function drawLevels(
  context: CanvasRenderingContext2D,
  { state, window, inks, focus }: Scenery,
  timeline: Timeline,
  ghost: Timeline | null,
  seconds: (us: number) => string,
): void {
  const { clientWidth: width, clientHeight: height } = context.canvas;
  const heightPx = height - LEVEL_TOP_PX - 20;
  const { headUs, keptFromUs, atUs } = state;
  drawGrid(context, window, inks);
  const columns = Math.max(1, Math.floor(width));
  const most = Math.max(
    4,
    ...timeline.unfinished.range(window.fromUs, window.toUs, columns).max,
    ...(ghost?.unfinished.range(window.fromUs, window.toUs, columns).max ?? []),
  );
  const place = { ...window, startUs: keptFromUs, endUs: headUs, most, topPx: LEVEL_TOP_PX, heightPx };
  if (ghost && state.ghost) {
    const gone = { ...place, startUs: state.ghost.fromUs, endUs: state.ghost.untilUs };
    drawSteps(context, ghost.level, gone, { colour: inks.soft, dash: [3, 3] });
  }
  drawSteps(context, timeline.unfinished, place, { colour: inks.good, dash: [6, 3] });
  drawSteps(context, timeline.level, place, { colour: inks.accent, isFilled: true });
  context.fillStyle = inks.soft;
  context.font = `600 12px ${inks.font}`;
  for (const tick of ticksOf(window, width)) {
    const x = xOf(tick, window, width);
    context.textAlign = x < 30 ? "left" : x > width - 30 ? "right" : "center";
    context.fillText(seconds(tick), x, height - 5);
  }
  context.textAlign = "right";
  context.fillText(String(most), width - 4, LEVEL_TOP_PX + 10);
  drawCursor(context, atUs, window, inks.accent);
  if (focus) drawCursor(context, focus.atUs, window, inks.ink);
}
