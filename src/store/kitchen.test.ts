import { describe, expect, test } from "vitest";
import { type PresetId, presets, readScenario, type Scenario } from "../bakery/index.ts";
import { createKitchenStore, type KitchenStore } from "./index.ts";

const scenarioOf = (id: PresetId): Scenario =>
  presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario;

function open(id: PresetId, atUs: number | null = null): KitchenStore {
  const store = createKitchenStore(scenarioOf(id));
  store.getState().open({ scenario: scenarioOf(id), changes: [], atUs, panels: [] });
  return store;
}

/** Lets frames pass as a page does, until the kitchen stands still or enough have. */
function play(store: KitchenStore, frames: number, frameMs = 16): void {
  for (let i = 0; i < frames && store.getState().isPlaying; i++) store.getState().tick(frameMs);
}

const lines = (store: KitchenStore): [number, string][] =>
  store
    .getState()
    .printedLines(10_000)
    .map(({ atUs, text }) => [atUs, text]);
const statesOf = (store: KitchenStore) => store.getState().scene.people.map((person) => person.state);

describe("stepping", () => {
  test("by callbacks of the loop while the loop is in sight, by what one sees in the kitchen otherwise", () => {
    const store = open("original", 500_000);
    store.getState().seek(400_000);
    const stand = () => store.getState().scene.callbacks;
    const before = stand();
    store.getState().step(1);
    const visible = stand();
    expect(visible - before).toBeGreaterThan(1);
    store.getState().seek(400_000);
    store.getState().togglePanel("loop");
    const places = [stand()];
    for (let i = 0; i < 12; i++) {
      store.getState().step(1);
      places.push(stand());
    }
    expect(places).toEqual(places.map((_, i) => before + i));
    for (const place of places.toReversed().slice(1)) {
      store.getState().step(-1);
      expect(stand()).toBe(place);
    }
  });

  test("goes to the end by callbacks, and stays there", () => {
    const store = open("original");
    store.getState().togglePanel("loop");
    for (let i = 0; i < 70; i++) store.getState().step(1);
    const { scene } = store.getState();
    expect([scene.end, scene.callbacks]).toEqual(["finished", 62]);
    store.getState().step(1);
    expect(store.getState().scene).toEqual(scene);
  });
});

describe("playing with the loop in sight", () => {
  test("halts at every callback, and the clock with it", () => {
    const store = open("original");
    store.getState().togglePanel("loop");
    const seen: [number, number][] = [];
    const before: number[] = [];
    for (let i = 0; i < 600; i++) {
      store.getState().tick(16);
      const { scene, atUs } = store.getState();
      if (seen.at(-1)?.[0] !== scene.callbacks) seen.push([scene.callbacks, atUs]);
      if (atUs < 500_000) before.push(atUs);
    }
    // One after the other, none left out; up to the first loaf the clock goes on as ever.
    expect(seen.map(([callbacks]) => callbacks)).toEqual(seen.map((_, i) => (seen[0]?.[0] ?? 0) + i));
    expect(seen.slice(1, 7).map(([, atUs]) => atUs)).toEqual(Array(6).fill(500_000));
    expect(new Set(before).size).toBeGreaterThan(25);
  });

  test("ends as ever, at the same time with the same lines", () => {
    const store = open("original");
    store.getState().togglePanel("loop");
    play(store, 10_000, 50);
    const { isPlaying, atUs, scene } = store.getState();
    expect({ isPlaying, atUs, end: scene.end }).toEqual({ isPlaying: false, atUs: 6_500_000, end: "finished" });
    expect(lines(store)).toHaveLength(24);
  });

  test("not at a higher speed, and not for ever where very much happens at one time", () => {
    const store = open("rush");
    store.getState().togglePanel("loop");
    store.getState().setSpeed(2);
    store.getState().tick(100);
    expect(store.getState().atUs).toBe(200_000);
    const crowd = {
      ...scenarioOf("balance"),
      bakers: Array.from({ length: 300 }, (_, i) => ({ name: `B${i}`, seconds: 1, breads: 1, priority: 0 })),
    };
    const other = createKitchenStore(crowd);
    other.getState().open({ scenario: crowd, changes: [], atUs: null, panels: ["loop"] });
    play(other, 400, 16);
    expect(other.getState().atUs).toBeGreaterThanOrEqual(1_000_000);
    play(other, 900, 16);
    expect(other.getState().atUs).toBeGreaterThan(1_000_000);
  });
});

