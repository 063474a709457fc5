/** What takes longer than a frame goes on from frame to frame, answers to everything, and can be left. */
import { describe, expect, test } from "vitest";
import { LIMITS, type PresetId, presets, readScenario, type Scenario } from "../bakery/index.ts";
import { createKitchenStore, type Finder, type KitchenStore } from "./index.ts";

const scenarioOf = (id: PresetId): Scenario =>
  presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario;

function open(scenario: Scenario, atUs: number | null = 0): KitchenStore {
  const store = createKitchenStore(scenario);
  store.getState().open({ scenario, changes: [], atUs, panels: [] });
  return store;
}

/** Lets the work that goes on come to its end. */
function finish(store: KitchenStore): void {
  for (let i = 0; i < 100 && store.getState().doing; i++) store.getState().tick(16, 20_000);
  expect(store.getState().doing).toBeNull();
}

const FAR_US = 4_000_000_000;

/** A kitchen that is dear to make again, with an edit far on in it. */
function farOn(): KitchenStore {
  const store = open(scenarioOf("rush"), FAR_US);
  finish(store);
  store.getState().edit({ kind: "size", size: 3 });
  return store;
}

const view = (store: KitchenStore) => {
  const { scene, settings, atUs, canUndo, canRedo } = store.getState();
  return { seq: scene.seq, size: settings.size, made: scene.made, atUs, canUndo, canRedo };
};
const told = (store: KitchenStore) => store.getState().notices.map((notice) => notice.say);

describe("undo of what is dear to make again", () => {
  test("can be left, and nothing has been undone", () => {
    const store = farOn();
    const before = view(store);
    store.getState().undo();
    expect(store.getState()).toMatchObject({ doing: "making", canRedo: true });
    store.getState().tick(16, 1000);
    store.getState().leave();
    expect(store.getState()).toMatchObject({ doing: null, progress: null });
    expect([view(store), told(store)]).toEqual([before, []]);
    store.getState().undo();
    finish(store);
    expect(view(store).size).toBe(scenarioOf("rush").plate.size);
  });

  test.each<[string, (store: KitchenStore) => void, object]>([
    ["a step", (store) => store.getState().step(-1), { isPlaying: false }],
    ["a seek", (store) => store.getState().seek(1_000_000), { atUs: 1_000_000 }],
    ["a place", (store) => store.getState().goTo(0), { atUs: 0 }],
    ["playing", (store) => store.getState().play(), { isPlaying: true }],
    ["an edit", (store) => store.getState().edit({ kind: "bounded", bounded: false }), { atUs: FAR_US }],
  ])("%s is done at once, with the run that one sees, and that is said", (_what, act, after) => {
    const store = farOn();
    const { seq } = view(store);
    store.getState().undo();
    act(store);
    expect(store.getState()).toMatchObject({ doing: null, canUndo: true, canRedo: false, ...after });
    expect(told(store)).toEqual(["left"]);
    store.getState().seek(FAR_US);
    expect(view(store)).toMatchObject({ size: 3 });
    expect(view(store).seq).toBeGreaterThanOrEqual(seq);
  });

  test("undone twice goes back twice, and redone as often is where one was", () => {
    const store = farOn();
    store.getState().edit({ kind: "bounded", bounded: false });
    const before = view(store);
    store.getState().undo();
    store.getState().undo();
    expect(store.getState()).toMatchObject({ doing: "making", canUndo: false });
    store.getState().redo();
    store.getState().redo();
    expect(store.getState().doing).toBeNull();
    expect(view(store)).toEqual(before);
    store.getState().undo();
    store.getState().undo();
    finish(store);
    expect(store.getState().settings).toMatchObject({ size: 12, bounded: true });
    store.getState().redo();
    finish(store);
    expect(store.getState().settings).toMatchObject({ size: 3, bounded: true });
  });
});

