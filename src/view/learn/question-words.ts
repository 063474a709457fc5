/** The facts of a question, and its options, in the words of the page. */
import { ENDS, EVERYBODY, NOBODY, type Option, type Question } from "../../lessons/index.ts";
import { breadLabel } from "../../replay/index.ts";
import { useFormats } from "../i18n/formats.ts";
import { useMessages } from "../i18n/index.ts";
import type { QuestionFacts } from "../i18n/question-text.ts";
import { useLearnWords } from "../i18n/use-learn-words.ts";
import { shownName } from "../stage/people.ts";
import { useKitchenStore } from "../use-kitchen.ts";

export interface QuestionInWords {
  readonly facts: QuestionFacts;
  readonly inWords: (option: Option) => string;
}

/** What puts questions about the kitchen that is shown into words. */
export function useQuestionWords(): (question: Question) => QuestionInWords {
  const messages = useMessages();
  const words = useLearnWords();
  const { seconds } = useFormats();
  const { scene, recording } = useKitchenStore().getState();
  const { cast } = recording();
  const nameOf = (task: number): string => shownName(messages, scene.people[task]);
  const optionIn = (question: Question, { value, text }: Option): string => {
    switch (question.kind) {
      case "printsNext":
        return text;
      case "levelAt":
        return messages.breadsValue(value);
      case "givesWay":
        return words.givesWay[value] ?? "";
      case "joinEnds":
        return words.at(seconds(value));
      case "ending":
        return words.ends[ENDS[value] ?? "closes"];
      default:
        return value === NOBODY ? words.nobody : value === EVERYBODY ? words.everybody : nameOf(value);
    }
  };
  return (question) => {
    const inWords = (option: Option): string => optionIn(question, option);
    const loaf = cast.loafOf(question.item);
    const facts: QuestionFacts = {
      ...question.facts,
      name: nameOf(question.task),
      answer: inWords(question.options[question.right] as Option),
      loaf: loaf ? breadLabel(scene.people, loaf.baker, loaf.number) : `#${question.item}`,
      time: seconds(question.atUs || question.facts.atUs),
      isPut: question.isPut,
    };
    return { facts, inWords };
  };
}
