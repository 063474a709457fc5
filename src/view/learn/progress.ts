/**
 * Progress: what was answered and done, kept in this browser only, and in a file for whoever asks for it. Whoever opens the
 * file has each question asked again of its kitchen: what was typed by hand into it shows.
 */
import * as v from "valibot";
import { Ahead, GOAL_IDS, QUESTION_KINDS, type Question, questionAt } from "../../lessons/index.ts";
import { decodeLink } from "../../share/index.ts";

const answerShape = v.object({
  /** The kitchen as the fragment of a link, and where in its run it was asked. */
  kitchen: v.pipe(v.string(), v.maxLength(20_000)),
  callbacks: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  atUs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  kind: v.picklist(QUESTION_KINDS),
  /** Null for who gave up. */
  chosen: v.nullable(v.object({ value: v.number(), text: v.pipe(v.string(), v.maxLength(500)) })),
  isRight: v.boolean(),
  sureness: v.picklist(["none", "guess", "fairly", "sure"]),
  reason: v.pipe(v.string(), v.maxLength(500)),
});
export type AnswerGiven = v.InferOutput<typeof answerShape>;
export type Sureness = AnswerGiven["sureness"];

const shape = v.object({
  format: v.literal("plateful-progress"),
  version: v.literal(1),
  answers: v.pipe(v.array(answerShape), v.maxLength(1000)),
  lessons: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(200)),
  goals: v.record(v.picklist(GOAL_IDS), v.nullable(v.number())),
  refusals: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type Progress = v.InferOutput<typeof shape>;

const EMPTY: Progress = { format: "plateful-progress", version: 1, answers: [], lessons: [], goals: {}, refusals: 0 };
const KEY = "plateful-progress";
const MOST_ANSWERS = 500;

/** Reads the text of a progress; null for one that is none. */
export function parseProgress(text: string): Progress | null {
  try {
    const read = v.safeParse(shape, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export function readProgress(): Progress {
  try {
    return parseProgress(localStorage.getItem(KEY) ?? "") ?? EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Changes what is kept. Storage may be full or forbidden: then it lasts as long as the page. */
export function noteProgress(change: (progress: Progress) => Progress): void {
  const next = change(known());
  here = { ...next, answers: next.answers.slice(-MOST_ANSWERS) };
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(KEY, JSON.stringify(here));
  } catch {
    // See above.
  }
}

export const forgetProgress = (): void => noteProgress(() => EMPTY);

let here: Progress | null = null;
const listeners = new Set<() => void>();

/** What is kept now; the same object until it changes. */
export function known(): Progress {
  here ??= readProgress();
  return here;
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the question of an answer again of its kitchen; null where that cannot be asked there. */
export function askAgain({ kitchen, callbacks, atUs, kind }: AnswerGiven): Question | null {
  const { view } = decodeLink(kitchen);
  return questionAt(new Ahead(view.scenario, view.changes, { callbacks, atUs }), kind);
}

/** Whether an answer is as the file says. */
export function isAsSaid(answer: AnswerGiven): boolean {
  const question = askAgain(answer);
  const option = question?.options[question.right];
  if (!option) return false;
  const isRight = answer.chosen !== null && answer.chosen.value === option.value && answer.chosen.text === option.text;
  return isRight === answer.isRight;
}
