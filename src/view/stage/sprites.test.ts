import { describe, expect, test } from "vitest";
import { type PresetId, presets, Run, type Scenario, type Settings, type TimedEdit } from "../../bakery/index.ts";
import { MovementReader, Recording } from "../../replay/index.ts";
import { durationsOf, flightsOf } from "./choreography.ts";
import { layoutStage } from "./layout.ts";
import { crowdsOf } from "./people.ts";
import { SpriteMaker } from "./sprite-maker.ts";
import { type Picture, settled } from "./sprites.ts";

interface Kitchen {
  readonly recording: Recording;
  readonly settingsAt: (changes: number) => Settings;
}

function kitchen(id: PresetId, seconds = 12): Kitchen {
  const preset = presets.find((one) => one.id === id);
  if (!preset) throw new Error(`there is no ${id}`);
  return kitchenOf(preset.scenario, seconds, preset.changes);
}

function kitchenOf(scenario: Scenario, seconds: number, changes: readonly TimedEdit[] = []): Kitchen {
  const run = new Run(scenario, changes);
  run.advance(seconds * 1e6);
  return { recording: new Recording(run.trace, run.cast), settingsAt: run.cast.settingsAfter };
}

/** What is drawn as time goes on, by one who draws every picture of a run. */
class Artist {
  private readonly kitchen: Kitchen;
  private readonly reader: MovementReader;
  private maker: SpriteMaker | null = null;

  constructor(kitchen: Kitchen) {
    this.kitchen = kitchen;
    this.reader = new MovementReader(kitchen.recording);
  }

  at(atUs: number, isSettled = false): Picture {
    const { recording, settingsAt } = this.kitchen;
    const seq = recording.trace.countUntil(atUs);
    const scene = recording.sceneAt(seq);
    const settings = settingsAt(scene.changes);
    const durations = durationsOf(settings);
    const moved = this.reader.at(seq, atUs, durations.window);
    this.maker ??= new SpriteMaker(layoutStage({ width: 1200, height: 600, unit: 1 }, crowdsOf(scene), 1));
    return this.maker.pictureOf({ scene, settings, atUs, durations, movements: isSettled ? settled(moved) : moved });
  }
}

const drawn = ({ people, loaves, plates }: Picture): string =>
  JSON.stringify([
    people.map(({ person, pose, x, y, height, opacity, place }) => [person.task, pose, x, y, height, opacity, place]),
    loaves.map(({ loaf, x, y, width, squash, turn, bites }) => [loaf.id, x, y, width, squash, turn, bites]),
    plates.map(({ count, isFull, next, putLine, getLine, unfinished }) => [
      count,
      isFull,
      next,
      putLine,
      getLine,
      unfinished,
    ]),
  ]);

const KITCHENS: PresetId[] = ["opening", "original", "full", "hungry", "overtaken", "wentOn", "balance", "rush"];
const FRAME_US = 50_000;
const times = (seconds: number, stepUs = FRAME_US): number[] =>
  Array.from({ length: Math.floor((seconds * 1e6) / stepUs) }, (_, i) => (i + 1) * stepUs);

describe.each(KITCHENS)("the picture of %s", (id) => {
  const made = kitchen(id);

  test("is the same at the same place, whichever way one came there", () => {
    const steady = new Artist(made);
    const forwards = times(8, 130_000).map((atUs) => [atUs, drawn(steady.at(atUs))] as const);
    const leaping = new Artist(made);
    leaping.at(9e6);
    for (const [atUs, picture] of [...forwards].reverse()) expect(drawn(leaping.at(atUs)), `at ${atUs}`).toBe(picture);
  });

  test("shows each loaf outside the ovens once, and nobody twice", () => {
    const artist = new Artist(made);
    for (const atUs of times(8)) {
      const picture = artist.at(atUs);
      const ids = picture.loaves.map(({ loaf }) => loaf.id);
      expect(new Set(ids).size).toBe(ids.length);
      const tasks = picture.people.map(({ person }) => person.task);
      expect(new Set(tasks).size).toBe(tasks.length);
      const still = new Map(artist.at(atUs, true).loaves.map((sprite) => [sprite.loaf.id, sprite]));
      for (const loaf of picture.scene.loaves.values())
        if (loaf.place.at === "plate") expect(still.has(loaf.id)).toBe(true);
    }
  });

  test("shows the first who waits at the plate, as large as who works", () => {
    const artist = new Artist(made);
    for (const atUs of times(8)) {
      const picture = artist.at(atUs, true);
      for (const { put, get } of [
        ...new MovementReader(made.recording).at(picture.scene.seq, atUs, 1).lines.values(),
      ]) {
        for (const line of [put, get]) {
          const first = picture.people.find(({ person }) => person.task === line[0]);
          if (line.length === 0) continue;
          expect(first).toMatchObject({ place: 0, isHidden: false, opacity: 1 });
          expect(first?.height).toBeGreaterThanOrEqual((picture.layout.zones[0]?.[0]?.figure.height ?? 0) * 0.99);
        }
      }
    }
  });

  test("counts on the plate what is seen to lie there", () => {
    const artist = new Artist(made);
    for (const atUs of times(8, 37_000)) {
      const { loaves, plates } = artist.at(atUs);
      const lying = loaves.filter(({ order }) => order < 20).length;
      expect(plates[0]?.count, `at ${atUs}`).toBe(lying);
    }
  });
});

