/**
 * Layout: where everything in the kitchen stands, in pixels of the stage. Pure arithmetic from the stage's width, the
 * least height it should fill and how many people there are; the components only draw what it says.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Somebody's own place: a baker's oven or an eater's table, where they stand at it, and the words beneath. */
export interface Station {
  readonly box: Box;
  readonly oven: Box;
  readonly figure: Box;
  readonly words: Box;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where the wall meets the floor. */
  readonly horizonPx: number;
  readonly bakers: readonly Station[];
  readonly eaters: readonly Station[];
  readonly plate: Box;
  readonly plateWords: Box;
  readonly door: Box;
  readonly manager: Box;
  readonly managerWords: Box;
  readonly tally: Box;
  /** The floor for both waiting lines, and the half of each; both lead towards the middle of the stage. */
  readonly lines: Box;
  readonly putLine: Box;
  readonly getLine: Box;
  /** The size of a figure in a waiting line. */
  readonly walker: { readonly width: number; readonly height: number };
}

/** A figure is drawn 80 wide and 104 high. */
const FIGURE_RATIO = 104 / 80;
const WIDE_FROM_PX = 600;
const WORDS_HEIGHT = 44;
const GAP = 8;
const MANAGER_WORDS = 170;
const LARGEST_STATION = 250;
const LARGEST_TALL_STATION = 168;
const SMALLEST_STATION = 92;
/** Oven and figure are as high as this share of a station's width. */
const ART_SHARE = 0.62;

export function layoutStage(width: number, leastHeight: number, bakers: number, eaters: number): Layout {
  return width >= WIDE_FROM_PX ? wide(width, leastHeight, bakers, eaters) : tall(width, leastHeight, bakers, eaters);
}

function wide(width: number, leastHeight: number, bakers: number, eaters: number): Layout {
  const pad = 16;
  const side = Math.round(clamp(width * 0.36 - 72, 168, 440));
  const needed = Math.max(heightFor(side, bakers), heightFor(side, eaters));
  const height = Math.max(leastHeight, needed + pad * 2 + 8, 380);
  const zone = (x: number): Box => ({ x, y: pad + 8, width: side, height: height - pad * 2 - 8 });
  const middle: Box = { x: side + pad * 2, y: pad, width: width - side * 2 - pad * 4, height: height - pad * 2 };
  const walkerHeight = clamp(height * 0.185, 70, 124);
  const lineY = height - pad - walkerHeight - 18;
  const topHeight = Math.min(clamp(height * 0.27, 118, 190), highestFront(middle.width));
  const plateTop = pad + topHeight + 14;
  const plateWordsHeight = 30;
  const plateSpace = lineY - plateTop - plateWordsHeight - 10;
  const plateWidth = Math.min(middle.width, plateSpace * 1.75, 560);
  const plateHeight = Math.min(plateSpace, plateWidth * 0.62);
  const plate = centred(middle, plateTop + (plateSpace - plateHeight) / 2, plateWidth, plateHeight);
  return finish(width, height, plateTop + plateHeight * 0.1, {
    bakers: stations(zone(pad), bakers, "baker"),
    eaters: stations(zone(width - side - pad), eaters, "eater"),
    plate,
    plateWords: { x: middle.x, y: plate.y + plate.height + 4, width: middle.width, height: plateWordsHeight },
    top: { x: middle.x, y: pad, width: middle.width, height: topHeight },
    lines: { x: middle.x, y: lineY, width: middle.width, height: walkerHeight },
  });
}

