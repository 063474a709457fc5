/** The empty kitchen of a still picture, and how a piece of art is put into it. */
// biome-ignore-all lint/a11y/noSvgWithoutTitle: it becomes a part of a file, which is named where it is shown
import type { ReactNode } from "react";
import { backdropPieces } from "./art/index.ts";
import type { Box, Layout } from "./layout.ts";

export function Put({ box, children }: { box: Box; children: ReactNode }) {
  return (
    <svg x={box.x} y={box.y} width={box.width} height={box.height} overflow="visible">
      {children}
    </svg>
  );
}

// The sizes are those of Backdrop.module.css.
export function StillRoom({ layout }: { layout: Layout }) {
  const { width, height, horizonPx } = layout;
  const { Tiles, Floor, Bunting, Window, Shelf } = backdropPieces;
  const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(value, most));
  const wall = between(60, height * 0.22, 150);
  const smaller = Math.min(width, height);
  const window = between(72, smaller * 0.15, 120);
  const shelf = between(110, smaller * 0.24, 190);
  return (
    <>
      <rect width={width} height={height} fill="var(--wall)" />
      <Put box={{ x: 0, y: horizonPx - wall, width, height: wall }}>
        <Tiles />
      </Put>
      <Put box={{ x: 0, y: 0, width, height: 44 }}>
        <Bunting />
      </Put>
      <Put box={{ x: width * 0.05, y: 26, width: window, height: window * 1.16 }}>
        <Window />
      </Put>
      <Put box={{ x: width * 0.96 - shelf, y: 40, width: shelf, height: (shelf * 96) / 180 }}>
        <Shelf />
      </Put>
      <Put box={{ x: 0, y: horizonPx, width, height: height - horizonPx }}>
        <Floor />
      </Put>
    </>
  );
}
