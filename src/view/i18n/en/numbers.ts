/** Words for the numbers, in English. */
import type { Bottleneck, Crew, LineBottleneck, Model, Reason } from "../../../replay/index.ts";

export const numbers = {
  numbers: "Numbers",
  made: "made",
  eaten: "eaten",
  onPlate: "on plate",
  throughput: "throughput",
  keptFrom: (time: string) =>
    `Made and eaten count from the opening. All else counts from ${time} on: what happened before is no longer kept.`,
  s: (value: string) => `${value} s`,
  ms: (value: string) => `${value} ms`,
  aSecond: (value: string) => `${value}/s`,

  bottleneck: {
    tooEarly: "Too early to say who holds the kitchen up.",
    eaters: "The eaters hold the kitchen up: bread waits for them, so faster bakers would change nothing.",
    bakers: "The bakers hold the kitchen up: eaters wait for bread, so faster eaters would change nothing.",
    plate: "The plate is too small: now bakers wait for room, now eaters wait for bread.",
    balanced: "Bakers and eaters keep pace: nobody waits for long.",
  } satisfies Record<Bottleneck["say"], string>,

  line: {
    tooEarly: "Too early to say who holds the line up.",
    plates: "The plates are too small: everybody waits, now for room, now for bread.",
    balanced: "Everybody keeps pace: nobody waits for long.",
  } satisfies Record<Exclude<LineBottleneck["say"], "crew">, string>,
  holdsUp: {
    baker: () =>
      "The bakers hold the line up: everybody after them waits for bread. Faster hands elsewhere would change nothing.",
    topper: (stage: string) =>
      `The toppers${stage} hold the line up: bread waits before them, and who comes after them waits for it. Faster hands elsewhere would change nothing.`,
    eater: () =>
      "The eaters hold the line up: bread waits for them all along it. Faster hands elsewhere would change nothing.",
  } satisfies Record<Crew["role"], (stage: string) => string>,
  crews: "Who waits along the line",
  crewOf: { baker: () => "Bakers", topper: (stage: string) => `Toppers${stage}`, eater: () => "Eaters" },
  countedPlate: "Which plate is counted",
  plateNumber: (n: string) => `Plate ${n}`,
  works: "work",
  waitShare: "wait",
  waits: "Waiting",
  mean: "mean",
  bakersWait: "Bakers wait for room",
  toppersWait: "Toppers wait for room",
  toppersHunger: "Toppers wait for bread",
  eatersWait: "Eaters wait for bread",
  timeOnPlate: "Loaves lie on the plate",

  utilisation: "Who is busy",
  busy: (percent: string) => `${percent} busy`,
  more: (n: number) => `and ${n} more`,

  little: "Little's law: L = λW",
  littleSays: (difference: string) =>
    `Loaves on the plate (L) = loaves put a second (λ) × time on the plate (W). The two sides differ by ${difference}: loaves still lying there are not in W yet.`,

  theory: "Theory beside measurement",
  predicted: "predicted",
  measured: "measured",
  doesNotApply: "Queueing theory does not apply here because",
  reasons: {
    nobody: "a baker or an eater is missing",
    bakersNotEndless: "the bakers stop some day, so there is no long run",
    pacesNotExponential: "the paces are not all “by chance” (exponential)",
    pacesDiffer: "not everybody of a role has the same pace",
    settingsChanged: "a setting was moved during this run",
    pacesUnknown: "this program is no kitchen, and nobody says how long its steps take",
    severalPlates: "this is a line of plates: what is compared here is the theory of one",
    unstable: "the bakers are faster than the eaters and the plate has no limit: it grows for ever",
  } satisfies Record<Reason, string>,
  warmingUp: (time: string) => `Still warming up: the beginning counts too much until about ${time}.`,
  assumptions: {
    mmc: "M/M/c: bread comes by chance, eaters eat by chance, the plate has no limit.",
    mmckBlocking:
      "M/M/c/K with blocking: everything takes its time by chance, and a baker in front of a full plate stops.",
  } satisfies Record<Model, string>,
  measures: {
    throughput: "Throughput",
    level: "Loaves on the plate",
    timeOnPlateUs: "Time on the plate",
    eatersWorking: "Eaters busy",
    bakersWaiting: "Bakers waiting",
    full: "Plate full",
    empty: "Plate empty",
  },
};

export type NumbersWords = typeof numbers;
