/**
 * Layout: where everything in the kitchen stands, in pixels of the stage. Pure arithmetic from the stage's size, the size
 * of its words and how many people work where; the painters only draw what it says.
 *
 * The flow goes from left to right: people work in zones, with a plate between each two of them. On a narrow stage it goes
 * from top to bottom.
 */
import { FIGURE_RATIO } from "./art/index.ts";
import { spotBetweenLines, tallLine, wideLine } from "./line-layout.ts";
import { LINE_STEP, linesBelow } from "./lines.ts";
import { figureIn, NAME_HEIGHT, narrowWords, WORDS_HEIGHT, zoneStations } from "./stations.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Who works in a zone: those who bake stand on the left of others, at ovens of their own. */
export interface ZoneCrowd {
  readonly ovens: number;
  readonly tables: number;
}

/** Somebody's own place: an oven or a table, where they stand at it, and the words beneath. */
export interface Station {
  readonly box: Box;
  /** The oven, or the table. */
  readonly desk: Box;
  readonly figure: Box;
  readonly words: Box;
}

/** The room for a waiting line, which begins at the plate. */
export interface LineRoom {
  readonly box: Box;
  /** Where the first one stands, and from each to the one behind: to the left, or to the right. */
  readonly firstX: number;
  readonly stepX: number;
  /** How many have room. */
  readonly most: number;
  readonly figure: { readonly width: number; readonly height: number };
  readonly y: number;
}

export interface PlateSpot {
  readonly box: Box;
  readonly words: Box;
  readonly put: LineRoom;
  readonly get: LineRoom;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where the wall meets the floor. */
  readonly horizonPx: number;
  /** By zone: first those at ovens, then those at tables. */
  readonly zones: readonly (readonly Station[])[];
  readonly plates: readonly PlateSpot[];
  /** Plates for which there is no more room than a number. */
  readonly smallPlates: readonly Box[];
  readonly door: Box;
  readonly manager: Box;
  readonly managerWords: Box;
  readonly tally: Box;
  /** Whether people are too many for words under each. */
  readonly isCrowd: boolean;
  /** The size of the page's words: 1 where 1rem is 16 px. */
  readonly unit: number;
}

