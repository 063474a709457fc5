/**
 * The kitchens to choose from. Their titles are the message catalogue's business.
 */
import type { TimedEdit } from "./edit.ts";
import type { Habit } from "./habits.ts";
import { type Breads, original, type Pace, type Scenario, type StageSettings } from "./scenario.ts";

const BAKERS = ["John", "Mike", "Ana", "Raj", "Yuki", "Olu", "Mia", "Sven", "Chloe", "Kai", "Ines", "Dario"] as const;
const EATERS = ["Grace", "Lucy", "Ben", "Zoe", "Umar", "Vera", "Leo", "Nia", "Tom", "Wei", "Eva", "Max"] as const;

const TOPPERS = [
  "Rosa",
  "Ivo",
  "Amir",
  "Nora",
  "Paul",
  "Lien",
  "Otto",
  "Sara",
  "Hugo",
  "Tess",
  "Juan",
  "Edda",
] as const;

/** Names for people who join later, in the order in which they are given out. */
export const NAMES = { baker: BAKERS, topper: TOPPERS, eater: EATERS } as const;

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
  // Broken ones: the name is the symptom.
  "forgottenTaskDone",
  "eaterFails",
  "eaterFailsFinally",
  "cancelledBite",
  "doneTooEarly",
  "blockedLoop",
  "missingAwait",
  "putNowaitFull",
  "boundlessPlate",
  "swallowedCancel",
  "oneMark",
  "bakersInTurn",
  "eaterFirst",
  // Whole ones, by how they close or what they bear.
  "closeByMarks",
  "closeByShutdown",
  "closeAtOnce",
  "joinTimeout",
  "impatientEater",
  "gatherFails",
  "groupFails",
  // Lines of plates.
  "line",
  "longLine",
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** The kitchens in the order of the list, by what one comes to them for. */
export const PRESET_GROUPS = {
  kitchens: PRESET_IDS.slice(0, PRESET_IDS.indexOf("overtaken")),
  moments: PRESET_IDS.slice(PRESET_IDS.indexOf("overtaken"), PRESET_IDS.indexOf("forgottenTaskDone")),
  broken: PRESET_IDS.slice(PRESET_IDS.indexOf("forgottenTaskDone"), PRESET_IDS.indexOf("closeByMarks")),
  closings: PRESET_IDS.slice(PRESET_IDS.indexOf("closeByMarks"), PRESET_IDS.indexOf("line")),
  lines: PRESET_IDS.slice(PRESET_IDS.indexOf("line")),
} as const satisfies Record<string, readonly PresetId[]>;

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

const two = { count: 2, seconds: 0.5 } as const;
/** Two bakers who make three loaves each, and two eaters who eat as fast as they are made. */
const small = kitchen({ ...two, breads: 3 }, { count: 2, seconds: 1 }, 6);

/** With a habit of the first eater, of both, or of the first baker. */
const withEater = (habit: Habit, base = small): Scenario => ({
  ...base,
  eaters: base.eaters.map((eater, i) => (i === 0 ? { ...eater, habit } : eater)),
});
const slow = (habit: Habit): Scenario => ({
  ...small,
  eaters: small.eaters.map((eater) => ({ ...eater, seconds: 2, habit })),
});
const withBaker = (habit: Habit, base: Scenario): Scenario => ({
  ...base,
  bakers: base.bakers.map((baker, i) => (i === 0 ? { ...baker, habit } : baker)),
});
const paced = (bakers: Scenario["bakers"], first: number, breads: number): Scenario["bakers"] =>
  bakers.map((baker, i) => ({ ...baker, seconds: i === 0 ? first : baker.seconds, breads }));
const boundless: Scenario = {
  ...kitchen({ count: 2, seconds: 0.3 }, { count: 2, seconds: 1.5 }, 6),
  plate: { ...original.plate, bounded: false },
};

/** Grace is cancelled in the midst of her second loaf. */
const cancelledBite: TimedEdit = {
  atUs: 1_800_000,
  callbacks: 0,
  edit: { kind: "cancel", role: "eater", index: 0 },
};

/** Two toppers, from the names with that number on, before a plate. */
const stage = (first: number, seconds: number, size: number): StageSettings => ({
  toppers: TOPPERS.slice(first, first + 2).map((name) => ({ name, seconds })),
  plate: { ...original.plate, size, bounded: true },
});

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

const LISTED: readonly [Preset, ...Preset[]] = [
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
  { id: "forgottenTaskDone", scenario: withEater("forgetsTaskDone") },
  { id: "eaterFails", scenario: withEater({ raises: 1 }) },
  { id: "eaterFailsFinally", scenario: withEater({ raisesWithFinally: 1 }) },
  { id: "cancelledBite", scenario: small, changes: [cancelledBite] },
  { id: "doneTooEarly", scenario: slow("taskDoneFirst") },
  { id: "blockedLoop", scenario: withBaker("blocks", { ...small, bakers: paced(small.bakers, 1.5, 4) }) },
  { id: "missingAwait", scenario: withBaker("putWithoutAwait", small) },
  {
    id: "putNowaitFull",
    scenario: withBaker("putNowait", kitchen({ ...two, breads: 6 }, { count: 2, seconds: 2 }, 2)),
  },
  { id: "boundlessPlate", scenario: boundless },
  { id: "swallowedCancel", scenario: withEater("swallowsCancel") },
  {
    id: "oneMark",
    scenario: { ...kitchen({ ...two, breads: 3 }, { count: 3, seconds: 1 }, 6), ending: "oneSentinel" },
  },
  { id: "bakersInTurn", scenario: { ...small, ending: "inTurn" } },
  { id: "eaterFirst", scenario: { ...small, ending: "eaterFirst" } },
  { id: "closeByMarks", scenario: { ...small, ending: "sentinels" } },
  { id: "closeByShutdown", scenario: { ...small, ending: "shutdown" } },
  {
    id: "closeAtOnce",
    scenario: { ...kitchen({ ...two, breads: 3 }, { count: 2, seconds: 2 }, 6), ending: "shutdownNow" },
  },
  { id: "joinTimeout", scenario: { ...withEater("forgetsTaskDone"), ending: { joinWithin: 3 } } },
  {
    id: "impatientEater",
    scenario: withEater({ givesUp: 1 }, kitchen({ count: 1, seconds: 2, breads: 3 }, { count: 2, seconds: 1 }, 6)),
  },
  { id: "gatherFails", scenario: withBaker({ raises: 1 }, small) },
  { id: "groupFails", scenario: { ...withBaker({ raises: 1 }, small), ending: "taskGroup" } },
  { id: "line", scenario: { ...kitchen(two, { count: 2, seconds: 1.8 }, 3), stages: [stage(0, 0.6, 2)] } },
  {
    id: "longLine",
    scenario: { ...kitchen(two, { count: 3, seconds: 1 }, 3), stages: [stage(0, 0.5, 3), stage(2, 1.2, 3)] },
  },
];

/** With fields in the order in which a scenario is read. */
const inOrder = ({ scenario: { bakers, eaters, plate, stages, ending, seed }, ...preset }: Preset): Preset => ({
  ...preset,
  scenario: { bakers, eaters, plate, ...(stages && { stages }), ...(ending && { ending }), seed },
});

const [opening, ...others] = LISTED;
/** What opens first, then the original program, and the rest. */
export const presets: readonly [Preset, ...Preset[]] = [inOrder(opening), ...others.map(inOrder)];
