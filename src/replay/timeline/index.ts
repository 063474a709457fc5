/** A run over time: what everybody did, how full the plates were, what became of each loaf. */
export type { LifecycleStep } from "./lifecycles.ts";
export { type Span, STATES } from "./spans.ts";
export { type Extremes, StepSeries } from "./step-series.ts";
export { type Lane, type PlateSeries, Timeline } from "./timeline.ts";
