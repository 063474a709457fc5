/** Words for travelling in time: jumps, conditions, moments. */
import { time } from "./en/time.ts";
import { hookOf } from "./words.ts";

export const useTimeWords = hookOf("time", time);
