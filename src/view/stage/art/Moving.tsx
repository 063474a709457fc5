// Owns movement: an attribute of a group or a shape that follows a beat, without anything being drawn again.
// Leaves what moves, and how, to the caller, whose function must be one of the beat's value alone.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { Beat } from "./beat.ts";

interface MovingProps {
  readonly beat: Beat;
  readonly transform: (value: number) => string;
  readonly children: ReactNode;
}

export function Moving({ beat, transform, children }: MovingProps) {
  const group = useRef<SVGGElement>(null);
  useAttribute(group, "transform", beat, transform);
  return (
    <g ref={group} transform={transform(beat.get())}>
      {children}
    </g>
  );
}

/** Keeps an attribute of an element at what a function makes of the beat. */
export function useAttribute(
  element: { readonly current: SVGElement | null },
  name: string,
  beat: Beat,
  attributeAt: (value: number) => string,
): void {
  useLayoutEffect(() => {
    let last = "";
    const set = (): void => {
      const value = attributeAt(beat.get());
      if (value !== last) element.current?.setAttribute(name, value);
      last = value;
    };
    set();
    return beat.subscribe(set);
  }, [element, name, beat, attributeAt]);
}
