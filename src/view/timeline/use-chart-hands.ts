/**
 * The hands on the timeline's chart: what pointer, wheel and keys do to it.
 */
import { useEffect, useRef } from "react";
import { useKitchenStore } from "../use-kitchen.ts";
import type { Point } from "./draw-chart.ts";
import type { Parts, TimelineChartProps } from "./TimelineChart.tsx";
import { moveTo, windowOf } from "./zoom.ts";

const DRAG_PX = 4;

interface Hand extends Pick<TimelineChartProps, "zoom" | "onZoom"> {
  readonly go: (point: Point) => void;
  /** Nothing: the pointer has left. */
  readonly point: (event: React.PointerEvent | null) => void;
  readonly pointAt: (event: React.PointerEvent) => Point;
}

/** A drag moves the window, and anything less goes to where one pressed. */
export function usePointing({ zoom, onZoom, go, point, pointAt }: Hand) {
  const store = useKitchenStore();
  const drag = useRef<{ x: number; fromUs: number; isPan: boolean } | null>(null);
  return {
    onPointerDown: (event: React.PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, fromUs: windowOf(zoom, store.getState()).fromUs, isPan: false };
    },
    onPointerMove: (event: React.PointerEvent) => {
      point(event);
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
    onPointerLeave: () => point(null),
  };
}

export function useWheel(
  { view, laneCanvas }: Parts,
  { zoom, onZoom, onZoomBy }: Pick<TimelineChartProps, "zoom" | "onZoom" | "onZoomBy">,
): void {
  const store = useKitchenStore();
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
  }, [store, view, laneCanvas, zoom, onZoom, onZoomBy]);
}

/** The arrows go through the chart point by point. */
export function useKeys(
  { lanes, zoom, onZoom, onZoomBy }: Pick<TimelineChartProps, "lanes" | "zoom" | "onZoom" | "onZoomBy">,
  focus: Point | null,
  go: (point: Point) => void,
  onFocus: (point: Point | null) => void,
): (event: React.KeyboardEvent) => void {
  const store = useKitchenStore();
  return (event: React.KeyboardEvent): void => {
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
    onFocus(next);
    if (next && (next.atUs < fromUs || next.atUs > toUs)) onZoom(moveTo(zoom, next.atUs - zoom.spanUs / 2));
  };
}
