/**
 * Learning: what one learns by, and the lock that keeps a question's answer from being looked up.
 */
import type { Session } from "./session.ts";
import type { KitchenActions } from "./state.ts";

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

/** What moves the cursor or the settings of the kitchen that is shown. */
const LOCKED = [
  "play",
  "toggle",
  "step",
  "seek",
  "goTo",
  "skipUntil",
  "playUntil",
  "restart",
  "edit",
  "undo",
  "redo",
] as const satisfies readonly (keyof KitchenActions)[];

/** What shows another kitchen. */
const LEAVING = ["open", "choose", "begin"] as const satisfies readonly (keyof KitchenActions)[];

type Moving = Pick<KitchenActions, (typeof LOCKED)[number] | (typeof LEAVING)[number]>;
type Act = (...args: readonly unknown[]) => void;

/** The actions that do nothing while it is locked. */
export const unlessLocked = (actions: Moving, isLocked: () => boolean): Partial<Moving> =>
  wrapped(actions, LOCKED, (act, args) => {
    if (!isLocked()) act(...args);
  });

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
