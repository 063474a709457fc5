/** What a learner is asked and does. */
export * from "./questions/index.ts";
export { BROKEN_IDS, type BrokenId, brokenOf, causesOf, mendedKitchen } from "./broken.ts";
