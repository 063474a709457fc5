/** From a trace to scenes: what the kitchen looks like at any place of a run. */
export { emptyScene, fold } from "./fold.ts";
export { History } from "./history.ts";
export { breadLabel, isInLine, labelOf, narrate, narrateNewWait, type Sentence } from "./narration.ts";
export type { Person, PersonState, Place, Scene, SceneLoaf, Waiter } from "./scene.ts";
export { isVisible, lastVisible, stepAfter, stepBefore } from "./steps.ts";
