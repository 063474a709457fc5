/** Words for two kitchens side by side. */
import { beside } from "./en/beside.ts";
import { hookOf } from "./words.ts";

export const useBesideWords = hookOf("beside", beside);
