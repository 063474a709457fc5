/** A recording in words: sentences, log, labels, markers, what callbacks did, and what one can run until. */
export { CONDITIONS, type Condition, canHappen, firstMatch } from "./conditions.ts";
export { type Effect, effectsAt } from "./effects.ts";
export { breadLabel, labelOf } from "./labels.ts";
export { type Aside, Log, type LogEntry } from "./log.ts";
export { MARKER_KINDS, type Marker, type MarkerKind, Markers } from "./markers.ts";
export {
  isInLine,
  labelOfItem,
  narrate,
  narrateNewWait,
  narrateWait,
  type Sentence,
  sentenceAt,
  type Wait,
} from "./narration.ts";
export { type Tie, Ties } from "./ties.ts";
