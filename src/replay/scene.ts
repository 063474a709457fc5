/**
 * Scene: the kitchen at one moment, as plain data. Everything on screen is drawn from a scene and the time.
 */
import type { RunEnd, Settings } from "../bakery/index.ts";
import type { PURPOSES } from "../engine/index.ts";

/**
 * What somebody is doing, and what moves them on:
 * 1. ready: their step stands in the loop's ready line: just hired, or woken and not yet acting.
 * 2. acting: their step is running. It ends in one of the following.
 * 3. baking, eating: asleep until `untilUs`.
 * 4. holding (a baker, with a loaf that does not fit), hungry (an eater): in a waiting line of the plate.
 * 5. counting (the manager, until all bakers are done), waiting (at the door, until nothing is unfinished).
 * 6. gone: the coroutine is over. trouble: it is over by an error.
 */
export type PersonState =
  | "ready"
  | "acting"
  | "baking"
  | "eating"
  | "holding"
  | "hungry"
  | "counting"
  | "waiting"
  | "gone"
  | "trouble";

export interface Person {
  /** The number of their task. */
  readonly task: number;
  readonly role: "manager" | "baker" | "eater";
  /** Their number within the role, in the order of hiring. */
  readonly index: number;
  readonly name: string;
  readonly state: PersonState;
  /** Since when they are in this state, and until when, if that is known. */
  readonly sinceUs: number;
  readonly untilUs: number | null;
  /** The loaf in their oven or hands. */
  readonly loaf: number | null;
  /** Loaves dropped on the plate, or eaten. */
  readonly count: number;
  readonly isLeaving: boolean;
  /** The future they await or were woken by, 0 for none. */
  readonly awaits: number;
  /** The program line on which they stand. */
  readonly mark: number;
}

/** Somebody in a waiting line, and the future they hold. */
export interface Waiter {
  readonly task: number;
  readonly future: number;
}

/** Where a loaf is. `holder` has it in the oven, in hand after baking, or in hand to eat. */
export type Place =
  | { readonly at: "oven" | "hand" | "mouth"; readonly holder: number }
  | { readonly at: "plate"; readonly slot: number };

export interface SceneLoaf {
  readonly id: number;
  /** The task of its baker, and its number among that baker's loaves. */
  readonly baker: number;
  readonly number: number;
  readonly place: Place;
}

export interface Scene {
  /** How many events of the trace have happened. */
  readonly seq: number;
  /** How many callbacks of the loop have run. */
  readonly callbacks: number;
  /** How many changes were made. */
  readonly changes: number;
  /** The settings as they stand. */
  readonly settings: Settings;
  /** By task number. */
  readonly people: readonly Person[];
  /** The loaves that are somewhere, oldest first. */
  readonly loaves: ReadonlyMap<number, SceneLoaf>;
  /** The plate's slots with the loaf in each; a loaf keeps its slot. */
  readonly slots: readonly (number | null)[];
  /** The lowest slot without a loaf: where the next one goes. */
  readonly firstFree: number;
  /** The loaves on the plate in the order in which they were put. */
  readonly onPlate: readonly number[];
  /** The plate's two waiting lines, first in line first. */
  readonly putLine: readonly Waiter[];
  readonly getLine: readonly Waiter[];
  /** Loaves put and not yet reported done: what join waits for. */
  readonly unfinished: number;
  readonly made: number;
  readonly eaten: number;
  readonly lost: number;
  /** How many lines were printed. */
  readonly printed: number;
  readonly end: Exclude<RunEnd, "livelock"> | null;
}

/** What somebody does while they await a future of a purpose. */
export const WAITING_FOR: Partial<Record<(typeof PURPOSES)[number], PersonState>> = {
  put: "holding",
  get: "hungry",
  gather: "counting",
  join: "waiting",
};
