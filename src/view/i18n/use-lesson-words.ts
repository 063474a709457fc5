/** Words for the lessons. */
import { lessons } from "./en/lessons.ts";
import { hookOf } from "./words.ts";

export const useLessonWords = hookOf("lessons", lessons);
