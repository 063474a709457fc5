/**
 * Scenario: the settings of a kitchen. How untrusted data becomes one is in read-scenario.ts.
 */

import type { Ending, Habit } from "./habits.ts";

/** Seconds for one loaf: fixed, or drawn anew for each loaf. */
export type Pace = number | { readonly exponential: number } | { readonly uniform: readonly [number, number] };
/** How many loaves a baker makes: a number, as many as the plate's size says, or no end. */
export type Breads = number | "plateful" | "endless";
export const ORDERS = ["fifo", "lifo", "priority"] as const;
export type Order = (typeof ORDERS)[number];

export interface BakerSettings {
  readonly name: string;
  readonly seconds: Pace;
  readonly breads: Breads;
  /** Counts on a priority plate only: smaller goes first. */
  readonly priority: number;
  readonly habit?: Habit;
}

export interface EaterSettings {
  readonly name: string;
  readonly seconds: Pace;
  readonly habit?: Habit;
}

/** Somebody between two plates: takes a loaf from one, tops it, puts it on the next, and reports it done on the first. */
export interface TopperSettings {
  readonly name: string;
  readonly seconds: Pace;
}

export interface PlateSettings {
  readonly size: number;
  /** Whether `size` limits the queue (`maxsize`) or only says how many loaves a plateful is. */
  readonly bounded: boolean;
  readonly order: Order;
}

/** One stage of a line of plates: who brings bread on from the plate before, and the plate on which they put it. */
export interface StageSettings {
  readonly toppers: readonly TopperSettings[];
  readonly plate: PlateSettings;
}

export interface Scenario {
  readonly bakers: readonly BakerSettings[];
  readonly eaters: readonly EaterSettings[];
  /** The plate on which bakers put; that from which eaters take, where no stages lie between. */
  readonly plate: PlateSettings;
  /** In the order of the flow, at most two. */
  readonly stages?: readonly StageSettings[];
  /** How main closes the kitchen, where it is not gather, join, cancel. */
  readonly ending?: Ending;
  readonly seed: number;
}

export const LIMITS = {
  /** Of a role, at any time; and on the list of a run in all, with those sent home. */
  people: 1000,
  hired: 10_000,
  nameLength: 40,
  seconds: 3600,
  breads: 1_000_000,
  size: 10_000,
  priority: 1_000_000,
  seed: 0xffff_ffff,
  bookmarks: 100,
  stages: 2,
} as const;

/** The program at the heart of it all. */
export const original: Scenario = {
  bakers: ["John", "Mike"].map((name) => ({ name, seconds: 0.5, breads: "plateful", priority: 0 })),
  eaters: ["Grace", "Lucy"].map((name) => ({ name, seconds: 1 })),
  plate: { size: 6, bounded: false, order: "fifo" },
  seed: 1,
};
