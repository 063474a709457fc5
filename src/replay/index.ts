/** What can be asked of a recording: a room for each question. */
export * from "./measures/index.ts";
export { type Parting, PartingSearch } from "./parting.ts";
export { type Follower, type Following, Reading } from "./reading.ts";
export { Recording } from "./recording.ts";
export * from "./scene/index.ts";
export {
  callbackAfter,
  callbackBefore,
  isBetweenCallbacks,
  isVisible,
  lastVisible,
  type Played,
  stepAfter,
  stepBefore,
} from "./steps.ts";
export * from "./story/index.ts";
export * from "./theory/index.ts";
export * from "./timeline/index.ts";
export * from "./verdicts/index.ts";
export * from "./world/index.ts";
