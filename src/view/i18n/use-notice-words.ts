/** Words for what the page has to tell. */
import { notices } from "./en/notices.ts";
import { hookOf } from "./words.ts";

export const useNoticeWords = hookOf("notices", notices);
