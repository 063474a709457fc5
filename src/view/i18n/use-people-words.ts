/** Words for the panel about people and plate. */
import { people } from "./en/people.ts";
import { hookOf } from "./words.ts";

export const usePeopleWords = hookOf("people", people);