function tall(width: number, leastHeight: number, bakers: number, eaters: number): Layout {
  const pad = 10;
  const inner = width - pad * 2;
  const bakersHeight = tallHeightFor(inner, bakers);
  const eatersHeight = tallHeightFor(inner, eaters);
  const walkerHeight = 60;
  const topHeight = Math.min(100, highestFront(inner));
  const plateWordsHeight = 28;
  const gaps = { top: 6, plate: 8, words: 2, line: 16, eaters: 24 };
  const rest = bakersHeight + eatersHeight + topHeight + plateWordsHeight + walkerHeight + pad * 2 + 4;
  const around = rest + Object.values(gaps).reduce((sum, gap) => sum + gap, 0);
  const plateHeight = Math.min(Math.max(144, leastHeight - around), inner * 0.5);
  const plateWidth = Math.min(inner, plateHeight * 1.75);
  const bakersZone: Box = { x: pad, y: pad + 4, width: inner, height: bakersHeight };
  const topY = bakersZone.y + bakersHeight + gaps.top;
  const plateY = topY + topHeight + gaps.plate;
  const plate: Box = { x: pad + (inner - plateWidth) / 2, y: plateY, width: plateWidth, height: plateHeight };
  const wordsY = plateY + plateHeight + gaps.words;
  const lineY = wordsY + plateWordsHeight + gaps.line;
  const eatersZone: Box = { x: pad, y: lineY + walkerHeight + gaps.eaters, width: inner, height: eatersHeight };
  return finish(width, eatersZone.y + eatersHeight + pad, topY + topHeight * 0.86, {
    bakers: stations(bakersZone, bakers, "baker"),
    eaters: stations(eatersZone, eaters, "eater"),
    plate,
    plateWords: { x: pad, y: wordsY, width: inner, height: plateWordsHeight },
    top: { x: pad, y: topY, width: inner, height: topHeight },
    lines: { x: pad, y: lineY, width: inner, height: walkerHeight },
  });
}

interface Parts {
  readonly bakers: readonly Station[];
  readonly eaters: readonly Station[];
  readonly plate: Box;
  readonly plateWords: Box;
  /** The strip above the plate: door, manager and tally. */
  readonly top: Box;
  readonly lines: Box;
}

const DOOR_SHARE = 0.62;
const MANAGER_SHARE = 0.74;
const SMALLEST_TALLY = 90;

/** How high door, manager and tally may be to stand beside each other in a width. */
const highestFront = (width: number): number =>
  (width - SMALLEST_TALLY - GAP * 2) / (DOOR_SHARE + MANAGER_SHARE / FIGURE_RATIO);

function finish(width: number, height: number, horizonPx: number, parts: Parts): Layout {
  const { bakers, eaters, plate, plateWords, top, lines } = parts;
  const doorWidth = top.height * DOOR_SHARE;
  const managerHeight = top.height * MANAGER_SHARE;
  const managerWidth = managerHeight / FIGURE_RATIO;
  const tallyWidth = clamp(
    top.width - doorWidth - managerWidth - GAP * 2,
    SMALLEST_TALLY,
    Math.max(SMALLEST_TALLY, top.height * 1.3),
  );
  const total = doorWidth + managerWidth + tallyWidth + GAP * 2;
  const left = top.x + Math.max(0, (top.width - total) / 2);
  const door: Box = { x: left, y: top.y, width: doorWidth, height: top.height };
  const manager: Box = {
    x: left + doorWidth + GAP,
    y: top.y + top.height - managerHeight,
    width: managerWidth,
    height: managerHeight,
  };
  const tally: Box = { x: manager.x + managerWidth + GAP, y: top.y + 4, width: tallyWidth, height: top.height * 0.66 };
  const walker = { width: lines.height / FIGURE_RATIO, height: lines.height };
  const half = lines.width / 2 - 10;
  const tallyMiddle = tally.x + tallyWidth / 2;
  const wordsWidth = Math.min(MANAGER_WORDS, (width - tallyMiddle) * 2 - GAP);
  return {
    width,
    height,
    horizonPx,
    bakers,
    eaters,
    plate,
    plateWords,
    door,
    manager,
    managerWords: {
      x: tallyMiddle - wordsWidth / 2,
      y: tally.y + tally.height + 4,
      width: wordsWidth,
      height: 36,
    },
    tally,
    lines,
    putLine: { x: lines.x, y: lines.y, width: half, height: lines.height },
    getLine: { x: lines.x + lines.width - half, y: lines.y, width: half, height: lines.height },
    walker,
  };
}

/** Places people in the grid in which their stations are largest, in the middle of their zone. */
function stations(zone: Box, count: number, role: "baker" | "eater"): Station[] {
  const { columns, size } = bestGrid(zone.width, zone.height, count);
  const cellHeight = size * ART_SHARE + WORDS_HEIGHT;
  const rows = Math.ceil(count / columns);
  const rowGap = Math.min(28, rows > 0 ? (zone.height - rows * cellHeight) / rows : 0);
  const top = zone.y + Math.max(0, (zone.height - rows * cellHeight - (rows - 1) * rowGap) / 2);
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const rowWidth = inRow * size + (inRow - 1) * GAP;
    const x = zone.x + (zone.width - rowWidth) / 2 + (i % columns) * (size + GAP);
    return station({ x, y: top + row * (cellHeight + rowGap), width: size, height: cellHeight }, role);
  });
}

