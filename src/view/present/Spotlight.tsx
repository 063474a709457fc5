/**
 * A light on one person, loaf or line, which goes with it; until one is chosen, around the pointer. The rest is dimmed.
 */
import { useEffect, useRef, useState } from "react";
import css from "./present.module.css";

/** What can be lit, the smallest first. */
const LIT = "[data-loaf], [data-person], [data-task], li";
const POINTER_PX = 90;
const MARGIN_PX = 8;

export function Spotlight() {
  const cover = useRef<SVGSVGElement>(null);
  const hole = useRef<SVGRectElement>(null);
  const [target, setTarget] = useState<Element | null>(() => document.querySelector("[data-person][data-selected]"));
  const pointer = useRef({ x: innerWidth / 2, y: innerHeight / 2 });
  useEffect(() => {
    let frame = 0;
    const follow = (): void => {
      const box = target?.isConnected ? target.getBoundingClientRect() : null;
      place(hole.current, box ? grown(box) : around(pointer.current));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [target]);
  const choose = ({ clientX, clientY }: React.PointerEvent): void => {
    const under = document.elementsFromPoint(clientX, clientY).filter((one) => !cover.current?.contains(one));
    setTarget(under.map((one) => one.closest(LIT)).find((one) => one !== null) ?? null);
  };
  return (
    <svg
      ref={cover}
      className={css.cover}
      aria-hidden="true"
      onPointerDown={choose}
      onPointerMove={({ clientX: x, clientY: y }) => {
        pointer.current = { x, y };
      }}
    >
      <mask id="spotlight">
        <rect width="100%" height="100%" fill="white" />
        <rect ref={hole} rx={18} fill="black" />
      </mask>
      <rect width="100%" height="100%" className={css.dark} mask="url(#spotlight)" />
    </svg>
  );
}

type Box = Pick<DOMRect, "x" | "y" | "width" | "height">;

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - MARGIN_PX,
  y: y - MARGIN_PX,
  width: width + 2 * MARGIN_PX,
  height: height + 2 * MARGIN_PX,
});
const around = ({ x, y }: { readonly x: number; readonly y: number }): Box => ({
  x: x - POINTER_PX,
  y: y - POINTER_PX,
  width: 2 * POINTER_PX,
  height: 2 * POINTER_PX,
});

function place(rect: SVGRectElement | null, box: Box): void {
  for (const name of ["x", "y", "width", "height"] as const) rect?.setAttribute(name, String(box[name]));
}
