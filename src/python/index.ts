/** The kitchen's program as Python text, what stands inside the queue, and which line is which. */
export type { Listing, ProgramLine } from "../bakery/index.ts";
export { type InsideLine, insideOf } from "./inside.ts";
export { programOf, toPython } from "./program.ts";
export { type LinesRun, linesRunAt, locationOf, type TaskLocation } from "./task-location.ts";
