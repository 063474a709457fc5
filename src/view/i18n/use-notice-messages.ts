/** Words for what the page has to tell. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { lateMessagesOf } from "./index.ts";
import { type NoticeMessages, noticesEn } from "./notices-en.ts";

export const useNoticeMessages = (): NoticeMessages =>
  lateMessagesOf(useKitchen((state) => state.locale)).notices ?? noticesEn;
