/** Words for the lessons, in English. */
import type { LessonId } from "../../lessons/lessons.ts";

export const lessons = {
  lesson: "What happens here",
  lessonShow: "Show me",
  lessonLimit: "Give the plate a limit of 6",
  lessonFold: "Fold this away",
  lessonUnfold: "What happens here?",
  lessonInside: "See it in the loop",
  lessons: {
    original:
      "In this program the 6 is how many loaves each baker makes. Its plate, asyncio.Queue(), has no limit: put() never waits, and bread piles up. Give the plate a limit of 6, and see who has to wait.",
    overtaken:
      "John's loaf wakes Lucy, but Grace, who has just eaten, is already in the ready line and takes it first. A wake-up reserves nothing: Lucy looks again, finds the plate empty and waits once more.",
    wentOn:
      "John's put finds room, so its await does not wait: he prints and starts the next loaf in the same step, while Grace, whom he woke, is only ready. When the plate is full, the same await stops him.",
    joinWaits:
      "The plate is empty, but two loaves are still being eaten. join() waits for the last task_done(), not for an empty plate.",
    wokenCancelled:
      "Grace is woken for John's loaf, and sent home by task.cancel() before her step comes. CancelledError is raised at her await, and get() passes the wake-up on to Lucy, so the loaf is not forgotten.",
  } satisfies Record<LessonId, string>,
};

export type LessonsWords = typeof lessons;
