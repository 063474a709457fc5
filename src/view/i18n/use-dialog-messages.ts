/** Words for the windows: sharing, keys, about. Fetched with what shows them. */
import { useKitchen } from "../use-kitchen.ts";
import { type DialogMessages, dialogsEn } from "./dialogs-en.ts";
import { lateMessagesOf } from "./index.ts";

export const useDialogMessages = (): DialogMessages =>
  lateMessagesOf(useKitchen((state) => state.locale)).dialogs ?? dialogsEn;
