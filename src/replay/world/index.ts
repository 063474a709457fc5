/** The state of asyncio at any place of a trace. */
export {
  EMPTY_WORLD,
  type FutureState,
  isFull,
  type QueueState,
  type ReadyCallback,
  type TaskStage,
  type TaskState,
  type Timer,
  type Waiter,
  type World,
} from "./world.ts";
export { WorldDraft } from "./world-draft.ts";
export { WorldHistory } from "./world-history.ts";
