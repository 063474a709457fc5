/**
 * theory: whether the textbook's assumptions hold for a kitchen, what it predicts then, and when one may compare.
 * The prediction itself is `predict`'s business. Values only: the words are the message catalogue's.
 */
import type { Member, Settings } from "../../bakery/index.ts";
import type { Figures } from "../measures/index.ts";
import { loadOf, type Prediction, predict, type TextbookKitchen } from "./prediction.ts";

/** So many loaves must have been eaten before a measured mean says anything. */
export const FEWEST_TO_COMPARE = 100;

/**
 * Why theory is silent:
 * - nobody: no baker or no eater is there.
 * - bakersNotEndless: the kitchen closes some day, so there is no long run.
 * - pacesNotExponential: someone's times are fixed, uniform, or nothing at all.
 * - pacesDiffer: the means differ within a role.
 * - settingsChanged: an edit was made since the start (a renaming is none).
 * - pacesUnknown: the program is no kitchen, and nobody says how long anything will take.
 * - severalPlates: it is a line of plates, and what theory says is of one.
 * - unstable: nothing limits the plate and the bakers are as fast as the eaters or faster: it grows for ever.
 */
export type Reason =
  | "nobody"
  | "bakersNotEndless"
  | "pacesNotExponential"
  | "pacesDiffer"
  | "settingsChanged"
  | "pacesUnknown"
  | "severalPlates"
  | "unstable";

/**
 * The named queue: "mmc" on an unlimited plate, "mmckBlocking" on a limited one (see `chainOf`). In which order loaves
 * leave the plate does not matter to numbers and means, as nobody knows beforehand how long a loaf will take to eat.
 */
export type Model = "mmc" | "mmckBlocking";

export type Theory =
  | {
      readonly say: "applies";
      readonly model: Model;
      readonly kitchen: TextbookKitchen;
      readonly prediction: Prediction;
    }
  | { readonly say: "doesNotApply"; readonly reasons: readonly Reason[] };

/** What theory says of a kitchen that began with these settings and saw so many edits (`Figures.edits`). */
export function theoryOf(settings: Settings | null, edits: number): Theory {
  if (!settings) return { say: "doesNotApply", reasons: ["pacesUnknown"] };
  const bakers = settings.bakers.filter((member) => !member.isDismissed);
  const eaters = settings.eaters.filter((member) => !member.isDismissed);
  const reasons = new Set<Reason>();
  if (settings.furtherPlates.length > 0) reasons.add("severalPlates");
  if (edits > 0) reasons.add("settingsChanged");
  if (bakers.length === 0 || eaters.length === 0) reasons.add("nobody");
  if (bakers.some((baker) => baker.breads !== "endless")) reasons.add("bakersNotEndless");
  const bakingSeconds = commonMean(bakers, reasons);
  const eatingSeconds = commonMean(eaters, reasons);
  const limit = settings.bounded ? settings.size : Number.POSITIVE_INFINITY;
  const kitchen = { bakers: bakers.length, bakingSeconds, eaters: eaters.length, eatingSeconds, limit };
  if (reasons.size === 0 && !settings.bounded && loadOf(kitchen) >= 1) reasons.add("unstable");
  if (reasons.size > 0) return { say: "doesNotApply", reasons: [...reasons] };
  return { say: "applies", model: settings.bounded ? "mmckBlocking" : "mmc", kitchen, prediction: predict(kitchen) };
}

/** The mean of everybody's exponential pace, in seconds; a reason where there is none. */
function commonMean(members: readonly Member[], reasons: Set<Reason>): number {
  const means = members.map(({ seconds }) =>
    typeof seconds === "object" && "exponential" in seconds ? seconds.exponential : 0,
  );
  const mean = means[0] ?? 0;
  if (means.some((one) => one === 0)) reasons.add("pacesNotExponential");
  else if (means.some((one) => one !== mean)) reasons.add("pacesDiffer");
  return mean;
}

/**
 * Whether averages since the start still say more of the start than of the long run: fewer than 100 loaves eaten, or,
 * where theory applies, less time than the kitchen takes to forget that it began empty (`Prediction.settlingUs`).
 */
export function isWarmingUp({ eaten, atUs }: Pick<Figures, "eaten" | "atUs">, theory: Theory): boolean {
  return eaten < FEWEST_TO_COMPARE || (theory.say === "applies" && atUs < theory.prediction.settlingUs);
}
