/** Words for the printed lines. */
import { console } from "./en/console.ts";
import { hookOf } from "./words.ts";

export const useConsoleWords = hookOf("console", console);
