import { describe, expect, test } from "vitest";
import { type PresetId, presets, Run, type Scenario } from "../bakery/index.ts";
import { decodeLink, encodeLink } from "../share/index.ts";
import { createKitchenStore, type Finder, type KitchenStore } from "./index.ts";
import { RecordedRun } from "./recorded-run.ts";
import { Remake } from "./work.ts";

const scenarioOf = (id: PresetId): Scenario =>
  presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario;

function open(id: PresetId): KitchenStore {
  const store = createKitchenStore(scenarioOf(id));
  store.getState().open({ scenario: scenarioOf(id), changes: [], atUs: 0, panels: [] });
  return store;
}

/** What there is to see at the cursor, and what there is to come back to. */
const view = (store: KitchenStore) => {
  const { scene, settings, atUs, canUndo, canRedo } = store.getState();
  return { seq: scene.seq, size: settings.size, made: scene.made, atUs, canUndo, canRedo };
};

function play(store: KitchenStore, forMs: number): void {
  store.getState().play();
  for (let ms = 0; ms < forMs && store.getState().isPlaying; ms += 20) store.getState().tick(20);
  store.getState().pause();
}

describe("undo and redo", () => {
  test("an edit while it plays: back to the moment before it, and forth to where one was", () => {
    const store = open("full");
    play(store, 2000);
    const before = view(store);
    store.getState().edit({ kind: "size", size: 9 });
    play(store, 3000);
    const after = view(store);
    expect(after).toMatchObject({ size: 9, atUs: 5_000_000, canUndo: true, canRedo: false });
    store.getState().undo();
    expect(view(store)).toEqual({ ...before, canRedo: true });
    store.getState().redo();
    expect(view(store)).toEqual(after);
    store.getState().redo();
    expect(view(store)).toEqual(after);
  });

  test("a fork gives the past another future; undoing it brings the old one back as far as it was made", () => {
    const store = open("full");
    play(store, 8000);
    store.getState().seek(3_000_000);
    const before = view(store);
    store.getState().edit({ kind: "pace", role: "eater", seconds: 0.2 });
    expect(store.getState().headUs).toBe(3_000_000);
    play(store, 1000);
    store.getState().undo();
    expect(view(store)).toEqual({ ...before, canUndo: false, canRedo: true });
    expect(store.getState().headUs).toBe(8_000_000);
  });

  test("moving one slider is one edit, and the next slider another", () => {
    const store = open("full");
    for (const size of [5, 6, 7]) store.getState().edit({ kind: "size", size });
    for (const seconds of [0.6, 0.7]) store.getState().edit({ kind: "pace", role: "baker", seconds });
    store.getState().undo();
    expect(view(store).size).toBe(7);
    store.getState().undo();
    expect(view(store)).toMatchObject({ size: 4, canUndo: false });
  });

  test("hiring three people is three edits", () => {
    const store = open("full");
    const hire = { kind: "hire", role: "eater", name: "Ada", seconds: 1, breads: "endless" } as const;
    for (let i = 0; i < 3; i++) store.getState().edit(hire);
    store.getState().undo();
    expect(store.getState().settings.eaters).toHaveLength(4);
  });

  test("another kitchen can be undone, with what was done to the first", () => {
    const store = open("full");
    play(store, 1000);
    store.getState().edit({ kind: "size", size: 2 });
    store.getState().choose("rush");
    store.getState().undo();
    expect(view(store)).toMatchObject({ size: 2, atUs: 1_000_000, canUndo: true, canRedo: true });
  });

  test("a new edit ends what could be redone", () => {
    const store = open("full");
    store.getState().edit({ kind: "size", size: 2 });
    store.getState().undo();
    store.getState().edit({ kind: "bounded", bounded: false });
    expect(view(store)).toMatchObject({ canRedo: false, canUndo: true });
  });
});

