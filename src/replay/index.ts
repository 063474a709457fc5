/** From a trace to scenes: what the kitchen looks like at any place of a run, and the numbers of it. */
export type { Bottleneck, Evidence } from "./bottleneck.ts";
export { type Deed, deedsAt } from "./deeds.ts";
export { erlangB, erlangC, mmc, mmck, type QueueAverages } from "./erlang.ts";
export type { Estimate, Estimates } from "./estimates.ts";
export type { Durations, Figures, Little, PersonFigures, TimeShares } from "./figures.ts";
export { emptyScene, fold, sceneFolding } from "./fold.ts";
export { History } from "./history.ts";
export type { JourneyStep } from "./journeys.ts";
export { type Aside, Log, type LogEntry } from "./log.ts";
export { loopBefore, loopFolding } from "./loop-fold.ts";
export type { FutureState, LoopScene, LoopTask, LoopTimer, ReadyCallback } from "./loop-scene.ts";
export { MARKER_KINDS, type Marker, type MarkerKind, Markers } from "./markers.ts";
export { breadLabel, isInLine, labelOf, narrate, narrateNewWait, type Sentence, type Wait } from "./narration.ts";
export { type Prediction, predict, type TextbookKitchen } from "./prediction.ts";
export { type ReadableTrace, type Totals, type WholeTrace, wholeTrace } from "./prologue.ts";
export type { Person, PersonState, Place, Scene, SceneLoaf, Waiter } from "./scene.ts";
export { type Span, STATES } from "./spans.ts";
export { Statistics } from "./statistics.ts";
export { type Extremes, StepSeries } from "./step-series.ts";
export {
  callbackAfter,
  callbackBefore,
  isBetweenCallbacks,
  isVisible,
  lastVisible,
  stepAfter,
  stepBefore,
} from "./steps.ts";
export { isWarmingUp, type Model, type Reason, type Theory, theoryOf } from "./theory.ts";
export { type Tie, Ties } from "./ties.ts";
export { type Lane, Timeline } from "./timeline.ts";
export { CONDITIONS, type Condition, canHappen, firstMatch } from "./until.ts";
