/**
 * Habits and endings: what one person's code does differently, and how main closes the kitchen. Each is a few lines of
 * the program: source.ts has them as Python, program.ts runs them.
 */

export const BAKER_HABITS = ["putNowait", "putWithoutAwait", "blocks", "raises", "twoAtOnce"] as const;
export const EATER_HABITS = [
  "forgetsTaskDone",
  "taskDoneTwice",
  "taskDoneFirst",
  "withFinally",
  "raises",
  "raisesWithFinally",
  "givesUp",
  "givesUpAgain",
  "blocks",
  "swallowsCancel",
] as const;
export type BakerHabitKind = (typeof BAKER_HABITS)[number];
export type EaterHabitKind = (typeof EATER_HABITS)[number];
export type HabitKind = BakerHabitKind | EaterHabitKind;

/**
 * 1. putNowait: `put_nowait` instead of `await put`. putWithoutAwait: calls `put` and awaits nothing.
 * 2. blocks: `time.sleep` instead of `await asyncio.sleep`.
 * 3. raises: fails when so many loaves are done, with the next in hand; raisesWithFinally: reports it done all the same.
 *    withFinally: fails nowhere, and would report it done all the same.
 * 4. forgetsTaskDone, taskDoneTwice, taskDoneFirst: never reports a loaf done, reports it twice, or before eating.
 * 5. givesUp: waits for bread no longer than so many seconds, and goes home; givesUpAgain: and asks again.
 * 6. twoAtOnce: bakes each second loaf together with the one before, by a gather of two sleeps.
 * 7. swallowsCancel: catches CancelledError, and goes on.
 */
export type Habit =
  | Exclude<HabitKind, "raises" | "raisesWithFinally" | "givesUp" | "givesUpAgain">
  | { readonly raises: number }
  | { readonly raisesWithFinally: number }
  | { readonly givesUp: number }
  | { readonly givesUpAgain: number };

export const ENDINGS = [
  "withoutJoin",
  "withoutCancel",
  "sentinels",
  "oneSentinel",
  "extraSentinel",
  "shutdown",
  "shutdownNow",
  "taskGroup",
  "joinWithin",
  "inTurn",
  "eaterFirst",
] as const;
export type EndingKind = (typeof ENDINGS)[number];

/**
 * Other than gather, join, cancel:
 * 1. withoutJoin, withoutCancel: leaves that step out.
 * 2. sentinels, oneSentinel, extraSentinel: puts one end mark, `None`, for each eater, one in all, or one more than there
 *    are eaters, and waits for the eaters.
 * 3. shutdown, shutdownNow: `queue.shutdown()`, or with `immediate=True`, and waits for the eaters.
 * 4. taskGroup: the bakers in a TaskGroup instead of a gather.
 * 5. joinWithin: waits in join no longer than so many seconds.
 * 6. inTurn: makes and awaits one baker after the other. eaterFirst: awaits the first eater before anybody bakes.
 */
export type Ending = Exclude<EndingKind, "joinWithin"> | { readonly joinWithin: number };

/** What says how an eater's loop ends: cancelled, by an end mark, or by the shutdown of the queue. */
export type EaterStyle = "cancel" | "marks" | "shutdown";

export const kindOfHabit = (habit: Habit): HabitKind =>
  typeof habit === "string" ? habit : (Object.keys(habit)[0] as HabitKind);

/** The number that goes with a habit: loaves, or seconds; null for one without. */
export const numberOfHabit = (habit: Habit): number | null =>
  typeof habit === "string" ? null : (Object.values(habit)[0] as number);

export const kindOfEnding = (ending: Ending): EndingKind => (typeof ending === "string" ? ending : "joinWithin");

/** What a habit's number counts. */
export const HABIT_COUNTS: Partial<Record<HabitKind, "loaves" | "seconds">> = {
  raises: "loaves",
  raisesWithFinally: "loaves",
  givesUp: "seconds",
  givesUpAgain: "seconds",
};

/** A habit of a kind, with a number where it has one. */
export const habitOf = (kind: HabitKind, number: number): Habit =>
  (kind in HABIT_COUNTS ? { [kind]: number } : kind) as Habit;

export const endingOf = (kind: EndingKind, seconds: number): Ending =>
  (kind === "joinWithin" ? { joinWithin: seconds } : kind) as Ending;

export function styleOf(ending: Ending | null): EaterStyle {
  if (ending === "sentinels" || ending === "oneSentinel" || ending === "extraSentinel") return "marks";
  return ending === "shutdown" || ending === "shutdownNow" ? "shutdown" : "cancel";
}
