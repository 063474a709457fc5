/** Words for the program, the loop and the lessons. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { type AsyncioMessages, asyncioEn } from "./asyncio-en.ts";
import { lateMessagesOf } from "./index.ts";

export const useAsyncioMessages = (): AsyncioMessages =>
  lateMessagesOf(useKitchen((state) => state.locale)).asyncio ?? asyncioEn;