export interface StageSize {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** The most people of a zone who are drawn with words of their own; more are a crowd. */
export const MOST_STATIONS = 24;
/** The most plates that are drawn with what lies on them. */
export const MOST_PLATES = 3;

const WIDE_FROM_PX = 600;
/** So low that from top to bottom nobody could be made out. */
const LOW_PX = 300;
const WIDE_FROM_RATIO = 1.15;
const MOST_BELOW_WALL = 4;

export function layoutStage(size: StageSize, crowds: readonly ZoneCrowd[], plates: number): Layout {
  const isWide = (size.width >= WIDE_FROM_PX || size.height < LOW_PX) && size.width > size.height * WIDE_FROM_RATIO;
  if (plates < 2) return isWide ? wide(size, crowds, plates) : tall(size, crowds, plates);
  const drawn = Math.min(plates, MOST_PLATES);
  const isCrowd = crowds.some((crowd) => countOf(crowd) > MOST_STATIONS);
  const shown = together(crowds, drawn + 1);
  const plan = (isWide ? wideLine : tallLine)({ size, crowds: shown, plates: drawn, isCrowd });
  const small = smallBoxes(plan.front, plates - drawn, size.unit);
  return finish(size, plan.horizonPx, plan.zones, plan.plates, small, plan.front, isCrowd);
}

const countOf = ({ ovens, tables }: ZoneCrowd): number => ovens + tables;

/** Who works beyond the last plate that is drawn stands with those right of it. */
function together(crowds: readonly ZoneCrowd[], zones: number): ZoneCrowd[] {
  const last = crowds.slice(zones - 1);
  const sum = (of: keyof ZoneCrowd): number => last.reduce((total, crowd) => total + crowd[of], 0);
  return [...crowds.slice(0, zones - 1), { ovens: sum("ovens"), tables: sum("tables") }];
}

/** One plate, or none: it has the middle to itself. */
function wide(size: StageSize, crowds: readonly ZoneCrowd[], drawn: number): Layout {
  const { width, height, unit } = size;
  const pad = 14 * unit;
  const gap = 12 * unit;
  const isCrowd = crowds.some((crowd) => countOf(crowd) > MOST_STATIONS);
  const inner = width - pad * 2 - gap * (drawn * 2);
  const usedZones = crowds.map((crowd, i) => countOf(crowd) > 0 || i === 0 || i === crowds.length - 1);
  const zoneWidth = clamp(inner * 0.28, Math.min(150 * unit, inner / 3), 560 * unit);
  const zonesTotal = crowds.length * zoneWidth;
  const plateColumn = drawn > 0 ? (inner - zonesTotal) / drawn : inner - zonesTotal;
  const frontHeight = clamp(height * 0.23, Math.min(84 * unit, height * 0.23), 190 * unit);
  const top = pad * 0.6;
  // Few stand on the floor, below the wall and what hangs there; many need all the height there is.
  const isFew = crowds.every((crowd) => countOf(crowd) <= MOST_BELOW_WALL);
  const zoneTop = isFew ? top + frontHeight + gap : top + 22 * unit;
  const zoneBoxes = crowds.map((_, i): Box => {
    const x = pad + i * (zoneWidth + plateColumn + gap * 2);
    return { x, y: zoneTop, width: zoneWidth, height: height - zoneTop - pad * 0.6 };
  });
  const figureHeight = Math.min(
    isCrowd ? height * 0.16 : height * 0.3,
    // Two have room in a line.
    ((plateColumn * 0.46) / (1 + LINE_STEP)) * FIGURE_RATIO,
    ...crowds.map((crowd, i) =>
      usedZones[i] && !isCrowd ? figureIn(zoneBoxes[i] as Box, countOf(crowd), WORDS_HEIGHT * unit, 2) : height,
    ),
  );
  const columns = Array.from({ length: drawn }, (_, i): Box => {
    const x = pad + zoneWidth + gap + i * (zoneWidth + plateColumn + gap * 2);
    return { x, y: top, width: plateColumn, height: height - top - pad * 0.6 };
  });
  const plateSpots = columns.map((column) => {
    const lineHeight = figureHeight + NAME_HEIGHT * unit;
    const lineY = height - pad * 0.6 - lineHeight;
    const plateTop = top + frontHeight + gap;
    const wordsHeight = 30 * unit;
    const space = Math.max(40, lineY - plateTop - wordsHeight - gap * 0.5);
    const plateHeight = Math.min(space, column.width * 0.6, 400 * unit);
    const plateWidth = Math.min(column.width, plateHeight * 1.85);
    const box = centred(column, plateTop + (space - plateHeight) / 2, plateWidth, plateHeight);
    const words: Box = { x: column.x, y: box.y + plateHeight + 2 * unit, width: column.width, height: wordsHeight };
    const room: Box = { x: column.x, y: lineY, width: column.width, height: figureHeight };
    return { box, words, ...linesBelow(room, figureHeight) };
  });
  const front: Box = { ...(columns[0] ?? { x: pad, width: width - pad * 2 }), y: top, height: frontHeight };
  const horizonPx = top + frontHeight * 0.98;
  const stations = crowds.map((crowd, i) =>
    zoneStations(zoneBoxes[i] as Box, crowd, unit, figureHeight, isCrowd ? 0 : WORDS_HEIGHT * unit),
  );
  return finish(size, horizonPx, stations, plateSpots, [], front, isCrowd);
}

/** On a narrow stage people wait beside the plate: bakers on its left, eaters on its right. */
function tall(size: StageSize, crowds: readonly ZoneCrowd[], drawn: number): Layout {
  const { width, height, unit } = size;
  const pad = 8 * unit;
  const inner = width - pad * 2;
  const isCrowd = crowds.some((crowd) => countOf(crowd) > MOST_STATIONS);
  const frontHeight = clamp(height * 0.16, 56, 100 * unit);
  const gap = clamp(height * 0.012, 3, 8);
  const rest = height - pad * 2 - frontHeight - gap * (crowds.length + drawn);
  // A plate has as much height as the people of a zone.
  const rowHeight = rest / (crowds.length + drawn * 0.95);
  const plateHeight = rowHeight * 0.95;
  const zoneBoxes: Box[] = [];
  const rows: Box[] = [];
  let y = pad;
  let frontY = y;
  crowds.forEach((_, i) => {
    zoneBoxes.push({ x: pad, y, width: inner, height: rowHeight });
    y += rowHeight + gap;
    if (i === 0) {
      frontY = y;
      y += frontHeight + gap;
    }
    if (i < drawn) {
      rows.push({ x: pad, y, width: inner, height: plateHeight });
      y += plateHeight + gap;
    }
  });
  const figureHeight = Math.min(
    plateHeight - NAME_HEIGHT * unit,
    inner * 0.2 * FIGURE_RATIO,
    ...crowds.map((crowd, i) =>
      countOf(crowd) > 0 && !isCrowd
        ? figureIn(zoneBoxes[i] as Box, countOf(crowd), narrowWords(countOf(crowd), unit), 1)
        : height,
    ),
  );
  const plateSpots = rows.map((row) => spotBetweenLines(row, figureHeight, unit));
  const front: Box = { x: pad, y: frontY, width: inner, height: frontHeight };
  const stations = crowds.map((crowd, i) =>
    zoneStations(zoneBoxes[i] as Box, crowd, unit, figureHeight, isCrowd ? 0 : narrowWords(countOf(crowd), unit)),
  );
  const horizonPx = frontY + frontHeight * 0.86;
  return finish(size, horizonPx, stations, plateSpots, [], front, isCrowd);
}

function smallBoxes(front: Box, count: number, unit: number): Box[] {
  const width = 64 * unit;
  const height = 40 * unit;
  return Array.from({ length: Math.max(0, count) }, (_, i) => ({
    x: front.x + front.width - (i + 1) * (width + 6 * unit),
    y: front.y + 6 * unit,
    width,
    height,
  }));
}

const DOOR_SHARE = 0.62;
const MANAGER_SHARE = 0.78;
const GAP = 8;

function finish(
  { width, height, unit }: StageSize,
  horizonPx: number,
  zones: readonly (readonly Station[])[],
  plates: readonly PlateSpot[],
  smallPlates: readonly Box[],
  front: Box,
  isCrowd: boolean,
): Layout {
  const gap = GAP * unit;
  const leastTally = 92 * unit;
  // Door, manager and tally side by side, as high as the width lets them be.
  const most = (front.width - leastTally - gap * 2) / (DOOR_SHARE + MANAGER_SHARE / FIGURE_RATIO);
  const high = Math.min(front.height, Math.max(most, front.height * 0.5));
  const doorWidth = high * DOOR_SHARE;
  const managerHeight = high * MANAGER_SHARE;
  const managerWidth = managerHeight / FIGURE_RATIO;
  const room = front.width - doorWidth - managerWidth - gap * 2;
  const tallyWidth = clamp(room, Math.min(leastTally, room), Math.max(leastTally, high * 1.25));
  const total = doorWidth + managerWidth + tallyWidth + gap * 2;
  const left = front.x + Math.max(0, (front.width - total) / 2);
  const top = front.y + front.height - high;
  const door: Box = { x: left, y: top, width: doorWidth, height: high };
  const manager: Box = {
    x: left + doorWidth + gap,
    y: top + high - managerHeight,
    width: managerWidth,
    height: managerHeight,
  };
  const wordsHeight = high > 90 * unit ? 36 * unit : 0;
  const tally: Box = { x: manager.x + managerWidth + gap, y: top, width: tallyWidth, height: high - wordsHeight - 2 };
  const wordsWidth = tallyWidth + 70 * unit;
  const wordsX = tally.x + (tallyWidth - wordsWidth) / 2;
  const managerWords: Box = { x: wordsX, y: tally.y + tally.height + 2, width: wordsWidth, height: wordsHeight };
  return { width, height, horizonPx, zones, plates, smallPlates, door, manager, managerWords, tally, isCrowd, unit };
}

const centred = (inside: Box, y: number, width: number, height: number): Box => ({
  x: inside.x + (inside.width - width) / 2,
  y,
  width,
  height,
});

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));