describe("the ghost", () => {
  test("is the future given up by a fork, until dismissed", () => {
    const store = open("full");
    play(store, 8000);
    store.getState().edit({ kind: "size", size: 5 });
    expect(store.getState().ghost).toBeNull();
    store.getState().seek(3_000_000);
    store.getState().edit({ kind: "size", size: 1 });
    const { ghost } = store.getState();
    const { recording } = ghost ?? {};
    const { interventions = -1 } = recording?.worldAt(recording.trace.length) ?? {};
    expect([ghost?.fromUs, recording?.cast.settingsAfter(interventions)?.size]).toEqual([3_000_000, 5]);
    expect(ghost?.recording.trace).not.toBe(store.getState().recording().trace);
    store.getState().dismissGhost();
    expect(store.getState().ghost).toBeNull();
  });
});

describe("until", () => {
  const isPut: Finder = ({ trace }, from, to) => {
    for (let seq = from; seq < to; seq++) if (trace.read(seq).kind === "itemPut") return seq + 1;
    return null;
  };

  test("plays on and stops right after it", () => {
    const store = open("original");
    store.getState().playUntil("put", isPut);
    expect(store.getState()).toMatchObject({ isPlaying: true, until: "put" });
    for (let i = 0; i < 200; i++) store.getState().tick(16);
    expect(store.getState()).toMatchObject({ isPlaying: false, until: null, atUs: 500_000 });
    expect(store.getState().scene.plates[0]!.onPlate).toHaveLength(1);
  });

  test("skips to it, again and again, or says that it does not come", () => {
    const store = open("original");
    const times = Array.from({ length: 12 }, () => {
      store.getState().skipUntil(isPut);
      return store.getState().atUs;
    });
    expect(times).toEqual([0.5, 0.5, 1, 1, 1.5, 1.5, 2, 2, 2.5, 2.5, 3, 3].map((s) => s * 1e6));
    store.getState().skipUntil(isPut);
    expect(store.getState().atUs).toBe(3_000_000);
    expect(store.getState().notices.map((notice) => notice.say)).toEqual(["notSoon"]);
  });
});

test("bookmarks are set, kept in order and taken away", () => {
  const store = open("original");
  for (const atUs of [3, 1, 2, 1]) store.getState().toggleBookmark(atUs);
  expect(store.getState().bookmarks).toEqual([2, 3]);
});

test("a person or a loaf is looked at, never both", () => {
  const store = open("original");
  store.getState().select(3);
  store.getState().selectLoaf(1);
  expect(store.getState()).toMatchObject({ selected: null, selectedLoaf: 1 });
  store.getState().select(2);
  expect(store.getState()).toMatchObject({ selected: 2, selectedLoaf: null });
});

