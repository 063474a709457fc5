/** Words for travelling in time, the timeline and the story. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { lateMessagesOf } from "./index.ts";
import { type TimeMessages, timeEn } from "./time-en.ts";

export const useTimeMessages = (): TimeMessages => lateMessagesOf(useKitchen((state) => state.locale)).time ?? timeEn;
