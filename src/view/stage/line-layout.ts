/**
 * A line of several plates: who works where between them. On a wide stage from left to right, with the waiting lines below
 * everything; on a narrow one a row for each plate, with those who take from it on its right.
 */
import { FIGURE_RATIO } from "./art/index.ts";
import type { Box, PlateSpot, StageSize, Station, ZoneCrowd } from "./layout.ts";
import { LINE_STEP, lineRoom, linesBelow } from "./lines.ts";
import { figureIn, NAME_HEIGHT, narrowWords, WORDS_HEIGHT, zoneStations } from "./stations.ts";

/** Where people, plates and the front of the house are; the rest of a layout follows from it. */
export interface Plan {
  readonly zones: readonly (readonly Station[])[];
  readonly plates: readonly PlateSpot[];
  readonly front: Box;
  readonly horizonPx: number;
}

interface Asked {
  readonly size: StageSize;
  readonly crowds: readonly ZoneCrowd[];
  /** How many plates are drawn. */
  readonly plates: number;
  readonly isCrowd: boolean;
}

const countOf = ({ ovens, tables }: ZoneCrowd): number => ovens + tables;

export function wideLine({ size: { width, height, unit }, crowds, plates, isCrowd }: Asked): Plan {
  const pad = 14 * unit;
  const gap = 10 * unit;
  const top = pad * 0.6;
  const inner = width - pad * 2 - gap * plates * 2;
  const zoneWidth = inner / (plates * 2.1 + 1);
  const plateWidth = (inner - zoneWidth * crowds.length) / plates;
  const front: Box = { x: pad, y: top, width: width - pad * 2, height: Math.min(height * 0.2, 170 * unit) };
  const floor = front.y + front.height + gap;
  const bottom = height - pad * 0.6;
  const words = isCrowd ? 0 : WORDS_HEIGHT * unit;
  const lineWidth = plateWidth + zoneWidth * 0.9;
  const zoneBox = (i: number, figure: number): Box => {
    // Above a line stands how many wait in it.
    const lineTop = bottom - figure - NAME_HEIGHT * unit * 2;
    return { x: pad + i * (zoneWidth + plateWidth + gap * 2), y: floor, width: zoneWidth, height: lineTop - floor };
  };
  const fits = (figure: number): boolean =>
    // Two have room in a line.
    figure <= ((lineWidth * 0.46) / (1 + LINE_STEP)) * FIGURE_RATIO &&
    (isCrowd || crowds.every((crowd, i) => figure <= figureIn(zoneBox(i, figure), countOf(crowd), words, 1)));
  const figure = largest(fits, isCrowd ? height * 0.16 : height * 0.3);
  const boxes = crowds.map((_, i) => zoneBox(i, figure));
  const spots = Array.from({ length: plates }, (_, i): PlateSpot => {
    const column: Box = { ...(boxes[i] as Box), x: (boxes[i] as Box).x + zoneWidth + gap, width: plateWidth };
    const wordsHeight = 30 * unit;
    const high = Math.min(column.height - wordsHeight, plateWidth / 1.5, 340 * unit);
    const wide = Math.min(plateWidth, high * 1.85);
    const y = column.y + (column.height - wordsHeight - high) / 2;
    const room: Box = {
      x: column.x + (plateWidth - lineWidth) / 2,
      y: bottom - figure - NAME_HEIGHT * unit,
      width: lineWidth,
      height: figure,
    };
    return {
      box: { x: column.x + (plateWidth - wide) / 2, y, width: wide, height: high },
      words: { x: column.x, y: y + high + 2 * unit, width: plateWidth, height: wordsHeight },
      ...linesBelow(room, figure),
    };
  });
  const zones = crowds.map((crowd, i) => zoneStations(boxes[i] as Box, crowd, unit, figure, words));
  return { zones, plates: spots, front, horizonPx: top + front.height * 0.98 };
}

export function tallLine({ size: { width, height, unit }, crowds, plates, isCrowd }: Asked): Plan {
  const pad = 8 * unit;
  const gap = 6 * unit;
  const inner = width - pad * 2;
  const frontHeight = Math.min(height * 0.16, 100 * unit);
  const rows = plates + 1;
  const rowHeight = (height - pad * 2 - frontHeight - gap * rows) / rows;
  const crewWidth = inner * 0.4;
  const first: Box = { x: pad, y: pad, width: inner, height: rowHeight };
  const front: Box = { x: pad, y: pad + rowHeight + gap, width: inner, height: frontHeight };
  const rowTop = (i: number): number => front.y + frontHeight + gap + i * (rowHeight + gap);
  const boxes = crowds.map((_, i): Box => {
    if (i === 0) return first;
    return { x: pad + inner - crewWidth, y: rowTop(i - 1), width: crewWidth, height: rowHeight };
  });
  const words = (crowd: ZoneCrowd): number => (isCrowd ? 0 : narrowWords(countOf(crowd), unit));
  const fits = (figure: number): boolean =>
    isCrowd || crowds.every((crowd, i) => figure <= figureIn(boxes[i] as Box, countOf(crowd), words(crowd), 1));
  const figure = largest(fits, Math.min(rowHeight * 0.6, inner * 0.14 * FIGURE_RATIO));
  const spots = Array.from({ length: plates }, (_, i) => {
    const row: Box = { x: pad, y: rowTop(i), width: inner - crewWidth - gap, height: rowHeight };
    return spotBetweenLines(row, figure, unit);
  });
  const zones = crowds.map((crowd, i) => zoneStations(boxes[i] as Box, crowd, unit, figure, words(crowd)));
  return { zones, plates: spots, front, horizonPx: front.y + frontHeight * 0.86 };
}

/** A plate in a row, with those who wait on both sides of it. */
export function spotBetweenLines(row: Box, figureHeight: number, unit: number): PlateSpot {
  const figureWidth = figureHeight / FIGURE_RATIO;
  const wordsHeight = 24 * unit;
  const sides = figureWidth * 1.15;
  const width = Math.min(row.width - sides * 2, (row.height - wordsHeight) * 1.7);
  const height = Math.min(row.height - wordsHeight, width * 0.66);
  const box: Box = {
    x: row.x + (row.width - width) / 2,
    y: row.y + (row.height - wordsHeight - height) / 2,
    width,
    height,
  };
  const words: Box = { x: row.x + sides, y: box.y + box.height, width: row.width - sides * 2, height: wordsHeight };
  const lineY = row.y + row.height - figureHeight - NAME_HEIGHT * unit;
  const side = Math.max(sides, (row.width - width) / 2 - unit * 8);
  const room: Box = { x: row.x, y: lineY, width: side, height: figureHeight };
  const right: Box = { ...room, x: row.x + row.width - side };
  return { box, words, put: lineRoom(room, "put"), get: lineRoom(right, "get") };
}

/** The largest size that fits, where each smaller one does. */
function largest(fits: (size: number) => boolean, most: number): number {
  let low = 0;
  let high = most;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}
