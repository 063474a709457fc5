/**
 * Question: what is asked about what a run does next, still without words. Its answer is what the run does; each wrong option
 * is what somebody would say who takes asyncio for something else.
 */
import type { RunPlace } from "./ahead.ts";

/**
 * 1. actsNext: whose step runs next.
 * 2. levelAt: how many loaves lie on the plate at `atUs`.
 * 3. printsNext: which line is printed next.
 * 4. wokenByPut: who is woken when `task` puts next: a task, nobody (-1), or everybody who waits (-2).
 * 5. givesWay: whether the next put or get of `task` suspends it: 1 or 0.
 * 6. joinEnds: when join lets go, in microseconds.
 * 7. ending: what becomes of the program: one of ENDS, by its place.
 * 8. takenBy: who takes the loaf that is `item`.
 */
export const QUESTION_KINDS = [
  "actsNext",
  "levelAt",
  "printsNext",
  "wokenByPut",
  "givesWay",
  "joinEnds",
  "ending",
  "takenBy",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const NOBODY = -1;
export const EVERYBODY = -2;
/** What can become of a program: it closes, it goes on without end, nothing can ever move again, it ends with an error. */
export const ENDS = ["closes", "goesOn", "stuck", "fails"] as const;
export type End = (typeof ENDS)[number];

/**
 * What somebody believes who chooses a wrong option:
 * 1. waitingActs: who waits first acts next, woken or not. takesTurns: people act in turn, in the order of their hiring.
 *    soonerSet: of two alarms at one instant, another one comes first.
 * 2. nothingHappens: the level stays as it is. putNeverWaits: a full plate stops nobody. unfinishedIsLevel: what is still being
 *    eaten counts as lying on the plate.
 * 3. lastInLine: who came last is woken. everybodyWoken: all who wait are. eatersLook: eaters look for bread by themselves.
 * 4. awaitAlwaysWaits: each await gives way. awaitNeverWaits: what is awaited is done at once.
 * 5. emptyIsDone: an empty plate means that all is done. bakersDone: join waits for the bakers.
 * 6. endsByItself: who waits for ever ends some day. eatersGoOn: a program goes on as long as somebody waits. errorsPass: an
 *    error in a task ends nothing else. errorsEndAll: an error in any task ends the program.
 * 7. firstComes: who waits longest takes it. ownEater: each baker has an eater of their own.
 */
export type Misconception =
  | "waitingActs"
  | "takesTurns"
  | "soonerSet"
  | "nothingHappens"
  | "putNeverWaits"
  | "unfinishedIsLevel"
  | "lastInLine"
  | "everybodyWoken"
  | "eatersLook"
  | "awaitAlwaysWaits"
  | "awaitNeverWaits"
  | "emptyIsDone"
  | "bakersDone"
  | "endsByItself"
  | "eatersGoOn"
  | "errorsPass"
  | "errorsEndAll"
  | "firstComes"
  | "ownEater";

export interface Option {
  /** A task, a number of loaves, 0 or 1, a time, or a place in ENDS, as the kind of the question says. */
  readonly value: number;
  /** A printed line, "" for other kinds. */
  readonly text: string;
  /** What is wrong with it where that has a name; null for the right one. */
  readonly misconception: Misconception | null;
}

/** What the answer follows from. */
export interface Facts {
  /** It stood in the ready line already. */
  readonly isReady: boolean;
  /** Several are due at the same time. */
  readonly isTie: boolean;
  readonly level: number;
  readonly maxsize: number;
  readonly unfinished: number;
  /** When it happens. */
  readonly atUs: number;
  /** How many wait in line. */
  readonly waiting: number;
}

export interface Question {
  readonly kind: QuestionKind;
  readonly from: RunPlace;
  /** From where on one sees the answer. */
  readonly until: RunPlace;
  /** Whom it is about, -1 for nobody. */
  readonly task: number;
  readonly item: number;
  readonly atUs: number;
  readonly isPut: boolean;
  /** At least two, all different. */
  readonly options: readonly Option[];
  /** The place of the right one. */
  readonly right: number;
  readonly facts: Facts;
}

export const NO_FACTS: Facts = {
  isReady: false,
  isTie: false,
  level: 0,
  maxsize: 0,
  unfinished: 0,
  atUs: 0,
  waiting: 0,
};

type Candidate = readonly [value: number, misconception: Misconception | null, text?: string];

const MOST_OPTIONS = 4;

/**
 * The options: the right one and, of the others, the first few that differ from it and from each other. They stand in an
 * order that says nothing of which is right: by their values, or texts. Null where nothing is left to choose from.
 */
export function optionsOf(right: Candidate, wrong: readonly Candidate[]): { options: Option[]; right: number } | null {
  const make = ([value, misconception, text = ""]: Candidate): Option => ({ value, text, misconception });
  const options = [make([right[0], null, right[2]])];
  for (const candidate of wrong) {
    const option = make(candidate);
    const isNew = options.every((one) => one.value !== option.value || one.text !== option.text);
    if (isNew && options.length < MOST_OPTIONS) options.push(option);
  }
  if (options.length < 2) return null;
  const [answer] = options;
  options.sort((a, b) => a.value - b.value || (a.text < b.text ? -1 : 1));
  return { options, right: options.indexOf(answer as Option) };
}