describe("a preset to which something is done on the way", () => {
  test("has it again when it is baked again, and in links to any moment of it", () => {
    const store = createKitchenStore(presets[0].scenario);
    store.getState().choose("wokenCancelled");
    const isGone = () => store.getState().scene.people.some(({ isLeaving }) => isLeaving);
    store.getState().seek(500_000);
    expect([isGone(), store.getState().viewNow().changes.length]).toEqual([false, 1]);
    store.getState().seek(2_000_000);
    expect([isGone(), store.getState().viewNow().changes.length]).toEqual([true, 1]);
    store.getState().restart();
    expect(isGone()).toBe(false);
    store.getState().seek(2_000_000);
    expect(isGone()).toBe(true);
  });
});

describe("playing", () => {
  test("prints what the program prints, however long the frames are", () => {
    const printed = [1, 16, 33, 100].map((frameMs) => {
      const store = open("original");
      play(store, 100_000, frameMs);
      const { isPlaying, atUs, scene } = store.getState();
      expect({ isPlaying, atUs, end: scene.end }).toEqual({ isPlaying: false, atUs: 6_500_000, end: "finished" });
      return lines(store);
    });
    expect(printed[0]).toHaveLength(24);
    for (const other of printed) expect(other).toEqual(printed[0]);
  });

  test("moves by the frame's time and the speed, and not at all when paused", () => {
    const store = open("balance");
    store.getState().setSpeed(10);
    store.getState().tick(20);
    expect(store.getState().atUs).toBe(200_000);
    store.getState().pause();
    store.getState().tick(1000);
    expect(store.getState().atUs).toBe(200_000);
  });

  test("keeps the speed between its limits", () => {
    const store = open("balance");
    store.getState().setSpeed(1e9);
    expect(store.getState().speed).toBe(1000);
    store.getState().setSpeed(0);
    expect(store.getState().speed).toBe(0.1);
  });

  test("slows the clock instead of freezing when a frame would cost too much", () => {
    const store = open("rush");
    store.getState().setSpeed(100);
    store.getState().tick(3_600_000);
    const { atUs, headUs } = store.getState();
    expect(atUs).toBeLessThan(360_000_000_000);
    expect(atUs).toBe(headUs);
    store.getState().tick(16);
    expect(store.getState().atUs).toBeGreaterThan(atUs);
  });

  test("bakes again after the end, with the settings as they stand", () => {
    const store = open("original");
    play(store, 10_000, 100);
    store.getState().edit({ kind: "size", size: 2 });
    store.getState().play();
    expect(store.getState()).toMatchObject({ isPlaying: true, atUs: 0 });
    play(store, 10_000, 100);
    expect(lines(store)).toHaveLength(8);
  });
});

describe("the sentence while playing", () => {
  test("is true of the moment at which it stands", () => {
    const scenario = readScenario({
      bakers: [
        { name: "Ana", seconds: 1, breads: 3 },
        { name: "Ben", seconds: 0.5, breads: "endless" },
      ],
      eaters: [{ name: "Cleo", seconds: 1 }],
      plate: { size: 2, bounded: true },
    }).scenario;
    const store = createKitchenStore(scenario);
    store.getState().open({ scenario, changes: [], atUs: null, panels: [] });
    const said = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      store.getState().tick(16);
      const { scene, sentence } = store.getState();
      if (!sentence) continue;
      said.add(sentence.say);
      const waiting = [...scene.plates[0]!.putLine, ...scene.plates[0]!.getLine].map(
        ({ task }) => scene.people[task]?.name,
      );
      expect(waiting).toContain("name" in sentence ? sentence.name : "");
    }
    expect(said).toContain("waitsForRoom");
  });

  test("tells of every wait, also where somebody waits all the time", () => {
    const store = open("hungry");
    const said = new Set<string>();
    for (let i = 0; i < 600; i++) {
      store.getState().tick(16);
      const { sentence } = store.getState();
      if (sentence && "name" in sentence) said.add(sentence.name);
    }
    expect(said.size).toBe(3);
  });
});

