/** What the story adds to a sentence of the narration, in words. */
import type { Aside } from "../../replay/index.ts";
import type { StoryWords } from "./en/story.ts";

/** The words for what a log adds to a sentence. */
export function asideText(words: StoryWords, aside: Aside): string {
  switch (aside.say) {
    case "plateNow":
      return words.plateNow(aside.level, aside.limit);
    case "quicker":
      return words.quicker(aside.name);
    case "sentBy":
      return words.sentBy[aside.by];
    default:
      return words[aside.say];
  }
}
