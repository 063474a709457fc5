/** Words for the windows about keys and the page. */
import { windows } from "./en/windows.ts";
import { hookOf } from "./words.ts";

export const useWindowWords = hookOf("windows", windows);
