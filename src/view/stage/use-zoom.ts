/**
 * Zoom: the picture larger than its frame, and moved in it: by the wheel, by two fingers, by keys. The elements are scaled
 * by their style; a canvas is told, and paints itself anew.
 */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import type { ZoomView } from "../../share/index.ts";
import { useKitchenStore } from "../use-kitchen.ts";
import type { Layout } from "./layout.ts";

export interface View {
  readonly scale: number;
  /** Where the picture's top left corner is, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
}

export interface Zoom extends View {
  /** By a factor, keeping a place of the frame where it is: its middle, if none is given. */
  readonly by: (factor: number, at?: { readonly x: number; readonly y: number }) => void;
  readonly move: (dx: number, dy: number) => void;
  readonly reset: () => void;
}

const WHOLE: View = { scale: 1, x: 0, y: 0 };
const MOST = 24;
const WHEEL = 0.0018;

/** As near as may be to a view that shows nothing but picture. */
function held({ scale, x, y }: View, { width, height }: Layout): View {
  const size = Math.max(1, Math.min(MOST, scale));
  const within = (at: number, length: number): number => Math.min(0, Math.max(length - length * size, at));
  return size === 1 ? WHOLE : { scale: size, x: within(x, width), y: within(y, height) };
}

/** A zoom as a link says it: for a frame of any size. */
function asOpened(zoom: ZoomView | null, layout: Layout): View {
  if (!zoom) return WHOLE;
  const { scale } = zoom;
  const x = layout.width / 2 - zoom.x * layout.width * scale;
  const y = layout.height / 2 - zoom.y * layout.height * scale;
  return held({ scale, x, y }, layout);
}

function asShared({ scale, x, y }: View, { width, height }: Layout): ZoomView | null {
  if (scale === 1) return null;
  return { scale, x: (width / 2 - x) / (width * scale), y: (height / 2 - y) / (height * scale) };
}

export function useZoom(picture: RefObject<HTMLElement | null>, layout: Layout): Zoom {
  const store = useKitchenStore();
  const [view, setView] = useState(() => asOpened(store.getState().zoom, layout));
  // A link opened later has a zoom of its own.
  useEffect(
    () =>
      store.subscribe(({ opened, zoom }, before) => {
        if (opened !== before.opened) setView(asOpened(zoom, layout));
      }),
    [store, layout],
  );
  useEffect(() => store.getState().setZoom(asShared(view, layout)), [store, view, layout]);
  const by = useCallback(
    (factor: number, at = { x: layout.width / 2, y: layout.height / 2 }) => {
      setView((now) => {
        const scale = Math.max(1, Math.min(MOST, now.scale * factor));
        const part = scale / now.scale;
        return held({ scale, x: at.x - (at.x - now.x) * part, y: at.y - (at.y - now.y) * part }, layout);
      });
    },
    [layout],
  );
  const move = useCallback(
    (dx: number, dy: number) => setView((now) => held({ ...now, x: now.x + dx, y: now.y + dy }, layout)),
    [layout],
  );
  const reset = useCallback(() => setView(WHOLE), []);
  useLayoutEffect(() => {
    const element = picture.current;
    if (!element) return;
    const { scale, x, y } = view;
    element.style.transform = scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
  }, [picture, view]);
  useEffect(() => {
    const frame = picture.current?.parentElement;
    if (!frame) return;
    return listenTo(frame, by, move);
  }, [picture, by, move]);
  return { ...view, by, move, reset };
}

/** Zooms by the wheel and by two fingers, moves by one; gives what ends it. */
function listenTo(frame: HTMLElement, by: Zoom["by"], move: Zoom["move"]): () => void {
  const placeOf = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const wheel = (event: WheelEvent): void => {
    const scrolls = document.documentElement.scrollHeight > document.documentElement.clientHeight;
    if (scrolls && !event.ctrlKey) return;
    event.preventDefault();
    by(Math.exp(-event.deltaY * WHEEL * (event.ctrlKey ? 4 : 1)), placeOf(event));
  };
  const fingers = new Map<number, { x: number; y: number }>();
  const isFinger = (event: PointerEvent): boolean => event.pointerType === "touch" || event.button === 0;
  const down = (event: PointerEvent): void => {
    if (isFinger(event)) fingers.set(event.pointerId, placeOf(event));
  };
  const drag = (event: PointerEvent): void => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = placeOf(event);
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (other) {
      const apart = (at: { x: number; y: number }): number => Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
      by(apart(now) / apart(before), other);
    } else move(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  };
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
  };
  frame.addEventListener("wheel", wheel, { passive: false });
  frame.addEventListener("pointerdown", down);
  addEventListener("pointermove", drag);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", up);
  return () => {
    frame.removeEventListener("wheel", wheel);
    frame.removeEventListener("pointerdown", down);
    removeEventListener("pointermove", drag);
    removeEventListener("pointerup", up);
    removeEventListener("pointercancel", up);
  };
}
