/** Words for presenting to a class. */
import { present } from "./en/present.ts";
import { hookOf } from "./words.ts";

export const usePresentWords = hookOf("present", present);