function station(box: Box, role: "baker" | "eater"): Station {
  const art = box.width * ART_SHARE;
  const figureWidth = art / FIGURE_RATIO;
  const words: Box = { x: box.x, y: box.y + art, width: box.width, height: WORDS_HEIGHT };
  if (role === "eater") {
    const table = box.width * 0.68;
    return {
      box,
      oven: {
        x: box.x + (box.width - table) / 2,
        y: box.y + art - table / 2 + art * 0.09,
        width: table,
        height: table / 2,
      },
      figure: { x: box.x + (box.width - figureWidth) / 2, y: box.y, width: figureWidth, height: art },
      words,
    };
  }
  const oven = art * 0.92;
  const left = box.x + (box.width - oven - figureWidth * 0.86) / 2;
  return {
    box,
    oven: { x: left, y: box.y + art - oven, width: oven, height: oven },
    figure: { x: left + oven - figureWidth * 0.14, y: box.y, width: figureWidth, height: art },
    words,
  };
}

function bestGrid(width: number, height: number, count: number): { columns: number; size: number } {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const byWidth = (width - (columns - 1) * GAP) / columns;
    const byHeight = (height / rows - WORDS_HEIGHT - 4) / ART_SHARE;
    const size = Math.min(byWidth, byHeight, LARGEST_STATION);
    if (size > best.size) best = { columns, size };
  }
  return best;
}

/** The height that lets so many stations be at least the smallest size. */
function heightFor(width: number, count: number): number {
  const columns = Math.max(1, Math.floor((width + GAP) / (SMALLEST_STATION + GAP)));
  return Math.ceil(count / columns) * (SMALLEST_STATION * ART_SHARE + WORDS_HEIGHT + 4);
}

/** On a narrow stage rows are chosen first: up to two, three or four abreast. */
function tallHeightFor(width: number, count: number): number {
  const columns = count <= 2 ? Math.max(count, 2) : count <= 6 ? 3 : 4;
  const size = Math.min((width - (columns - 1) * GAP) / columns, LARGEST_TALL_STATION);
  return Math.ceil(count / columns) * (size * ART_SHARE + WORDS_HEIGHT + 6);
}

const centred = (inside: Box, y: number, width: number, height: number): Box => ({
  x: inside.x + (inside.width - width) / 2,
  y,
  width,
  height,
});

const clamp = (value: number, min: number, max: number): number => Math.max(min, Math.min(max, value));

/** A waiting line: how far apart people stand in it, how large they are drawn, and where the first one stands. */
export interface Queueing {
  readonly firstX: number;
  /** From each to the one behind; negative in the bakers' line, which reaches to the left. */
  readonly stepX: number;
  readonly scale: number;
}

const SMALLEST_WALKER = 0.7;

/**
 * Lines people up from the middle of the stage outwards. A line too long for its half reaches over into the other one
 * while that is empty; one too long for both closes up and is drawn smaller.
 */
export function lineUp(layout: Layout, side: "put" | "get", count: number, isOtherEmpty: boolean): Queueing {
  const half = side === "put" ? layout.putLine : layout.getLine;
  const { width } = layout.walker;
  const usual = width * 0.92;
  const needed = width + usual * (count - 1);
  const floor = isOtherEmpty && needed > half.width ? layout.lines : half;
  const closest = count > 1 ? (floor.width - width) / (count - 1) : usual;
  const scale = clamp(closest / (width * 0.5), SMALLEST_WALKER, 1);
  const step = count > 1 ? Math.min(usual, (floor.width - width * scale) / (count - 1)) : usual;
  const length = width * scale + step * (count - 1);
  if (side === "get") {
    const start = Math.max(floor.x, Math.min(half.x, floor.x + floor.width - length));
    return { firstX: start, stepX: step, scale };
  }
  const end = Math.min(floor.x + floor.width, Math.max(half.x + half.width, floor.x + length));
  return { firstX: end - width * scale, stepX: -step, scale };
}

/** The most people of a role who have a station of their own in the picture; the rest are told as a number. */
export const MOST_STATIONS = 24;