describe("stepping", () => {
  test("goes back through the very places it came by, one at a time", () => {
    for (const id of ["original", "full", "hungry", "rush"] as const) {
      const store = open(id, 0);
      const places: [number, number][] = [];
      for (let i = 0, seq = -1; i < 150 && seq !== store.getState().scene.seq; i++) {
        seq = store.getState().scene.seq;
        places.push([seq, store.getState().atUs]);
        store.getState().step(1);
      }
      if (store.getState().scene.end) places.pop();
      for (const place of places.reverse()) {
        store.getState().step(-1);
        expect([store.getState().scene.seq, store.getState().atUs]).toEqual(place);
      }
      for (let i = 0; i < 30; i++) store.getState().step(-1);
      expect(store.getState().scene.seq).toBe(0);
    }
  });

  test("pauses, and tells what was seen", () => {
    const store = open("original");
    store.getState().step(1);
    expect(store.getState().isPlaying).toBe(false);
    for (let i = 0; i < 4; i++) store.getState().step(1);
    expect(store.getState().sentence).not.toBeNull();
  });

  test("shows a baker who finds no room in line, awake to nothing else", () => {
    const store = open("full", 0);
    for (let i = 0; i < 200 && store.getState().scene.plates[0]!.putLine.length === 0; i++) store.getState().step(1);
    const { scene, sentence } = store.getState();
    const first = scene.people[scene.plates[0]!.putLine[0]?.task ?? -1];
    expect(first).toMatchObject({ role: "baker", state: "holding" });
    expect(sentence).toMatchObject({ say: "waitsForRoom", name: first?.name });
  });

  test("ends at the end", () => {
    const store = open("original", 0);
    for (let i = 0; i < 500; i++) store.getState().step(1);
    expect(store.getState().scene.end).toBe("finished");
    expect(statesOf(store)).toEqual(["gone", "gone", "gone", "gone", "gone"]);
  });
});

describe("seeking", () => {
  test("shows the same scene as playing to that time", () => {
    const played = open("full");
    play(played, 300, 10);
    const { atUs, scene } = played.getState();
    const sought = open("full", atUs);
    expect(sought.getState().scene).toEqual(scene);
    played.getState().seek(1_234_567);
    played.getState().seek(atUs);
    expect(played.getState().scene).toEqual(scene);
  });

  test("further than can be run at once says so and stands where it got", () => {
    const store = open("rush", 900_000_000_000);
    expect(store.getState()).toMatchObject({ doing: "running", notices: [], atUs: 0 });
    for (let i = 0; i < 50 && store.getState().doing; i++) store.getState().tick(16, 50_000);
    expect(store.getState().notices.map((notice) => notice.say)).toEqual(["tooFar"]);
    expect(store.getState().atUs).toBe(store.getState().headUs);
    expect(store.getState().atUs).toBeGreaterThan(0);
  });
});

