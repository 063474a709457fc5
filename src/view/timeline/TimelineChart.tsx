/**
 * The chart of the timeline: canvases on which only what is visible is drawn, and the pointer and keys that go through
 * it. Told in words to those who point at it and to those who do not see it.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Lane, labelOfItem, type Timeline } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useTimelineWords } from "../i18n/use-timeline-words.ts";
import { colourOf } from "../stage/people.ts";
import { useActions, useKitchen, useKitchenStore } from "../use-kitchen.ts";
import { useGhostReading } from "../use-reading.ts";
import { drawLanes, drawLevels, type Point } from "./draw-chart.ts";
import { contextOf, type Inks, inksOf, LANE_PX } from "./paint.ts";
import { readTimeline } from "./read-timeline.ts";
import css from "./TimelineChart.module.css";
import { useKeys, usePointing, useWheel } from "./use-chart-hands.ts";
import { windowOf, type Zoom } from "./zoom.ts";

/** At high speed a frame brings more than was read when the component was last drawn. */
const EVENTS_A_DRAWING = 60_000;

export interface TimelineChartProps {
  readonly timeline: Timeline;
  readonly lanes: readonly Lane[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onZoomBy: (factor: number, part?: number) => void;
  readonly say: (words: string) => void;
}

export function TimelineChart({ timeline, lanes, zoom, onZoom, onZoomBy, say }: TimelineChartProps) {
  const words = useTimelineWords();
  const store = useKitchenStore();
  const { seek, pause, select, selectLoaf } = useActions();
  const view = useRef<HTMLDivElement>(null);
  const laneCanvas = useRef<HTMLCanvasElement>(null);
  const levelCanvas = useRef<HTMLCanvasElement>(null);
  const [focus, setFocus] = useState<Point | null>(null);
  const selected = useKitchen((state) => state.selected);
  const parts = { view, laneCanvas, levelCanvas };
  const draw = useDrawing(parts, { timeline, lanes, zoom, focus });
  const tell = useTelling(timeline, lanes);
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

  const pointing = usePointing({ zoom, onZoom, go, point: (event) => say(tell(event && pointAt(event))), pointAt });
  useWheel(parts, { zoom, onZoom, onZoomBy });

  const onKeyDown = useKeys({ lanes, zoom, onZoom, onZoomBy }, focus, go, (next) => {
    setFocus(next);
    say(tell(next));
    if (next && next.lane !== null && view.current) keepInSight(view.current, next.lane);
  });

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

export type Parts = {
  readonly [part in "view" | "laneCanvas" | "levelCanvas"]: RefObject<
    (part extends "view" ? HTMLDivElement : HTMLCanvasElement) | null
  >;
};

/** Draws at every change of what is shown; gives what draws it now. */
function useDrawing(
  { view, laneCanvas, levelCanvas }: Parts,
  { timeline, lanes, zoom, focus }: Pick<TimelineChartProps, "timeline" | "lanes" | "zoom"> & { focus: Point | null },
): () => void {
  const { seconds } = useFormats();
  const store = useKitchenStore();
  const theme = useKitchen((state) => state.theme);
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
  }, [store, view, laneCanvas, levelCanvas, timeline, lanes, zoom, focus, ghostTimeline, seconds]);

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
  }, [store, view, draw]);
  return draw;
}

/** What is at a point, in words. */
function useTelling(timeline: Timeline, lanes: readonly Lane[]): (point: Point | null) => string {
  const words = useTimelineWords();
  const { seconds } = useFormats();
  return (point) => {
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
}

function keepInSight(view: HTMLElement, lane: number): void {
  const top = lane * LANE_PX;
  if (top < view.scrollTop) view.scrollTop = top;
  else if (top + LANE_PX > view.scrollTop + view.clientHeight) view.scrollTop = top + LANE_PX - view.clientHeight;
}
