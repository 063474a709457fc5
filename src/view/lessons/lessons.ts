/** The kitchens that were made to show one moment of asyncio. */
import type { PresetId } from "../../bakery/index.ts";

const LESSONS = [
  "original",
  "overtaken",
  "wentOn",
  "joinWaits",
  "wokenCancelled",
] as const satisfies readonly PresetId[];
export type LessonId = (typeof LESSONS)[number];

/** Give the lesson of which this is the kitchen, or null. */
export const lessonOf = (preset: PresetId | null): LessonId | null => LESSONS.find((one) => one === preset) ?? null;
