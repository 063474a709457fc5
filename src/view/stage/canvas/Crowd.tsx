/**
 * A crowd: the same people and loaves as elements show, painted on a canvas. Who is touched says who they are; a list says
 * the same to those who cannot see it.
 */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../../i18n/index.ts";
import { useActions, useKitchen } from "../../use-kitchen.ts";
import { PlateAreas } from "../dom/PlateArea.tsx";
import type { Layout } from "../layout.ts";
import { loafLabel, stateWords } from "../people.ts";
import css from "../Stage.module.css";
import type { Picture } from "../sprites.ts";
import { usePictures } from "../use-pictures.ts";
import type { Zoom } from "../use-zoom.ts";
import { Bitmaps } from "./bitmaps.ts";
import { CrowdList } from "./CrowdList.tsx";
import { Painter } from "./painter.tsx";
import { thingAt } from "./things.ts";

interface Hovered {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export default function Crowd({ layout, zoom }: { layout: Layout; zoom: Zoom }) {
  const messages = useMessages();
  const pictures = usePictures();
  const { select, selectLoaf, togglePanel } = useActions();
  const isPanelOpen = useKitchen((state) => state.panels.includes("people"));
  const base = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);

  usePainting(base, top, layout, zoom);
  const { scale, x, y } = zoom;
  const placeOf = (event: React.MouseEvent): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - box.left - zoom.x) / scale, y: (event.clientY - box.top - zoom.y) / scale };
  };
  const hover = (event: React.MouseEvent): void => {
    const place = placeOf(event);
    const picture = pictures.get();
    const thing = thingAt(picture, place.x, place.y);
    setHovered(thing && { ...place, text: wordsOf(thing, picture) });
  };
  const wordsOf = (thing: NonNullable<ReturnType<typeof thingAt>>, { scene }: Picture): string => {
    if ("loaf" in thing) return loafLabel(scene, thing.loaf.id);
    const { person } = thing;
    return `${person.name}: ${stateWords(messages, person, loafLabel(scene, person.loaf))}`;
  };
  const touch = (event: React.MouseEvent): void => {
    const place = placeOf(event);
    const thing = thingAt(pictures.get(), place.x, place.y);
    if (!thing) select(null);
    else if ("loaf" in thing) selectLoaf(thing.loaf.id);
    else {
      select(thing.person.task);
      if (!isPanelOpen) togglePanel("people");
    }
  };
  // The canvases stay as large as the frame however much the picture is zoomed: they paint what is in sight.
  const unscaled = { transform: `scale(${1 / scale}) translate(${-x}px, ${-y}px)` };
  return (
    <>
      <PlateAreas layout={layout} />
      <div
        className={css.canvases}
        aria-hidden="true"
        style={unscaled}
        onClick={touch}
        onMouseMove={hover}
        onMouseLeave={() => setHovered(null)}
      >
        <canvas ref={base} data-testid="crowd" />
        <canvas ref={top} />
      </div>
      {hovered && (
        <p
          className={css.hovered}
          style={{ left: hovered.x, top: hovered.y, scale: String(1 / scale) }}
          aria-hidden="true"
        >
          {hovered.text}
        </p>
      )}
      <CrowdList />
    </>
  );
}

/** Paints the pictures on the two canvases, anew at another view or theme. */
function usePainting(
  base: RefObject<HTMLCanvasElement | null>,
  top: RefObject<HTMLCanvasElement | null>,
  layout: Layout,
  { scale, x, y }: Zoom,
): void {
  const pictures = usePictures();
  const theme = useKitchen((state) => state.theme);
  const painter = useRef<Painter | null>(null);
  const art = useRef<Bitmaps | null>(null);
  useLayoutEffect(() => {
    if (!base.current || !top.current) return;
    const bitmaps = new Bitmaps(() => {
      made.repaint();
      made.paint(pictures.get());
    });
    const made = new Painter(base.current, top.current, bitmaps);
    painter.current = made;
    art.current = bitmaps;
    const leave = pictures.subscribe(() => made.paint(pictures.get()));
    return () => {
      leave();
      bitmaps.leave();
      painter.current = null;
    };
  }, [pictures, base, top]);

  useLayoutEffect(() => {
    painter.current?.setView({ scale, x, y }, layout.width, layout.height, devicePixelRatio);
    painter.current?.paint(pictures.get());
  }, [pictures, layout, scale, x, y]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    const forget = (): void => {
      art.current?.forget();
      painter.current?.repaint();
      painter.current?.paint(pictures.get());
    };
    forget();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", forget);
    return () => dark.removeEventListener("change", forget);
  }, [pictures, theme]);
}
