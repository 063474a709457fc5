/** What is counted and measured of a run. */
export type { Bottleneck, Crew, Evidence, LineBottleneck } from "./bottleneck.ts";
export type { Estimate, Estimates } from "./estimates.ts";
export type { Durations, Figures, Little, PersonFigures, TimeShares } from "./figures.ts";
export { lineBottleneckAt, Statistics } from "./statistics.ts";
