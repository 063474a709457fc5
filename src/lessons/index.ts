/** What a learner is asked and does. */
export {
  beginLoop,
  choicesAt,
  judgeMove,
  type LoopGame,
  type Move,
  play,
  type Rule,
  rightMove,
  STEP_ENDS,
  type StepEnd,
  smallKitchen,
} from "./be-the-loop.ts";
export { BROKEN_IDS, type BrokenId, brokenOf, causesOf, mendedKitchen } from "./broken.ts";
export { GOAL_IDS, type Goal, type GoalId, goalOf, type Result, tryGoal } from "./goals.ts";
export { type Beat, eventOf, type Lesson, type Moment, standFor } from "./lesson.ts";
export { whatIsWrong } from "./mend.ts";
export {
  type Built,
  HEADS,
  isAsItShould,
  LINE_TEXTS,
  type Line,
  mixedLines,
  ONE_TOO_MANY,
  PARTS,
  type Part,
  RIGHT_ORDER,
  runBuilt,
} from "./order-lines.ts";
export * from "./questions/index.ts";
export {
  kitchenOf,
  LESSONS,
  type LessonId,
  lessonWith,
  SHELF,
  SHELF_GROUPS,
  type ShelfGroup,
} from "./shelf.ts";
export { shuffled } from "./shuffled.ts";
