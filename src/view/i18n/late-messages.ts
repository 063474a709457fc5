/** The words that panels bring with them. Imported only by what is itself fetched when needed. */
import { useKitchen } from "../use-kitchen.ts";
import { type DialogMessages, dialogsEn } from "./dialogs-en.ts";
import { lateMessagesOf } from "./index.ts";
import { type NumberMessages, numbersEn } from "./numbers-en.ts";
import { type TimeMessages, timeEn } from "./time-en.ts";

/** Words for travelling in time, the timeline and the story. */
export function useTimeMessages(): TimeMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).time ?? timeEn;
}

export function useNumberMessages(): NumberMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).numbers ?? numbersEn;
}

export function useDialogMessages(): DialogMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).dialogs ?? dialogsEn;
}
