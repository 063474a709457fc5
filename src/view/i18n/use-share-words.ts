/** Words for the window to share from. */
import { share } from "./en/share.ts";
import { hookOf } from "./words.ts";

export const useShareWords = hookOf("share", share);
