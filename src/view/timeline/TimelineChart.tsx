/**
 * The chart of the timeline: canvases on which only what is visible is drawn, and the pointer and keys that go through
 * it. Told in words to those who point at it and to those who do not see it.
 */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Lane, labelOfItem, type Timeline } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useTimelineWords } from "../i18n/use-timeline-words.ts";
import { colourOf } from "../stage/people.ts";
import { useActions, useKitchenParts, useKitchenStore } from "../use-kitchen.ts";
import { useGhostReading } from "../use-reading.ts";
import { drawLanes, drawLevels, type Point } from "./draw-chart.ts";
import { contextOf, type Inks, inksOf, LANE_PX } from "./paint.ts";
import { readTimeline } from "./read-timeline.ts";
import css from "./TimelineChart.module.css";
import { moveTo, windowOf, type Zoom } from "./zoom.ts";

const DRAG_PX = 4;
/** At high speed a frame brings more than was read when the component was last drawn. */
const EVENTS_A_DRAWING = 60_000;

interface TimelineChartProps {
  readonly timeline: Timeline;
  readonly lanes: readonly Lane[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onZoomBy: (factor: number, part?: number) => void;
  readonly say: (words: string) => void;
}

export function TimelineChart({ timeline, lanes, zoom, onZoom, onZoomBy, say }: TimelineChartProps) {
  const words = useTimelineWords();
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const { seek, pause, select, selectLoaf } = useActions();
  const view = useRef<HTMLDivElement>(null);
  const laneCanvas = useRef<HTMLCanvasElement>(null);
  const levelCanvas = useRef<HTMLCanvasElement>(null);
  const [focus, setFocus] = useState<Point | null>(null);
  const drag = useRef<{ x: number; fromUs: number; isPan: boolean } | null>(null);
  const { selected, theme } = useKitchenParts(({ selected, theme }) => ({ selected, theme }));
  const ghostTimeline = useGhostReading(readTimeline);

  const inks = useRef<Inks | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useLayoutEffect(() => {
    inks.current = null;
  }, [theme]);

  const draw = useCallback(() => {
    const state = store.getState();
    timeline.update(EVENTS_A_DRAWING);
    const lane = laneCanvas.current && contextOf(laneCanvas.current);
    const level = levelCanvas.current && contextOf(levelCanvas.current);
    if (!lane || !level || !view.current) return;
    inks.current ??= inksOf(view.current);
    const scene = { state, window: windowOf(zoom, state), inks: inks.current, focus };
    const recording = store.getState().recording();
    const labelOf = (loaf: number): string => labelOfItem(recording, state.scene, loaf);
    level.font = `600 12px ${inks.current.font}`;
    const apartPx = level.measureText(seconds(scene.window.toUs)).width + 28;
    drawLanes(lane, scene, timeline, lanes, view.current.scrollTop, { labelOf, lit: state.selectedLoaf }, apartPx);
    drawLevels(level, scene, timeline, ghostTimeline, seconds, apartPx);
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
    if (point.lane === null) {
      const { level, unfinished, limit } = timeline.plate;
      return words.levelAt(level.at(atUs), limit.at(atUs), unfinished.at(atUs), seconds(atUs));
    }
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
      onZoom(moveTo(zoom, from.fromUs - moved * perPx));
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
        onZoom(moveTo(zoom, fromUs + byUs));
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
    if (next.atUs < fromUs || next.atUs > toUs) onZoom(moveTo(zoom, next.atUs - zoom.spanUs / 2));
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <div ref={view} className={css.lanes} onScroll={draw} tabIndex={0}>
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
          <li data-line="limit">{words.plateLimit}</li>
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
