/** Kitchens as links, as Python programs, and as data. */
export { toPython } from "../python/index.ts";
export { loavesCsv, perfettoJson, statesCsv } from "./data.ts";
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
export {
  LOCALES,
  LOOKS,
  type Locale,
  type Look,
  MOST_ZOOM,
  PARTS_OF_PAGE,
  type PageView,
  type PartOfPage,
  PROGRAM_TABS,
  type ProgramTab,
  SPEEDS,
  TEXT_SIZES,
  type TextSize,
  THEMES,
  type Theme,
  type ZoomView,
} from "./link-page.ts";
export { LONGEST_PLAIN, packLink, packText, unpackLink, unpackText } from "./packed.ts";
