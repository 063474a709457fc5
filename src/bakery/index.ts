/** The kitchen's program on the engine: scenarios, runs, and who plays what in their traces. */
export { CAST_ROLES, type Cast, type CastLoaf, type CastRole, KitchenCast } from "./cast.ts";
export { minusLog, toUs } from "./draw.ts";
export {
  applyEdit,
  type Edit,
  type HabitRole,
  isRefused,
  type Member,
  type PersonId,
  plateAt,
  type Role,
  rosterOf,
  type Settings,
  scenarioOf,
  settingsOf,
  type TimedEdit,
} from "./edit.ts";
export {
  BAKER_HABITS,
  type BakerHabitKind,
  EATER_HABITS,
  type EaterHabitKind,
  type EaterStyle,
  ENDINGS,
  type Ending,
  type EndingKind,
  endingOf,
  HABIT_COUNTS,
  type Habit,
  type HabitKind,
  habitOf,
  kindOfEnding,
  kindOfHabit,
  numberOfHabit,
  styleOf,
} from "./habits.ts";
export { type Listing, listingOf } from "./listing.ts";
export { comparePriority } from "./plate.ts";
export { NAMES, PRESET_GROUPS, PRESET_IDS, type Preset, type PresetId, presets } from "./presets.ts";
export { Kitchen, streamOf } from "./program.ts";
export { clip } from "./read-anything.ts";
export { isValid, type Problem, parseScenario, readScenario, type Wanted } from "./read-scenario.ts";
export { Run, type RunEnd } from "./run.ts";
export {
  type BakerSettings,
  type Breads,
  type EaterSettings,
  LIMITS,
  ORDERS,
  type Order,
  original,
  type Pace,
  type PlateSettings,
  type Scenario,
  type StageSettings,
  type TopperSettings,
} from "./scenario.ts";
export { printedLines, type Simulation, simulate } from "./simulate.ts";
export {
  type BaseLine,
  bakerText,
  baseLineOf,
  eaterText,
  functionName,
  mainText,
  PROGRAM_LINES,
  type ProgramLine,
  programLineOf,
  SOURCE,
  SOURCE_LINES,
  topperText,
  variantOf,
  variantOfBaker,
  variantOfEater,
  variantOfMain,
  variantOfTopper,
  type Wording,
} from "./source.ts";
export type { Loaf } from "./work.ts";
