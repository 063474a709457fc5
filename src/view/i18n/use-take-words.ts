/** Words for what is taken home. */
import { take } from "./en/take.ts";
import { hookOf } from "./words.ts";

export const useTakeWords = hookOf("take", take);
