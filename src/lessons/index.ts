/** What a learner is asked and does. */

export { BROKEN_IDS, type BrokenId, brokenOf, causesOf, mendedKitchen } from "./broken.ts";
export * from "./questions/index.ts";
