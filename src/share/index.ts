/** Kitchens as links, and as Python programs. */
export {
  decodeLink,
  encodeLink,
  type LinkProblem,
  LONGEST_LINK,
  PANELS,
  type Panel,
  type View,
  viewOf,
} from "./link.ts";
export type { Listing } from "./listing.ts";
export { type InsideLine, insideOf } from "./python-inside.ts";
export { type ProgramLine, programOf, toPython } from "./python-program.ts";
export { type Standing, type Steps, standingOf, stepsAt } from "./standing.ts";
