/** Words for the numbers. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { lateMessagesOf } from "./index.ts";
import { type NumberMessages, numbersEn } from "./numbers-en.ts";

export const useNumberMessages = (): NumberMessages =>
  lateMessagesOf(useKitchen((state) => state.locale)).numbers ?? numbersEn;