describe("a fork of what is dear to make again", () => {
  test("has all edits that were made meanwhile; undo leaves it", () => {
    const store = farOn();
    store.getState().seek(FAR_US - 1_000_000);
    const before = view(store);
    store.getState().edit({ kind: "size", size: 7 });
    store.getState().edit({ kind: "size", size: 8 });
    store.getState().undo();
    expect(store.getState().doing).toBeNull();
    expect(view(store)).toEqual(before);
    store.getState().edit({ kind: "size", size: 7 });
    store.getState().edit({ kind: "bounded", bounded: false });
    finish(store);
    expect(store.getState().settings).toMatchObject({ size: 7, bounded: false });
    expect(store.getState()).toMatchObject({ atUs: FAR_US - 1_000_000, headUs: FAR_US - 1_000_000 });
  });
});

describe("looking for what never comes", () => {
  const never: Finder = () => null;

  test("goes on from frame to frame, moves nothing, and says so once however often it is asked", () => {
    const store = open(scenarioOf("full"));
    const heads: number[] = [];
    for (let i = 0; i < 3; i++) {
      store.getState().skipUntil(never);
      expect(store.getState()).toMatchObject({ doing: "looking", atUs: 0 });
      finish(store);
      expect(told(store)).toEqual(["notSoon"]);
      heads.push(store.getState().headUs);
    }
    expect(view(store)).toMatchObject({ atUs: 0 });
    // It looks as far from the cursor each time, not further.
    expect(new Set(heads).size).toBe(1);
  });

  test("can be left by doing something else", () => {
    const store = open(scenarioOf("full"));
    store.getState().skipUntil(never);
    store.getState().step(1);
    expect(store.getState()).toMatchObject({ doing: null, notices: [] });
    expect(store.getState().scene.seq).toBeGreaterThan(0);
  });

  test("finds what comes late, where it comes", () => {
    const store = open(scenarioOf("full"));
    const isLate: Finder = ({ trace }, from, to) => {
      for (let seq = from; seq < to; seq++) if (trace.atUsOf(seq) > 20_000e6) return seq;
      return null;
    };
    store.getState().skipUntil(isLate);
    expect(store.getState().doing).toBe("looking");
    finish(store);
    expect(store.getState().atUs).toBeGreaterThan(19_990e6);
    expect(store.getState().headUs).toBeLessThan(20_010e6);
  });
});

test.each(["bakers", "eaters and bakers"])("where time stands still because of the %s, the page does not", (who) => {
  const { scenario } = readScenario({
    bakers: [{ name: "Ana", seconds: 0, breads: "endless" }],
    eaters: [{ name: "Ben", seconds: who === "bakers" ? 1 : 0 }],
    plate: { size: 4, bounded: who !== "bakers" },
  });
  const store = open(scenario, null);
  expect(store.getState()).toMatchObject({ doing: "running", notices: [] });
  finish(store);
  expect(told(store)).toEqual(["livelock"]);
  expect(store.getState().atUs).toBe(0);
});

test("nobody is hired where there is no room, and the last of a role stays", () => {
  const scenario = scenarioOf("original");
  const store = open({
    ...scenario,
    bakers: Array.from({ length: LIMITS.people - 1 }, (_, i) => ({ ...scenario.bakers[0], name: `B${i}` })) as never,
    eaters: scenario.eaters.slice(0, 1),
  });
  const hire = { kind: "hire", role: "baker", name: "Zoe", seconds: 1, breads: "endless" } as const;
  for (let i = 0; i < 3; i++) store.getState().edit(hire);
  store.getState().edit({ kind: "dismiss", role: "eater", index: 0 });
  const { settings, scene } = store.getState();
  const { changes } = scene;
  expect([settings.bakers.length, settings.eaters[0]?.isDismissed, changes]).toEqual([LIMITS.people, false, 1]);
});

test("no more bookmarks are set than a link may hold", () => {
  const store = open(scenarioOf("full"));
  for (let us = 0; us <= LIMITS.bookmarks; us++) store.getState().toggleBookmark(us);
  expect(store.getState().bookmarks).toHaveLength(LIMITS.bookmarks);
  store.getState().toggleBookmark(5);
  expect(store.getState().bookmarks).toHaveLength(LIMITS.bookmarks - 1);
});