describe("flights", () => {
  test.each(KITCHENS)("of %s begin at their events and are over before the next of the loaf", (id) => {
    const { recording, settingsAt } = kitchen(id);
    const durations = durationsOf(settingsAt(0));
    const reader = new MovementReader(recording);
    const { trace } = recording;
    const { loaves } = reader.at(trace.length, 12e6, 13e6);
    const doneUs = new Map<number, number>();
    for (let seq = 0; seq < trace.length; seq++) {
      const event = trace.read(seq);
      if (event.kind === "itemDone") doneUs.set(event.item, event.atUs);
    }
    expect(loaves.size).toBeGreaterThan(3);
    const isSteady = id !== "rush";
    for (const [item, moves] of loaves) {
      let before = 0;
      for (const { move, startUs, endUs } of flightsOf(moves, durations)) {
        expect(startUs).toBeGreaterThanOrEqual(Math.max(move.atUs, before));
        expect(endUs - startUs).toBeGreaterThan(0);
        before = endUs;
      }
      if (isSteady) expect(before).toBeLessThanOrEqual(doneUs.get(item) ?? Number.POSITIVE_INFINITY);
    }
  });

  test("of a loaf put and taken at one instant: it lands, and rests for 150 ms of a second's pace", () => {
    const { recording, settingsAt } = kitchen("hungry");
    const durations = durationsOf(settingsAt(0));
    const { loaves } = new MovementReader(recording).at(recording.trace.length, 12e6, 13e6);
    const quick = [...loaves.values()].filter(([put, taken]) => put?.atUs === taken?.atUs);
    expect(quick.length).toBeGreaterThan(0);
    for (const moves of quick) {
      const [put, taken] = flightsOf(moves, durations);
      expect((taken?.startUs ?? 0) - (put?.endUs ?? 0)).toBeGreaterThanOrEqual(0.15 * 500_000 - 1);
    }
  });
});

test("nothing that is on its way leaps: in ten milliseconds nobody goes farther than a walk can lead them", () => {
  const artist = new Artist(kitchen("opening"));
  let before: Picture | null = null;
  for (const atUs of times(9, 10_000)) {
    const now = artist.at(atUs);
    for (const { person, x, y } of now.people) {
      const was = before?.people.find((one) => one.person.task === person.task);
      if (was) expect(Math.hypot(was.x - x, was.y - y), `${person.name} at ${atUs}`).toBeLessThan(60);
    }
    for (const { loaf, x, y } of now.loaves) {
      const was = before?.loaves.find((one) => one.loaf.id === loaf.id);
      if (was) expect(Math.hypot(was.x - x, was.y - y), `loaf ${loaf.id} at ${atUs}`).toBeLessThan(110);
    }
    before = now;
  }
});

test("a rack makes room for what comes before others, and closes up after what is taken: nothing leaps on it", () => {
  const { scenario } = presets[0];
  const rack = kitchenOf(
    {
      ...scenario,
      bakers: scenario.bakers.map((baker, i) => ({ ...baker, priority: 1 - i, seconds: 0.5 + i * 0.13 })),
      plate: { ...scenario.plate, order: "priority" },
    },
    12,
  );
  const artist = new Artist(rack);
  const stepUs = 10_000;
  let before = new Map<number, { x: number; y: number }>();
  let farthest = 0;
  let moved = 0;
  for (const atUs of times(10, stepUs)) {
    const lying = artist.at(atUs).loaves.filter(({ isMoving }) => !isMoving);
    for (const { loaf, x, y } of lying) {
      const last = before.get(loaf.id);
      if (!last) continue;
      const far = Math.hypot(x - last.x, y - last.y);
      if (far > 0) moved++;
      farthest = Math.max(farthest, far);
    }
    before = new Map(lying.map(({ loaf, x, y }) => [loaf.id, { x, y }]));
  }
  // Places of the rack are some 90 pixels apart, and further from the end of a row to the next.
  expect(moved).toBeGreaterThan(50);
  expect(farthest).toBeLessThan(45);
});
