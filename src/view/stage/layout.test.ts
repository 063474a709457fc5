import { describe, expect, test } from "vitest";
import { type Box, type Layout, layoutStage, type ZoneCrowd } from "./layout.ts";
import { placeInLine } from "./lines.ts";
import { layoutSlots, type PlateKind } from "./slots.ts";

const sizes: [number, number][] = [
  [320, 420],
  [390, 470],
  [599, 620],
  [600, 420],
  [768, 640],
  [744, 692],
  [1024, 560],
  [1200, 520],
  [1440, 700],
  [1920, 880],
];
const crowds: [number, number][] = [
  [1, 1],
  [1, 12],
  [2, 2],
  [5, 3],
  [12, 12],
  [24, 24],
];

const zonesOf = (bakers: number, eaters: number): ZoneCrowd[] => [
  { ovens: bakers, tables: 0 },
  { ovens: 0, tables: eaters },
];

const overlaps = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + 0.5 && b.x + b.width > a.x + 0.5 && a.y + a.height > b.y + 0.5 && b.y + b.height > a.y + 0.5;

const isInside = (box: Box, { width, height }: Layout): boolean =>
  box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5;

describe.each(sizes)("a stage of %i × %i", (width, height) => {
  test.each(crowds)("holds %i bakers and %i eaters without overlap", (bakers, eaters) => {
    const layout = layoutStage({ width, height, unit: 1 }, zonesOf(bakers, eaters), 1);
    const [plate] = layout.plates;
    if (!plate) throw new Error("there is no plate");
    const boxes = [
      ...layout.zones.flat().map(({ box }) => box),
      plate.box,
      plate.words,
      layout.door,
      layout.manager,
      layout.tally,
    ];
    expect(layout.zones.map((zone) => zone.length)).toEqual([bakers, eaters]);
    for (const box of boxes) expect(isInside(box, layout), JSON.stringify(box)).toBe(true);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1))
        expect(overlaps(a, b), `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(false);
    });
  });

  test("has room for the first of each line at the plate, as large as who works", () => {
    const layout = layoutStage({ width, height, unit: 1 }, zonesOf(2, 2), 1);
    const [plate] = layout.plates;
    if (!plate) throw new Error("there is no plate");
    for (const room of [plate.put, plate.get]) {
      const { x, y } = placeInLine(room, 0);
      expect(isInside({ x, y, ...room.figure }, layout)).toBe(true);
      expect(room.most).toBeGreaterThanOrEqual(1);
      expect(room.figure.height).toBeGreaterThanOrEqual((layout.zones[0]?.[0]?.figure.height ?? 0) * 0.99);
    }
  });
});

describe.each(sizes)("the waiting lines of a stage of %i × %i", (width, height) => {
  test.each(crowds)("of %i bakers and %i eaters stand in their room, the first next to the plate", (bakers, eaters) => {
    const [plate] = layoutStage({ width, height, unit: 1 }, zonesOf(bakers, eaters), 1).plates;
    if (!plate) throw new Error("there is no plate");
    for (const [side, room] of [
      ["put", plate.put],
      ["get", plate.get],
    ] as const) {
      for (const place of [0, room.most - 1, room.most, 1000]) {
        const { x } = placeInLine(room, place);
        expect(x).toBeGreaterThanOrEqual(room.box.x - 0.5);
        expect(x + room.figure.width).toBeLessThanOrEqual(room.box.x + room.box.width + 0.5);
      }
      if (room.most > 1) expect(Math.sign(room.stepX)).toBe(side === "put" ? -1 : 1);
    }
    // Both keep to their halves.
    const lastOfPut = Math.max(...[0, plate.put.most - 1].map((place) => placeInLine(plate.put, place).x));
    const firstOfGet = Math.min(...[0, plate.get.most - 1].map((place) => placeInLine(plate.get, place).x));
    expect(lastOfPut + plate.put.figure.width).toBeLessThanOrEqual(firstOfGet + 0.5);
  });
});

test("a line of plates goes from left to right, with people between the plates", () => {
  const stages: ZoneCrowd[] = [
    { ovens: 2, tables: 0 },
    { ovens: 0, tables: 2 },
    { ovens: 0, tables: 2 },
  ];
  const layout = layoutStage({ width: 1280, height: 640, unit: 1 }, stages, 2);
  const places = [...layout.zones.map((zone) => zone[0]?.box.x ?? 0), ...layout.plates.map(({ box }) => box.x)].sort(
    (a, b) => a - b,
  );
  const [left = 0, first = 0, between = 0, second = 0, right = 0] = places;
  expect([layout.zones[0]?.[0]?.box.x, layout.plates[0]?.box.x]).toEqual([left, first]);
  expect([layout.zones[1]?.[0]?.box.x, layout.plates[1]?.box.x, layout.zones[2]?.[0]?.box.x]).toEqual([
    between,
    second,
    right,
  ]);
});

describe.each(sizes.filter(([width]) => width >= 390))("a line of plates on a stage of %i × %i", (width, height) => {
  test.each([
    [1, 1, 1],
    [2, 2, 2],
    [2, 3, 2, 4],
    [1, 2, 2, 3],
  ])("with %i, %i, %i and more hides nobody at work, and nothing", (...people) => {
    const zones = people.map(
      (count, i): ZoneCrowd => (i === 0 ? { ovens: count, tables: 0 } : { ovens: 0, tables: count }),
    );
    const layout = layoutStage({ width, height, unit: 1 }, zones, people.length - 1);
    expect(layout.zones.map((zone) => zone.length)).toEqual(people);
    const stations = layout.zones.flat().map(({ box }) => box);
    const boxes = [...stations, ...layout.plates.map(({ box }) => box), layout.door, layout.manager, layout.tally];
    for (const box of boxes) expect(isInside(box, layout), JSON.stringify(box)).toBe(true);
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1))
        expect(overlaps(a, b), `${JSON.stringify(a)} ${JSON.stringify(b)}`).toBe(false);
    });
    for (const { put, get } of layout.plates) {
      for (const room of [put, get]) {
        const first: Box = { ...placeInLine(room, 0), ...room.figure };
        expect(isInside(first, layout)).toBe(true);
        for (const station of stations) expect(overlaps(first, station)).toBe(false);
      }
    }
  });
});

test("of many plates three are drawn and the others are numbers", () => {
  const layout = layoutStage(
    { width: 1440, height: 700, unit: 1 },
    Array.from({ length: 6 }, () => ({ ovens: 0, tables: 1 })),
    5,
  );
  expect([layout.plates.length, layout.smallPlates.length]).toEqual([3, 2]);
});

test("a thousand bakers and a thousand eaters each have a place of their own in the picture", () => {
  const layout = layoutStage({ width: 1200, height: 560, unit: 1 }, zonesOf(1000, 1000), 1);
  expect(layout.isCrowd).toBe(true);
  const stations = layout.zones.flat();
  expect(stations).toHaveLength(2000);
  expect(new Set(stations.map(({ figure }) => `${Math.round(figure.x * 10)} ${Math.round(figure.y * 10)}`)).size).toBe(
    2000,
  );
  for (const { box } of stations) expect(isInside(box, layout)).toBe(true);
});

describe("slots", () => {
  const inside: Box = { x: 0, y: 0, width: 320, height: 150 };
  const kinds: PlateKind[] = ["china", "board", "stack", "rack"];
  test.each(kinds)("on %s each loaf has a place of its own, however many there are", (kind) => {
    for (const count of [1, 6, 40, 1000, 10_000]) {
      const spots = layoutSlots(kind, inside, count);
      expect(spots).toHaveLength(count);
      expect(new Set(spots.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(count);
    }
  });

  test.each([1, 2, 6, 7, 24, 30, 99, 100])("%i in rows lie inside and apart", (count) => {
    const spots = layoutSlots("china", inside, count).map(({ x, y, width }) => ({
      x: x - width / 2,
      y: y - (width * 40) / 56 / 2,
      width,
      height: (width * 40) / 56,
    }));
    for (const { x, y, width, height } of spots) {
      expect(width).toBeGreaterThanOrEqual(12);
      expect(Math.min(x - inside.x, y - inside.y)).toBeGreaterThanOrEqual(-0.5);
      expect(x + width).toBeLessThanOrEqual(inside.x + inside.width + 0.5);
      expect(y + height).toBeLessThanOrEqual(inside.y + inside.height + 0.5);
    }
    spots.forEach((a, i) => {
      for (const b of spots.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
    });
  });

  test("a heap grows from the ground up", () => {
    const spots = layoutSlots("board", inside, 15);
    expect(spots[0]?.y).toBeGreaterThan(spots.at(-1)?.y ?? 0);
    expect(spots.slice(0, 5).every(({ y }) => y === spots[0]?.y)).toBe(true);
  });
});
