/** Kitchens as links. */
export { decodeLink, encodeLink, type LinkProblem, PANELS, type Panel, type View } from "./link.ts";
