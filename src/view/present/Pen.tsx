/** A pen over the whole page. What was drawn goes with the next step, or as soon as the kitchen plays on. */
import { useEffect, useRef, useState } from "react";
import { useKitchen } from "../use-kitchen.ts";
import css from "./present.module.css";

export function Pen() {
  const place = useKitchen(({ atUs, steps, jumps }) => `${atUs} ${steps} ${jumps}`);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const isDown = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place wipes it
  useEffect(() => setStrokes([]), [place]);
  const at = ({ clientX, clientY }: React.PointerEvent): string => `${Math.round(clientX)} ${Math.round(clientY)}`;
  return (
    <svg
      className={css.cover}
      data-testid="pen"
      aria-hidden="true"
      onPointerDown={(event) => {
        isDown.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setStrokes((all) => [...all, `M${at(event)} l0 0`]);
      }}
      onPointerMove={(event) => {
        if (isDown.current) setStrokes((all) => [...all.slice(0, -1), `${all.at(-1)} L${at(event)}`]);
      }}
      onPointerUp={() => {
        isDown.current = false;
      }}
    >
      {strokes.map((stroke, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes keep their order
        <path key={i} d={stroke} className={css.stroke} />
      ))}
    </svg>
  );
}
