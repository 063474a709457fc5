/** Questions that are computed from what a run does next. */
export { Ahead, type RunPlace } from "./ahead.ts";
export { questionAt, questionsAt } from "./asking.ts";
export {
  ENDS,
  type End,
  EVERYBODY,
  type Facts,
  type Misconception,
  NOBODY,
  type Option,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
} from "./question.ts";