describe("edits", () => {
  test("act at once on the running kitchen", () => {
    const store = open("full", 5_000_000);
    expect(store.getState().scene.plates[0]!.putLine).toHaveLength(2);
    store.getState().edit({ kind: "size", size: 8 });
    expect(store.getState().scene.plates[0]!.putLine).toHaveLength(0);
    store.getState().step(1);
    expect(store.getState().scene.plates[0]!.onPlate.length).toBe(5);
  });

  test("in the past make another future and leave what was before as it was", () => {
    const store = open("full");
    play(store, 500, 20);
    const before = lines(store);
    store.getState().seek(4_000_000);
    store.getState().edit({ kind: "pace", role: "eater", seconds: 0.1 });
    expect(store.getState().headUs).toBe(4_000_000);
    store.getState().play();
    play(store, 300, 20);
    const after = lines(store);
    expect(after.filter(([atUs]) => atUs <= 4_000_000)).toEqual(before.filter(([atUs]) => atUs <= 4_000_000));
    expect(after.length).toBeGreaterThan(before.length / 2);
    expect(after.find(([atUs], i) => atUs !== before[i]?.[0])).toBeDefined();
  });

  test("while stepping inside one instant keep their place, and a link to the moment repeats it", () => {
    const store = open("rush", 0);
    for (let i = 0; i < 60; i++) {
      store.getState().step(1);
      if (i % 7 === 0) store.getState().edit({ kind: "pace", role: "baker", index: i % 12, seconds: 0.3 + i / 100 });
      if (i % 11 === 0) store.getState().edit({ kind: "size", size: 1 + (i % 5) });
      if (i % 13 === 0) store.getState().step(-1);
    }
    store.getState().step(1);
    const view = store.getState().viewNow();
    const again = createKitchenStore(scenarioOf("rush"));
    again.getState().open(view);
    expect(again.getState().settings).toEqual(store.getState().settings);
    const toEnd = (one: KitchenStore): [number, string][] => {
      one.getState().seek(view.atUs ?? 0);
      one.getState().seek(20_000_000);
      return lines(one);
    };
    expect(toEnd(again)).toEqual(toEnd(store));
  });

  test("two people at once on every control never break the books", () => {
    const store = open("balance");
    store.getState().setSpeed(5);
    const edits = [
      { kind: "hire", role: "baker", name: "Ana", seconds: 0.2, breads: "endless" },
      { kind: "size", size: 1 },
      { kind: "hire", role: "eater", name: "Ben", seconds: 0.4, breads: "endless" },
      { kind: "dismiss", role: "baker", index: 0 },
      { kind: "bounded", bounded: false },
      { kind: "breads", breads: 3 },
      { kind: "rename", role: "eater", index: 1, name: "Zoe" },
      { kind: "dismiss", role: "eater", index: 0 },
      { kind: "size", size: 12 },
      { kind: "bounded", bounded: true },
      { kind: "breads", breads: "endless" },
    ] as const;
    for (let round = 0; round < 40; round++) {
      store.getState().edit(edits[(round * 7) % edits.length] as (typeof edits)[number]);
      store.getState().edit(edits[(round * 3) % edits.length] as (typeof edits)[number]);
      play(store, 5, 16);
      if (round % 6 === 5) store.getState().seek(store.getState().atUs / 2);
      store.getState().play();
      const { scene } = store.getState();
      const inHand = [...scene.loaves.values()].filter((loaf) => loaf.place.at !== "oven").length;
      expect(scene.made).toBe(inHand + scene.eaten + scene.lost);
      expect(scene.lost).toBe(0);
    }
  });
});

describe("opening", () => {
  test("from a link with problems names them and plays the rest", () => {
    const store = createKitchenStore(scenarioOf("original"));
    const problems = [{ path: "plate", wanted: "size", given: "x" }] as const;
    store.getState().open({ scenario: scenarioOf("full"), changes: [], atUs: null, panels: ["console"] }, problems);
    const { notices, panels, isPlaying } = store.getState();
    expect({ notices, panels, isPlaying }).toMatchObject({
      notices: [{ problems }],
      panels: ["console"],
      isPlaying: true,
    });
    store.getState().dismiss(notices[0]?.id ?? -1);
    expect(store.getState().notices).toEqual([]);
  });

  test("a kitchen whose time stands still says so and does not hang", () => {
    const { bakers, ...rest } = scenarioOf("original");
    const still: Scenario = { ...rest, bakers: bakers.map((baker) => ({ ...baker, seconds: 0, breads: "endless" })) };
    const store = createKitchenStore(still);
    store.getState().open({ scenario: still, changes: [], atUs: null, panels: [] });
    for (let i = 0; i < 30; i++) store.getState().tick(100);
    expect(store.getState().notices.map((notice) => notice.say)).toContain("livelock");
    expect(store.getState().sentence).toBeNull();
  });
});
