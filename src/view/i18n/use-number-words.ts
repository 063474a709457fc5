/** Words for the numbers. */
import { numbers } from "./en/numbers.ts";
import { hookOf } from "./words.ts";

export const useNumberWords = hookOf("numbers", numbers);
