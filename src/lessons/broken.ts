/**
 * Broken kitchens: what a learner is asked of one, and what would mend it. A cause has the name of the kitchen in which it
 * is right, so that a wrong answer leads to where it would be true.
 */
import { type Habit, type PRESET_GROUPS, type PresetId, presets, type Scenario } from "../bakery/index.ts";

export type BrokenId = (typeof PRESET_GROUPS.broken)[number] & keyof typeof BROKEN;

export interface BrokenKitchen {
  /** What one may take for the cause, the right one among them, in the order in which they are offered. */
  readonly causes: readonly BrokenId[];
  /** The kitchen without its fault. */
  readonly mend: (scenario: Scenario) => Scenario;
}

/** Nobody has a habit. */
const asWritten = (scenario: Scenario): Scenario => ({
  ...scenario,
  bakers: scenario.bakers.map(({ habit: _, ...baker }) => baker),
  eaters: scenario.eaters.map(({ habit: _, ...eater }) => eater),
});

const firstEater =
  (change: (habit: Habit | undefined) => Habit) =>
  (scenario: Scenario): Scenario => ({
    ...scenario,
    eaters: scenario.eaters.map((eater, i) => (i === 0 ? { ...eater, habit: change(eater.habit) } : eater)),
  });

/** The same failure, and the loaf is reported all the same. */
const guarded = firstEater((habit) =>
  typeof habit === "object" && "raises" in habit ? { raisesWithFinally: habit.raises } : "withFinally",
);

const usualEnding = ({ ending: _, ...scenario }: Scenario): Scenario => scenario;

const BROKEN = {
  forgottenTaskDone: { causes: ["cancelledBite", "forgottenTaskDone", "swallowedCancel", "oneMark"], mend: asWritten },
  eaterFails: { causes: ["eaterFails", "forgottenTaskDone", "eaterFirst", "missingAwait"], mend: guarded },
  eaterFailsFinally: { causes: ["eaterFails", "doneTooEarly", "eaterFailsFinally", "cancelledBite"], mend: asWritten },
  cancelledBite: { causes: ["eaterFails", "swallowedCancel", "forgottenTaskDone", "cancelledBite"], mend: guarded },
  doneTooEarly: { causes: ["forgottenTaskDone", "doneTooEarly", "missingAwait", "cancelledBite"], mend: asWritten },
  blockedLoop: { causes: ["bakersInTurn", "boundlessPlate", "blockedLoop", "putNowaitFull"], mend: asWritten },
  missingAwait: { causes: ["missingAwait", "putNowaitFull", "eaterFails", "bakersInTurn"], mend: asWritten },
  putNowaitFull: { causes: ["eaterFails", "blockedLoop", "putNowaitFull", "boundlessPlate"], mend: asWritten },
  boundlessPlate: {
    causes: ["blockedLoop", "boundlessPlate", "forgottenTaskDone", "missingAwait"],
    mend: (scenario) => ({ ...scenario, plate: { ...scenario.plate, bounded: true } }),
  },
  swallowedCancel: { causes: ["oneMark", "forgottenTaskDone", "eaterFirst", "swallowedCancel"], mend: asWritten },
  oneMark: {
    causes: ["swallowedCancel", "oneMark", "forgottenTaskDone", "cancelledBite"],
    mend: (scenario) => ({ ...scenario, ending: "sentinels" }),
  },
  bakersInTurn: { causes: ["blockedLoop", "missingAwait", "bakersInTurn", "eaterFirst"], mend: usualEnding },
  eaterFirst: { causes: ["eaterFirst", "bakersInTurn", "missingAwait", "blockedLoop"], mend: usualEnding },
} as const satisfies Partial<
  Record<PresetId, Omit<BrokenKitchen, "causes"> & { readonly causes: readonly PresetId[] }>
>;

export const BROKEN_IDS = Object.keys(BROKEN) as BrokenId[];

/** The broken kitchen that a preset is, or null. */
export const brokenOf = (preset: PresetId | null): BrokenId | null => BROKEN_IDS.find((id) => id === preset) ?? null;

/** What may be taken for the cause of what one sees in it. */
export const causesOf = (id: BrokenId): readonly BrokenId[] => BROKEN[id].causes;

/** The same kitchen, mended. What was done to it on the way is done again. */
export function mendedKitchen(id: BrokenId) {
  const { scenario, changes = [] } = presets.find((preset) => preset.id === id) ?? presets[0];
  return { scenario: BROKEN[id].mend(scenario), changes };
}
