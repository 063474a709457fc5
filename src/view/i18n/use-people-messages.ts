/** Words for people and plate. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { lateMessagesOf } from "./index.ts";
import { type PeopleMessages, peopleEn } from "./people-en.ts";

export const usePeopleMessages = (): PeopleMessages =>
  lateMessagesOf(useKitchen((state) => state.locale)).peoplePanel ?? peopleEn;
