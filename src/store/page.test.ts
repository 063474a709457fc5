import { describe, expect, test } from "vitest";
import { presets } from "../bakery/index.ts";
import * as links from "../share/index.ts";
import { createKitchenStore, LOCALES, SPEEDS, TEXT_SIZES, THEMES } from "./index.ts";

test("languages, colours, sizes of words and speeds are those that a link can say", () => {
  expect([LOCALES, THEMES, TEXT_SIZES, SPEEDS]).toEqual([links.LOCALES, links.THEMES, links.TEXT_SIZES, links.SPEEDS]);
});

describe("a link that locks parts of the page", () => {
  const { scenario } = presets[0];
  const openLocked = (locked: readonly links.PartOfPage[]) => {
    const store = createKitchenStore(scenario);
    store.getState().open({ scenario, changes: [], atUs: 2_000_000, panels: [], page: { locked } });
    return store;
  };

  test("keeps the settings from being changed, and nothing else", () => {
    const store = openLocked(["settings"]);
    store.getState().edit({ kind: "size", size: 2 });
    expect(store.getState().settings.size).toBe(6);
    store.getState().step(1);
    expect(store.getState().steps).toBe(1);
    store.getState().seek(1_000_000);
    expect(store.getState().atUs).toBe(1_000_000);
  });

  test("keeps the cursor from being moved by hand; the kitchen still plays", () => {
    const store = openLocked(["time"]);
    store.getState().step(1);
    store.getState().seek(0);
    expect(store.getState()).toMatchObject({ atUs: 2_000_000, steps: 0 });
    store.getState().edit({ kind: "size", size: 2 });
    expect(store.getState().settings.size).toBe(2);
    store.getState().play();
    store.getState().tick(500);
    expect(store.getState().atUs).toBeGreaterThan(2_000_000);
  });

  test("holds until another link is opened, and a lesson may move the cursor meanwhile", () => {
    const store = openLocked(["settings", "time"]);
    store.getState().learn({ kind: "ask" });
    store.getState().seek(1_000_000);
    expect(store.getState().atUs).toBe(1_000_000);
    store.getState().open({ scenario, changes: [], atUs: 2_000_000, panels: [] });
    expect(store.getState().locked).toEqual([]);
    store.getState().edit({ kind: "size", size: 2 });
    expect(store.getState().settings.size).toBe(2);
  });
});

test("what a link asks of the page is so, and is said again by a link to the moment", () => {
  const { scenario } = presets[0];
  const store = createKitchenStore(scenario);
  const page = {
    speed: 0.5,
    selected: 1,
    tab: "inside",
    zoom: { scale: 2, x: 0.5, y: 0.25 },
    look: "compact",
    lesson: { id: "plateFills", beat: 2 },
    locked: ["panels"],
    hidden: ["kitchens"],
  } as const;
  store.getState().open({ scenario, changes: [], atUs: 2_000_000, panels: [], page });
  expect(store.getState().pageNow()).toEqual(page);
  expect(store.getState().isPlaying).toBe(false);
  store
    .getState()
    .open({ scenario, changes: [], atUs: 2_000_000, panels: [], page: { isPlaying: true, selected: 999 } });
  expect(store.getState()).toMatchObject({
    isPlaying: true,
    selected: null,
    learning: null,
    zoom: null,
    look: "usual",
  });
});

test("while one presents, program and loop are in sight; what was open before comes back", () => {
  const store = createKitchenStore(presets[0].scenario);
  store.getState().togglePanel("numbers");
  store.getState().setLook("present");
  expect(store.getState().panels).toEqual(["program", "loop"]);
  store.getState().setLook("usual");
  expect(store.getState().panels).toEqual(["numbers"]);
});
