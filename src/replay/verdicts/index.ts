/** What is wrong with a run, and who waits for whom. */
export { Doctor } from "./doctor.ts";
export { VERDICT_KINDS, type Verdict, type VerdictKind } from "./verdict.ts";
export { type WaitsFor, waitsForAt } from "./waits-for.ts";
