/** Picks the words of the page by language. Numbers are written as that language writes them. */
import type { Sentence } from "../../replay/index.ts";
import type { Locale } from "../../store/index.ts";
import { useKitchen } from "../use-kitchen.ts";
import type { AsyncioMessages } from "./asyncio-en.ts";
import type { DialogMessages } from "./dialogs-en.ts";
import { en, type Messages } from "./en.ts";
import type { NoticeMessages } from "./notices-en.ts";
import type { NumberMessages } from "./numbers-en.ts";
import type { PeopleMessages } from "./people-en.ts";
import type { TimeMessages } from "./time-en.ts";

export type { Messages } from "./en.ts";

/** Words of a panel, which are needed only with it. */
export interface LateMessages {
  readonly dialogs: DialogMessages;
  readonly time: TimeMessages;
  readonly numbers: NumberMessages;
  readonly asyncio: AsyncioMessages;
  readonly notices: NoticeMessages;
  readonly peoplePanel: PeopleMessages;
}

/** A language fetched as a whole has the words that English fetches with what shows them (use-…-messages.ts). */
const catalogues: Partial<Record<Locale, Messages & Partial<LateMessages>>> = { en };

/** Fetches a language's words unless they are here already; the store must not name a language before that. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === "zh-CN") catalogues[locale] ??= (await import("./zh-cn.ts")).zhCn;
}

/** What each language calls itself. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-CN": "简体中文" };

/** The late words of a language that was fetched as a whole. */
export const lateMessagesOf = (locale: Locale): Partial<LateMessages> => catalogues[locale] ?? {};

export function useMessages(): Messages {
  return catalogues[useKitchen((state) => state.locale)] ?? en;
}

/** The words for a sentence of the narration. */
export function sentenceText(messages: Messages, sentence: Sentence): string {
  const { sentences } = messages;
  switch (sentence.say) {
    case "begins":
    case "drops":
    case "takes":
    case "eats":
      return sentences[sentence.say](sentence.name, sentence.bread);
    case "waitsForRoom":
      return sentences.waitsForRoom(sentence.name, sentence.bread, sentence);
    case "waitsForBread":
      return sentences.waitsForBread(sentence.name, sentence);
    case "goesHome":
      return sentences.goesHome(sentence.name);
    case "fails":
      return sentences.fails(sentence.name, sentence.error);
    case "managerWaits":
      return sentences.managerWaits(sentence.unfinished);
    default:
      return sentences[sentence.say];
  }
}
