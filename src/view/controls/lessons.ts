/** The kitchens that were made to show one moment of asyncio. */
import { presetOf, type Settings, scenarioOf } from "../../bakery/index.ts";

const LESSONS = ["overtaken", "wentOn", "joinWaits", "wokenCancelled"] as const;
export type LessonId = (typeof LESSONS)[number];

/** Give the lesson of which this is the kitchen, or null. */
export function lessonOf(settings: Settings): LessonId | null {
  const preset = presetOf(scenarioOf(settings))?.id;
  return LESSONS.find((one) => one === preset) ?? null;
}
