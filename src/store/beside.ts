/**
 * Beside: a second kitchen on the clock of the first. It is a store of its own, so that all that can be done in a kitchen can be
 * done in it; its cursor goes with the first one's, and whatever moves it by hand moves the first one's with it.
 */
import type { PresetId, Scenario } from "../bakery/index.ts";
import type { KitchenStore } from "./kitchen.ts";
import type { Session } from "./session.ts";
import type { KitchenActions, KitchenState } from "./state.ts";

/** In a frame of the first kitchen the second one may run through so many callbacks; what is missing comes with the next. */
const CALLBACKS_A_FRAME = 20_000;

type Make = (scenario: Scenario, preset: PresetId | null) => KitchenStore;

export function besideActions(
  session: Session,
  make: Make,
): Pick<KitchenActions, "putBeside" | "follow" | "controlBeside" | "notePart"> {
  const { get, set } = session;
  let leave = (): void => {};
  return {
    putBeside(view) {
      leave();
      leave = () => {};
      set({ beside: null, isBesideControlled: false, partedAtUs: null });
      if (!view) return;
      const { scenario, preset = null, changes } = view;
      const beside = make(scenario, preset);
      beside.getState().open({ scenario, preset, changes, atUs: 0, panels: [] });
      beside.getState().follow(get().atUs);
      // There is one page: its panels, its words and what it has to tell are the first kitchen's.
      const { togglePanel, setProgramTab, notify, setSpeed, learn } = get();
      beside.setState({ togglePanel, setProgramTab, notify, setSpeed, learn, ...pageOf(get()) });
      leave = beside.subscribe((state, before) => lead(get(), state, before));
      set({ beside, isBesideControlled: false });
    },

    notePart(partedAtUs) {
      set({ partedAtUs });
    },

    controlBeside(isBesideControlled) {
      set({ isBesideControlled });
    },

    follow(atUs) {
      session.leave();
      const { run } = session.now;
      if (atUs > run.nowUs) run.advance(atUs, CALLBACKS_A_FRAME);
      const reachedUs = Math.min(atUs, run.nowUs);
      set({ ...session.at(run.trace.countUntil(reachedUs), reachedUs), isPlaying: false, settledSeq: null });
    },
  };
}

const OF_PAGE = ["panels", "programTab", "locale", "theme", "textSize", "look", "locked", "hidden", "speed"] as const;

/** What is the page's, and the same for both kitchens. */
const pageOf = (state: KitchenState): Partial<KitchenState> =>
  Object.fromEntries(OF_PAGE.map((part) => [part, state[part]]));

/** The second kitchen goes where the first one went. */
export function goAlong(state: KitchenState, before: KitchenState): void {
  const { beside } = state;
  if (beside && OF_PAGE.some((part) => state[part] !== before[part])) beside.setState(pageOf(state));
  if (!beside || (state.atUs === before.atUs && state.scene === before.scene)) return;
  const isBegunAnew = state.recordingNumber !== before.recordingNumber && state.atUs === 0 && before.beside === beside;
  isFollowing = true;
  try {
    if (isBegunAnew) beside.getState().restart();
    beside.getState().follow(state.atUs);
  } finally {
    isFollowing = false;
  }
}

/** What is done now is done by the first kitchen to the second one, or the other way round: it does not come back. */
let isFollowing = false;

/** Whoever moves the second kitchen moves the first. */
function lead(first: KitchenActions & KitchenState, state: KitchenState, before: KitchenState): void {
  if (isFollowing) return;
  if (state.isPlaying && !before.isPlaying) {
    first.beside?.getState().pause();
    first.play();
  } else if (state.atUs !== before.atUs && state.recordingNumber === before.recordingNumber) {
    first.pause();
    first.seek(state.atUs);
  }
}
