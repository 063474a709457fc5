/** The words that panels bring with them. Imported only by what is itself fetched when needed. */
import { useKitchen } from "../use-kitchen.ts";
import { type AsyncioMessages, asyncioEn } from "./asyncio-en.ts";
import { type DialogMessages, dialogsEn } from "./dialogs-en.ts";
import { lateMessagesOf } from "./index.ts";
import { type NoticeMessages, noticesEn } from "./notices-en.ts";
import { type NumberMessages, numbersEn } from "./numbers-en.ts";
import { type PeopleMessages, peopleEn } from "./people-en.ts";
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

/** Words for the program, the loop and the lessons. */
export function useAsyncioMessages(): AsyncioMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).asyncio ?? asyncioEn;
}

export function useNoticeMessages(): NoticeMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).notices ?? noticesEn;
}

export function usePeopleMessages(): PeopleMessages {
  return lateMessagesOf(useKitchen((state) => state.locale)).peoplePanel ?? peopleEn;
}
