/** Words for what is inside asyncio: the program, the loop, the five words. */
import { asyncio } from "./en/asyncio.ts";
import { hookOf } from "./words.ts";

export const useAsyncioWords = hookOf("asyncio", asyncio);
