import { describe, expect, test } from "vitest";
import { type Box, layoutStage, lineUp } from "./layout.ts";
import { layoutSlots } from "./slots.ts";

const widths = [320, 360, 390, 430, 599, 600, 640, 768, 1024, 1280, 1440, 1920, 2560];
const crowds: [number, number][] = [
  [1, 1],
  [1, 12],
  [2, 2],
  [5, 3],
  [12, 1],
  [12, 12],
  [24, 24],
];

const overlaps = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + 0.5 && b.x + b.width > a.x + 0.5 && a.y + a.height > b.y + 0.5 && b.y + b.height > a.y + 0.5;

const isInside = (box: Box, width: number, height: number): boolean =>
  box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5;

describe.each(widths)("a stage %i px wide", (width) => {
  test.each(crowds)("holds %i bakers and %i eaters without overlap", (bakers, eaters) => {
    for (const leastHeight of [0, 420, 640, 900]) {
      const layout = layoutStage(width, leastHeight, bakers, eaters);
      expect(layout.width).toBe(width);
      expect(layout.height).toBeGreaterThanOrEqual(leastHeight > 0 && width >= 600 ? leastHeight : 0);
      const stations = [...layout.bakers, ...layout.eaters].map((station) => station.box);
      expect(stations).toHaveLength(bakers + eaters);
      const still = [...stations, layout.plate, layout.plateWords, layout.door, layout.tally, layout.lines];
      for (const box of [...still, layout.manager]) expect(isInside(box, width, layout.height)).toBe(true);
      for (let i = 0; i < still.length; i++) {
        for (let j = i + 1; j < still.length; j++) expect(overlaps(still[i] as Box, still[j] as Box)).toBe(false);
      }
      expect(Math.min(...stations.map((box) => box.width))).toBeGreaterThanOrEqual(68);
    }
  });

  test("needs no more height than it is given when that is enough", () => {
    const least = layoutStage(width, 0, 12, 12).height;
    expect(layoutStage(width, least, 12, 12).height).toBeCloseTo(least);
  });
});

describe("waiting lines", () => {
  const layout = layoutStage(1000, 560, 12, 12);

  test.each([1, 2, 5, 12, 24])("of %i stand on their floor, the first nearest to the middle", (count) => {
    for (const side of ["put", "get"] as const) {
      for (const isOtherEmpty of [true, false]) {
        const { firstX, stepX, scale } = lineUp(layout, side, count, isOtherEmpty);
        const width = layout.walker.width * scale;
        const floor = isOtherEmpty ? layout.lines : side === "put" ? layout.putLine : layout.getLine;
        const lastX = firstX + stepX * (count - 1);
        for (const x of [firstX, lastX]) {
          expect(x).toBeGreaterThanOrEqual(floor.x - 0.5);
          expect(x + width).toBeLessThanOrEqual(floor.x + floor.width + 0.5);
        }
        expect(Math.sign(stepX)).toBe(side === "put" ? -1 : 1);
      }
    }
  });

  test("of both sides keep to their halves while both are waiting", () => {
    const put = lineUp(layout, "put", 12, false);
    const get = lineUp(layout, "get", 12, false);
    expect(put.firstX + layout.walker.width * put.scale).toBeLessThanOrEqual(get.firstX);
  });
});

describe("slots", () => {
  const inside: Box = { x: 10, y: 20, width: 300, height: 150 };

  test.each([1, 2, 6, 7, 30, 99, 100])("%i of them lie inside and apart", (count) => {
    const boxes = layoutSlots(inside, count);
    expect(boxes).toHaveLength(count);
    for (const box of boxes) {
      expect(box.width).toBeGreaterThanOrEqual(12);
      expect(isInside({ ...box, x: box.x - inside.x, y: box.y - inside.y }, inside.width, inside.height)).toBe(true);
    }
    for (let i = 1; i < count; i++) expect(overlaps(boxes[i - 1] as Box, boxes[i] as Box)).toBe(false);
  });
});
