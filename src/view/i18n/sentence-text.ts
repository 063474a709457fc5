/** The narration in words. */
import type { Sentence } from "../../replay/index.ts";
import type { SentencesWords } from "./en/sentences.ts";

/** The words for a sentence of the narration. */
export function sentenceText({ sentences }: { sentences: SentencesWords["sentences"] }, sentence: Sentence): string {
  switch (sentence.say) {
    case "begins":
    case "eats":
      return sentences[sentence.say](sentence.name, sentence.bread);
    case "drops":
    case "takes":
    case "takesToTop":
      return sentences[sentence.say](sentence.name, sentence.bread, sentence.plate);
    case "waitsForRoom":
      return sentences.waitsForRoom(sentence.name, sentence.bread, sentence, sentence.plate);
    case "waitsForBread":
      return sentences.waitsForBread(sentence.name, sentence, sentence.plate);
    case "goesHome":
    case "isSentHome":
    case "works":
    case "reports":
      return sentences[sentence.say](sentence.name);
    case "putsMark":
    case "takesMark":
      return sentences[sentence.say](sentence.name, sentence.plate);
    case "blocks":
      return sentences.blocks(sentence.name, sentence.seconds);
    case "neverAwaits":
      return sentences.neverAwaits(sentence.name, sentence.coroutine);
    case "isCancelled":
      return sentences.isCancelled(sentence.name);
    case "fails":
      return sentences.fails(sentence.name, sentence.error);
    case "managerWaits":
      return sentences.managerWaits(sentence.unfinished, sentence.areBakersDone, sentence.plate);
    case "waitsInJoin":
      return sentences.waitsInJoin(sentence.name, sentence.unfinished, sentence.plate);
    case "joinEnds":
      return sentences.joinEnds(sentence.plate);
    default:
      return sentences[sentence.say];
  }
}
