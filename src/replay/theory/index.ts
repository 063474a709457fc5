/** What queueing theory says of a kitchen, and when it is silent. */
export { erlangB, erlangC, mmc, mmck, type QueueAverages } from "./erlang.ts";
export { type Prediction, predict, type TextbookKitchen } from "./prediction.ts";
export { isWarmingUp, type Model, type Reason, type Theory, theoryOf } from "./theory.ts";
