/**
 * Learning: what one learns by, and the lock that keeps a question's answer from being looked up.
 */
import type { Session } from "./session.ts";
import type { KitchenActions, KitchenState } from "./state.ts";

export function learningActions({ get, set }: Session): Pick<KitchenActions, "learn" | "lock"> {
  return {
    learn(learning) {
      set({ learning, isLocked: false });
    },

    lock(isLocked) {
      if (isLocked) get().pause();
      set({ isLocked });
    },
  };
}

/** What moves the cursor or the settings of the kitchen that is shown, by the part of the page that a link can lock. */
const MOVES = {
  time: ["step", "seek", "goTo", "skipUntil", "playUntil"],
  settings: ["edit", "undo", "redo"],
  neither: ["play", "toggle", "restart"],
} as const satisfies Record<string, readonly (keyof KitchenActions)[]>;

/** What shows another kitchen. */
const LEAVING = ["open", "choose", "begin"] as const satisfies readonly (keyof KitchenActions)[];

type Moving = Pick<KitchenActions, (typeof MOVES)[keyof typeof MOVES][number] | (typeof LEAVING)[number]>;
type Act = (...args: readonly unknown[]) => void;

/**
 * The actions that do nothing while they are locked: all of them while a question is open, and those of a part that a link has
 * locked, but for a lesson or a question that is going on.
 */
export function unlessLocked(actions: Moving, get: () => KitchenState): Partial<Moving> {
  const unless = (names: readonly (keyof Moving)[], isLocked: () => boolean): Partial<Moving> =>
    wrapped(actions, names, (act, args) => {
      if (!get().isLocked && !isLocked()) act(...args);
    });
  return {
    ...unless(MOVES.time, () => get().learning === null && get().locked.includes("time")),
    ...unless(MOVES.settings, () => get().learning?.kind !== "goal" && get().locked.includes("settings")),
    ...unless(MOVES.neither, () => false),
  };
}

/** The actions that unlock it. */
export const unlocking = (actions: Moving, unlock: () => void): Partial<Moving> =>
  wrapped(actions, LEAVING, (act, args) => {
    unlock();
    act(...args);
  });

const wrapped = (
  actions: Moving,
  names: readonly (keyof Moving)[],
  wrap: (act: Act, args: readonly unknown[]) => void,
): Partial<Moving> =>
  Object.fromEntries(
    names.map((name) => [name, (...args: readonly unknown[]) => wrap(actions[name] as Act, args)] as const),
  );
