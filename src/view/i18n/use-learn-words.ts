/** Words for lessons in beats, questions, being the loop, goals and progress. */
import { learn } from "./en/learn.ts";
import { hookOf } from "./words.ts";

export const useLearnWords = hookOf("learn", learn);
