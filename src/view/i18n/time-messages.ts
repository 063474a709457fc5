/** The words for travelling in time. Imported only by what is itself fetched when needed. */
import { useKitchen } from "../use-kitchen.ts";
import { timeMessagesOf } from "./index.ts";
import { type TimeMessages, timeEn } from "./time-en.ts";

export function useTimeMessages(): TimeMessages {
  return timeMessagesOf(useKitchen((state) => state.locale)) ?? timeEn;
}
