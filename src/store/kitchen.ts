/**
 * The one store: what the page shows and what its users can do. What it holds is declared in state.ts; what can be done
 * with it has a file for each sort of action; what these share is the session's. Live engine objects stay in there.
 */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PresetId, Scenario } from "../bakery/index.ts";
import { besideActions, goAlong } from "./beside.ts";
import { editingActions } from "./editing.ts";
import { learningActions, unlessLocked, unlocking } from "./learning.ts";
import { navigationActions } from "./navigation.ts";
import { pageActions } from "./page.ts";
import { playbackActions } from "./playback.ts";
import { RecordedRun } from "./recorded-run.ts";
import { Session } from "./session.ts";
import { type KitchenActions, type KitchenState, SPEEDS } from "./state.ts";

export type KitchenStore = StoreApi<KitchenState & KitchenActions>;

/** `preset` is what the scenario is, if it is one. */
export function createKitchenStore(scenario: Scenario, preset: PresetId | null = null): KitchenStore {
  const store = createStore<KitchenState & KitchenActions>()((set, get) => {
    const session = new Session(new RecordedRun(scenario), get, set);
    session.beginAs(preset, 0);
    const moving = { ...playbackActions(session), ...navigationActions(session), ...editingActions(session) };
    return {
      ...session.at(0, 0),
      keptFromUs: 0,
      recordingNumber: 0,
      isPlaying: false,
      speed: SPEEDS.usual,
      reachedSpeed: null,
      until: null,
      doing: null,
      progress: null,
      canUndo: false,
      canRedo: false,
      ghost: null,
      bookmarks: [],
      jumps: 0,
      steps: 0,
      settledSeq: null,
      sentence: null,
      selected: null,
      selectedLoaf: null,
      panels: [],
      notices: [],
      learning: null,
      isLocked: false,
      opened: null,
      locale: "en",
      theme: "system",
      textSize: 100,
      volume: 0,
      look: "usual",
      programTab: "program",
      zoom: null,
      locked: [],
      hidden: [],
      beside: null,
      isBesideControlled: false,
      partedAtUs: null,
      ...moving,
      ...unlessLocked(moving, get),
      ...unlocking(moving, () => set({ isLocked: false })),
      ...learningActions(session),
      ...besideActions(session, createKitchenStore),
      ...pageActions(session),
    };
  });
  store.subscribe(goAlong);
  return store;
}
