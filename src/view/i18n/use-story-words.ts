/** Words for the story, and what it adds to a sentence of the narration. */
import { story } from "./en/story.ts";
import { hookOf } from "./words.ts";

export const useStoryWords = hookOf("story", story);
