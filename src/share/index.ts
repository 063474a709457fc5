/** Kitchens as links. */
export { decodeLink, encodeLink, type LinkProblem, PANELS, type Panel, type View } from "./link.ts";
export { toPython } from "./to-python.ts";
