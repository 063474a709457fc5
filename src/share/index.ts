/** Kitchens as links, and as Python programs. */
export { toPython } from "../python/index.ts";
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
