/**
 * Goals: what a kitchen is to do, as a condition on what it did, to be met by moving its settings. Each is tried on a run of
 * its own from the start, so that the same settings always give the same result.
 */
import { presets, Run, type Scenario } from "../bakery/index.ts";
import { Recording, type Scene, Statistics } from "../replay/index.ts";

export const GOAL_IDS = [
  "noBakerWaits",
  "noEaterWaits",
  "serve40",
  "waitUnderASecond",
  "smallestPlate",
  "everybodyBusy",
  "plateNeverFull",
  "closeFast",
  "lineFlows",
  "fewEaters",
] as const;
export type GoalId = (typeof GOAL_IDS)[number];

export interface Goal {
  readonly id: GoalId;
  readonly scenario: Scenario;
  /** What is measured: a share of time, a number of loaves, or seconds. */
  readonly measures: "share" | "loaves" | "seconds";
  /** How long the kitchen runs for it. */
  readonly seconds: number;
  /** Whether it is met, and a figure that is the better the smaller it is. */
  readonly judge: (tried: Tried) => Result;
}

export interface Result {
  readonly isMet: boolean;
  /** What it took, the less the better: loaves that the plate holds, people, or a share or seconds, as the goal says. */
  readonly cost: number;
  /** What was measured. */
  readonly measured: number;
}

/** A kitchen that has run. */
export interface Tried {
  readonly scenario: Scenario;
  readonly scene: Scene;
  readonly statistics: Statistics;
  readonly endUs: number;
}

const scenarioOf = (id: (typeof presets)[number]["id"]): Scenario =>
  presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario;
const sizeOf = ({ plate }: Scenario): number => (plate.bounded ? plate.size : Number.POSITIVE_INFINITY);
const peopleIn = ({ bakers, eaters, stages = [] }: Scenario): number =>
  bakers.length + eaters.length + stages.reduce((sum, { toppers }) => sum + toppers.length, 0);
const isSlow = ({ bakers }: Scenario): boolean =>
  bakers.some(({ seconds }) => typeof seconds === "number" && seconds > 2);

const GOALS: Record<GoalId, Omit<Goal, "id">> = {
  // With the smallest plate; bakers may not simply be made slow.
  noBakerWaits: {
    scenario: scenarioOf("opening"),
    measures: "share",
    seconds: 60,
    judge: ({ statistics, scenario, endUs }) => {
      const measured = statistics.at(endUs).bakers.waiting;
      return { isMet: measured === 0 && !isSlow(scenario), cost: sizeOf(scenario), measured };
    },
  },
  noEaterWaits: {
    scenario: scenarioOf("hungry"),
    measures: "share",
    seconds: 60,
    judge: ({ statistics, scenario, endUs }) => {
      const measured = statistics.at(endUs).eaters.waiting;
      return { isMet: measured < 0.05 && scenario.eaters.length >= 3, cost: peopleIn(scenario), measured };
    },
  },
  serve40: {
    scenario: scenarioOf("opening"),
    measures: "loaves",
    seconds: 20,
    judge: ({ scene, scenario }) => ({
      isMet: scene.eaten >= 40 && peopleIn(scenario) <= 5,
      cost: peopleIn(scenario),
      measured: scene.eaten,
    }),
  },
  waitUnderASecond: {
    scenario: scenarioOf("full"),
    measures: "seconds",
    seconds: 60,
    judge: ({ statistics, scene, endUs }) => {
      const measured = (statistics.at(endUs).timeOnPlate.meanUs ?? Number.POSITIVE_INFINITY) / 1e6;
      return { isMet: measured < 1 && scene.eaten >= 60, cost: measured, measured };
    },
  },
  smallestPlate: {
    scenario: scenarioOf("rush"),
    measures: "share",
    seconds: 120,
    judge: ({ statistics, scenario, scene, endUs }) => {
      const measured = statistics.at(endUs).bakers.waiting;
      return {
        isMet: measured < 0.05 && scene.eaten >= 400 && sizeOf(scenario) <= 8,
        cost: sizeOf(scenario),
        measured,
      };
    },
  },
  everybodyBusy: {
    scenario: scenarioOf("full"),
    measures: "share",
    seconds: 60,
    judge: ({ statistics, endUs }) => {
      const { bakers, eaters } = statistics.at(endUs);
      const measured = Math.min(bakers.working, eaters.working);
      return { isMet: measured >= 0.9, cost: 1 - measured, measured };
    },
  },
  plateNeverFull: {
    scenario: scenarioOf("opening"),
    measures: "share",
    seconds: 60,
    judge: ({ statistics, scenario, scene, endUs }) => {
      const measured = statistics.at(endUs).fullShare;
      return {
        isMet: measured === 0 && scenario.plate.bounded && scene.eaten >= 100,
        cost: sizeOf(scenario),
        measured,
      };
    },
  },
  closeFast: {
    scenario: scenarioOf("original"),
    measures: "seconds",
    seconds: 60,
    judge: ({ scene, scenario, endUs }) => {
      const measured = endUs / 1e6;
      return {
        isMet: scene.end === "finished" && scene.eaten >= 12 && measured <= 5,
        cost: peopleIn(scenario),
        measured,
      };
    },
  },
  lineFlows: {
    scenario: scenarioOf("longLine"),
    measures: "loaves",
    seconds: 60,
    judge: ({ scene, scenario }) => ({
      isMet: scene.eaten >= 150,
      cost: peopleIn(scenario),
      measured: scene.eaten,
    }),
  },
  fewEaters: {
    scenario: scenarioOf("oneForFour"),
    measures: "loaves",
    seconds: 60,
    judge: ({ scenario, scene }) => ({
      isMet: scene.eaten >= 110 && scenario.eaters.length <= 2,
      cost: scenario.eaters.length,
      measured: scene.eaten,
    }),
  },
};

export const goalOf = (id: GoalId): Goal => ({ id, ...GOALS[id] });

/** So many callbacks are enough for any goal. */
const MOST_CALLBACKS = 200_000;

/** Runs a kitchen as long as a goal asks for, and judges it. */
export function tryGoal({ judge, seconds }: Goal, scenario: Scenario): Result {
  const run = new Run(scenario);
  run.advance(seconds * 1e6, MOST_CALLBACKS);
  const recording = new Recording(run.trace, run.cast);
  const statistics = new Statistics(recording);
  statistics.update();
  const scene = recording.sceneAt(run.trace.length);
  const endUs = run.end === null ? seconds * 1e6 : run.nowUs;
  return judge({ scenario, scene, statistics, endUs });
}
