/** Words for the timeline. */
import { timeline } from "./en/timeline.ts";
import { hookOf } from "./words.ts";

export const useTimelineWords = hookOf("timeline", timeline);