describe("long runs", () => {
  test("a run that lets go of its beginning goes on exactly as one that does not", () => {
    const scenario = scenarioOf("rush");
    const [whole, short] = [new RecordedRun(scenario), new RecordedRun(scenario)];
    let trims = 0;
    for (let atUs = 0; atUs <= 60e6; atUs += 250_000) {
      whole.run.advance(atUs);
      short.run.advance(atUs);
      if (short.trim(1000)) trims++;
    }
    expect(trims).toBeGreaterThan(3);
    expect(short.run.trace.length).toBeLessThan(2000);
    const { keptFromUs } = short.recording;
    for (const atUs of [keptFromUs, (keptFromUs + 60e6) / 2, 60e6]) {
      const [a, b] = [whole, short].map(({ run, recording }) => recording.sceneAt(run.trace.countUntil(atUs)));
      const [all, kept] = [whole, short].map(({ run, recording }) => recording.worldAt(run.trace.countUntil(atUs)));
      const named = ({ run }: RecordedRun, loaves: Iterable<number>) => [...loaves].map((id) => run.cast.loafOf(id));
      expect({ ...b, seq: 0 }).toEqual({ ...a, seq: 0 });
      // Also what a scene does not show: the loop, with nothing guessed.
      expect({ ...kept, seq: 0 }).toEqual({ ...all, seq: 0 });
      expect(named(short, b?.loaves.keys() ?? [])).toEqual(named(whole, a?.loaves.keys() ?? []));
    }
  });

  test("a run is made again in pieces, to the same place", () => {
    const film = new RecordedRun(scenarioOf("rush"));
    film.run.advance(50e6);
    const again = new Remake(new RecordedRun(scenarioOf("rush")), film.head);
    const progress: number[] = [];
    while (!again.advance(200)) progress.push(again.progress);
    expect(progress.length).toBeGreaterThan(3);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(again.recorded.head).toEqual(film.head);
    expect(again.recorded.run.trace.length).toBe(film.run.trace.length);
  });

  test("a long fork is made from frame to frame, and shown", () => {
    const store = open("rush");
    const run = new Run(scenarioOf("rush"));
    while (run.callbackCount < 900_000) run.advance(run.nowUs + 1e9);
    while (store.getState().headUs < run.nowUs) {
      store.getState().seek(run.nowUs);
      for (const { id } of store.getState().notices) store.getState().dismiss(id);
    }
    store.getState().seek(run.nowUs - 1_000_000);
    store.getState().edit({ kind: "size", size: 3 });
    expect(store.getState()).toMatchObject({ doing: "making", atUs: run.nowUs - 1_000_000 });
    expect(store.getState().progress).toBeGreaterThan(0);
    for (let i = 0; i < 200 && store.getState().progress !== null; i++) store.getState().tick(16);
    expect(store.getState()).toMatchObject({ doing: null, progress: null, atUs: run.nowUs - 1_000_000 });
    expect(store.getState().settings.size).toBe(3);
  });

  test("when a frame is not enough, the speed that is reached is told", () => {
    const store = open("rush");
    store.getState().setSpeed(1000);
    store.getState().play();
    const told = Array.from({ length: 60 }, () => {
      store.getState().tick(16, 100);
      return store.getState().reachedSpeed;
    });
    // Not at the first short frame, then steadily.
    expect(told[0]).toBeNull();
    expect(told.at(-1)).toBeGreaterThan(50);
    expect(told.at(-1)).toBeLessThan(1000);
    expect(new Set(told.slice(-30)).size).toBeLessThan(5);
    expect(store.getState().isPlaying).toBe(true);
    for (let i = 0; i < 60; i++) store.getState().tick(16, 100_000);
    expect(store.getState().reachedSpeed).toBeNull();
  });
});

test("a link to a moment between two callbacks of one instant opens at that very place", () => {
  const store = open("balance");
  store.getState().pause();
  store.getState().togglePanel("loop");
  for (let i = 0; i < 30; i++) {
    store.getState().step(1);
    const { scene, viewNow } = store.getState();
    const other = createKitchenStore(scenarioOf("balance"));
    other.getState().open(decodeLink(encodeLink(viewNow())).view);
    expect(other.getState().scene.seq).toBe(scene.seq);
    expect(other.getState().scene.callbacks).toBe(scene.callbacks);
  }
});

test("what is locked moves nothing, until it is unlocked or another kitchen comes", () => {
  const store = open("opening");
  play(store, 1500);
  store.getState().lock(true);
  const { scene, settings } = store.getState();
  const { play: start, toggle, step, seek, goTo, skipUntil, playUntil, restart, edit, undo, redo } = store.getState();
  for (const act of [start, toggle, restart, undo, redo]) act();
  step(1);
  seek(9e6);
  goTo(0);
  skipUntil(() => 1);
  playUntil("x", () => 1);
  edit({ kind: "plate", maxsize: 1 });
  play(store, 1000);
  expect(store.getState().scene).toBe(scene);
  expect(store.getState().settings).toBe(settings);
  expect(store.getState().isPlaying).toBe(false);
  store.getState().lock(false);
  store.getState().step(1);
  expect(store.getState().scene).not.toBe(scene);
  store.getState().lock(true);
  store.getState().choose("full");
  expect(store.getState().isLocked).toBe(false);
});
