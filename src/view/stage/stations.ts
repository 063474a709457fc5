/**
 * Stations: where the people of a zone work: ovens and tables in the grid in which they are largest.
 */
import { FIGURE_RATIO } from "./art/index.ts";
import type { Box, Station, ZoneCrowd } from "./layout.ts";

/** Two lines, and under many a name only. */
export const WORDS_HEIGHT = 42;
/** A name above somebody in a waiting line. */
export const NAME_HEIGHT = 20;
const NAME_ONLY = 17;
const LARGEST_STATION = 290;
/** The figure is as high as this share of a station's width. */
const ART_SHARE = 0.62;

/** The height of figures in the grid in which so many stations of a zone are largest. */
export function figureIn(zone: Box, count: number, words: number, fewestRows: number): number {
  return bestGrid(zone, count, words, fewestRows).size * ART_SHARE;
}

/** Under many on a narrow stage there is room for a name. */
export const narrowWords = (count: number, unit: number): number => (count > 4 ? NAME_ONLY : WORDS_HEIGHT) * unit;

/** Places people in the grid in which their stations are largest, in the middle of their zone. */
export function zoneStations(
  zone: Box,
  { ovens, tables }: ZoneCrowd,
  unit: number,
  mostFigure: number,
  words: number,
): Station[] {
  const count = ovens + tables;
  const { columns, size } = bestGrid(zone, count, words, 1);
  const art = Math.min(size * ART_SHARE, mostFigure);
  const width = Math.min(size, (art / ART_SHARE) * 1.12);
  const cellHeight = art + words;
  const rows = Math.ceil(count / columns);
  const spareX = zone.width - columns * width;
  const columnGap = columns > 1 ? Math.min(spareX / columns, 26 * unit) : 0;
  const spareY = zone.height - rows * cellHeight;
  const rowGap = rows > 1 ? Math.min(spareY / rows, 34 * unit) : 0;
  const top = zone.y + Math.max(0, (zone.height - rows * cellHeight - (rows - 1) * rowGap) / 2);
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const rowWidth = inRow * width + (inRow - 1) * columnGap;
    const x = zone.x + (zone.width - rowWidth) / 2 + (i % columns) * (width + columnGap);
    const box: Box = { x, y: top + row * (cellHeight + rowGap), width, height: cellHeight };
    return i < ovens ? ovenStation(box, art) : tableStation(box, art);
  });
}

const wordsBelow = (box: Box, art: number): Box => ({
  x: box.x,
  y: box.y + art,
  width: box.width,
  height: box.height - art,
});

function ovenStation(box: Box, art: number): Station {
  const figureWidth = art / FIGURE_RATIO;
  const oven = art * 0.92;
  const left = box.x + (box.width - oven - figureWidth * 0.86) / 2;
  return {
    box,
    desk: { x: left, y: box.y + art - oven, width: oven, height: oven },
    figure: { x: left + oven - figureWidth * 0.14, y: box.y, width: figureWidth, height: art },
    words: wordsBelow(box, art),
  };
}

function tableStation(box: Box, art: number): Station {
  const figureWidth = art / FIGURE_RATIO;
  const table = art * 1.1;
  return {
    box,
    desk: {
      x: box.x + (box.width - table) / 2,
      y: box.y + art - table / 2 + art * 0.09,
      width: table,
      height: table / 2,
    },
    figure: { x: box.x + (box.width - figureWidth) / 2, y: box.y, width: figureWidth, height: art },
    words: wordsBelow(box, art),
  };
}

function bestGrid(zone: Box, count: number, words: number, fewestRows: number): { columns: number; size: number } {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.max(Math.ceil(count / columns), Math.min(fewestRows, Math.max(1, count)));
    const byWidth = zone.width / columns;
    const byHeight = (zone.height / rows - words) / ART_SHARE;
    const size = Math.min(byWidth, byHeight, LARGEST_STATION);
    if (size > best.size) best = { columns, size };
  }
  return best;
}

/** Where a sign says that somebody is away: in the place of the figure, above a table, which would hide it. */
export function signBox({ figure, desk }: Station): Box {
  const width = figure.width * 0.8;
  return {
    x: figure.x + (figure.width - width) / 2,
    y: figure.y + figure.height * (desk.width > desk.height ? 0.14 : 0.5),
    width,
    height: width / 2,
  };
}
