/**
 * The kitchens to choose from. Their titles are the message catalogue's business.
 */
import type { TimedEdit } from "./edit.ts";
import { type Breads, original, type Pace, type Scenario } from "./scenario.ts";

const BAKERS = ["John", "Mike", "Ana", "Raj", "Yuki", "Olu", "Mia", "Sven", "Chloe", "Kai", "Ines", "Dario"] as const;
const EATERS = ["Grace", "Lucy", "Ben", "Zoe", "Umar", "Vera", "Leo", "Nia", "Tom", "Wei", "Eva", "Max"] as const;

/** Names for people who join later, in the order in which they are given out. */
export const NAMES = { baker: BAKERS, eater: EATERS } as const;

export const PRESET_IDS = [
  "opening",
  "original",
  "full",
  "hungry",
  "oneForFour",
  "balance",
  "rush",
  // Each shows one moment of asyncio.
  "overtaken",
  "wentOn",
  "joinWaits",
  "wokenCancelled",
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

interface Cast {
  readonly count: number;
  readonly seconds: Pace;
}

function kitchen(bakers: Cast & { readonly breads?: Breads }, eaters: Cast, size: number): Scenario {
  const { seconds, breads = "endless" } = bakers;
  return {
    ...original,
    bakers: BAKERS.slice(0, bakers.count).map((name) => ({ name, seconds, breads, priority: 0 })),
    eaters: EATERS.slice(0, eaters.count).map((name) => ({ name, seconds: eaters.seconds })),
    plate: { ...original.plate, size, bounded: true },
  };
}

export interface Preset {
  readonly id: PresetId;
  readonly scenario: Scenario;
  /** What is done to it on the way. */
  readonly changes?: readonly TimedEdit[];
}

/** Grace goes home between the put that wakes her and her next step. */
const wokenCancelled: TimedEdit = {
  atUs: 1_000_000,
  callbacks: 6,
  edit: { kind: "dismiss", role: "eater", index: 0 },
};

/** What opens first, then the original program. */
export const presets: readonly [Preset, ...Preset[]] = [
  { id: "opening", scenario: kitchen({ count: 2, seconds: 0.5 }, { count: 2, seconds: 1 }, 6) },
  { id: "original", scenario: original },
  { id: "full", scenario: kitchen({ count: 2, seconds: 0.5 }, { count: 2, seconds: 1.6 }, 4) },
  { id: "hungry", scenario: kitchen({ count: 2, seconds: 1.6 }, { count: 3, seconds: 0.5 }, 6) },
  { id: "oneForFour", scenario: kitchen({ count: 1, seconds: 0.5 }, { count: 4, seconds: 1.9 }, 6) },
  { id: "balance", scenario: kitchen({ count: 2, seconds: 1 }, { count: 2, seconds: 1 }, 6) },
  {
    id: "rush",
    scenario: kitchen({ count: 12, seconds: { uniform: [1, 4] } }, { count: 12, seconds: { exponential: 2.4 } }, 12),
  },
  { id: "overtaken", scenario: kitchen({ count: 1, seconds: 1 }, { count: 2, seconds: 1 }, 6) },
  { id: "wentOn", scenario: kitchen({ count: 1, seconds: 0.5 }, { count: 1, seconds: 1.2 }, 1) },
  { id: "joinWaits", scenario: kitchen({ count: 2, seconds: 0.5, breads: 3 }, { count: 2, seconds: 2.5 }, 6) },
  {
    id: "wokenCancelled",
    scenario: kitchen({ count: 1, seconds: 1 }, { count: 2, seconds: 1.6 }, 6),
    changes: [wokenCancelled],
  },
];
