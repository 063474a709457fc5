/**
 * Scene: the kitchen at one place of a trace, as plain data: the world seen through the cast. Everything on the stage is
 * drawn from a scene and the time.
 */
import type { CastRole } from "../../bakery/index.ts";
import type { Purpose, QueueOrder, Side } from "../../trace/index.ts";
import type { Waiter } from "../world/index.ts";

/**
 * What somebody is doing, and what moves them on:
 * 1. ready: their step stands in the loop's ready line: just hired, or woken and not yet acting.
 * 2. acting: their step is running. It ends in one of the following.
 * 3. baking, eating, working (a topper, between two plates): asleep until `untilUs`.
 * 4. holding (with a loaf that does not fit), hungry: in a waiting line of a plate.
 * 5. counting (until all that are gathered are done), waiting (in join, until nothing is unfinished).
 * 6. resting: asleep, or waiting for something, that has to do with no plate.
 * 7. gone: the coroutine is over. trouble: it is over by an error.
 */
export type PersonState =
  | "ready"
  | "acting"
  | "baking"
  | "eating"
  | "working"
  | "holding"
  | "hungry"
  | "counting"
  | "waiting"
  | "resting"
  | "gone"
  | "trouble";

export interface Person {
  /** The number of their task. */
  readonly task: number;
  readonly role: CastRole;
  /** Their number within the role, in the order of hiring. */
  readonly index: number;
  readonly name: string;
  readonly state: PersonState;
  /** Since when they are in this state, and until when, if that is known. */
  readonly sinceUs: number;
  readonly untilUs: number | null;
  /** The loaf in their oven or hands, the latest if they hold several. */
  readonly loaf: number | null;
  /** Loaves dropped on a plate; of eaters, loaves eaten. */
  readonly count: number;
  readonly isLeaving: boolean;
  /** The future they await or were woken by, 0 for none, and what for. */
  readonly awaits: number;
  readonly purpose: Purpose;
  /** The queue on which they put, got or joined last; -1 before. */
  readonly queue: number;
  /** The line of that queue from which they were woken, as long as they have not acted since; null for none. */
  readonly wokenFrom: Side | null;
  /** Where they work: left of the plate with this place in the flow, or right of the last one. */
  readonly zone: number;
  /** The source line on which they stand, 0 where that is not known. */
  readonly line: number;
}

/** Where a loaf is. `holder` has it in the oven, in hand to put, or in hand after taking it. */
export type Place =
  | { readonly at: "oven" | "hand" | "mouth"; readonly holder: number }
  | { readonly at: "plate"; readonly queue: number; readonly slot: number };

export interface SceneLoaf {
  /** The number of the item. */
  readonly id: number;
  /** The task of its baker, and its number among that baker's loaves. */
  readonly baker: number;
  readonly number: number;
  /** It is an end mark, and no bread. */
  readonly isMark: boolean;
  readonly place: Place;
}

/** A queue as a plate. */
export interface Plate {
  readonly queue: number;
  readonly name: string;
  readonly order: QueueOrder;
  /** How many loaves fit; 0 for any number. */
  readonly maxsize: number;
  /** The plate's slots with the loaf in each; a loaf keeps its slot. */
  readonly slots: readonly (number | null)[];
  /** The loaves on it in the order in which they were put. */
  readonly onPlate: readonly number[];
  /** The two waiting lines, first in line first. */
  readonly putLine: readonly Waiter[];
  readonly getLine: readonly Waiter[];
  /** Loaves put and not yet reported done: what join waits for. */
  readonly unfinished: number;
}

export interface Scene {
  /** How many events of the trace have happened. */
  readonly seq: number;
  /** How many callbacks of the loop have run. */
  readonly callbacks: number;
  /** How many changes were made from outside. */
  readonly changes: number;
  /** By task number; without those who have no task yet. */
  readonly people: readonly Person[];
  /** The loaves that are somewhere, oldest first. */
  readonly loaves: ReadonlyMap<number, SceneLoaf>;
  /** In the order of the flow. */
  readonly plates: readonly Plate[];
  readonly made: number;
  readonly eaten: number;
  readonly lost: number;
  /** How many texts were printed. */
  readonly printed: number;
  /**
   * Everybody is over, and main has returned, or failed or was cancelled; or nothing can move any more. Null before. When
   * main is over, asyncio.run cancels who is left, and that takes them as long as they like.
   */
  readonly end: "finished" | "failed" | "deadlock" | null;
}

export const NO_PLATE: Plate = {
  queue: -1,
  name: "",
  order: "fifo",
  maxsize: 0,
  slots: [],
  onPlate: [],
  putLine: [],
  getLine: [],
  unfinished: 0,
};

/** The plate that is drawn where one is. */
export const firstPlate = ({ plates }: Pick<Scene, "plates">): Plate => plates[0] ?? NO_PLATE;
