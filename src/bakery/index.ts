/** The kitchen's program on the engine: scenarios, runs and their traces. */
export {
  applyEdit,
  type Change,
  type Edit,
  isRefused,
  type Member,
  type PersonId,
  type Role,
  rosterOf,
  type Settings,
  scenarioOf,
  settingsOf,
} from "./change.ts";
export { minusLog, toUs } from "./draw.ts";
export { NAMES, PRESET_IDS, type Preset, type PresetId, presetOf, presets } from "./presets.ts";
export { comparePriority, Kitchen, type Loaf, Mark } from "./program.ts";
export { clip } from "./read-anything.ts";
export { isValid, type Problem, parseScenario, readScenario, type Wanted } from "./read-scenario.ts";
export { Recorder } from "./recorder.ts";
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
} from "./scenario.ts";
export { printedLines, type Simulation, simulate } from "./simulate.ts";
export { KINDS, type Kind, OUTCOMES, ROLES, SENTENCES, Trace, type TraceEvent } from "./trace.ts";
