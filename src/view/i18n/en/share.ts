/** Words for the window to share from, in English. */
import type { QuestionKind } from "../../../lessons/index.ts";
import type { PartOfPage } from "../../../share/index.ts";

export const share = {
  copied: "Copied",
  copy: "Copy",
  copyFailed: "Your browser would not copy. The text is selected: copy it with Ctrl+C or ⌘C.",
  shareMoment: "This very moment, with every change so far",
  shareSettings: "These settings, from the opening",
  shareEmbed: "To embed in a page of your own",
  codeLarge: "The link to this moment as a code to scan: show it large",
  codeSmall: "Make the code small again",
  codeTooLong: "With so many changes the link is too long for a code to scan.",
  sharePython: "The same kitchen in Python 3.11 or later",
  sharePythonHelp:
    "It prints the same lines in the same order, except among things due at the same instant: on a real clock either may come first, and where that decides who gets a loaf, what follows differs too. With --exact it runs on a clock of its own and prints exactly these lines, at once.",
  shareTitle: "Share this kitchen",
  take: "Pictures, a film, data or a worksheet to take home",
  openWhole: "Open in Plateful",
  preview: "See it as it will be",
  previewTitle: "What whoever opens the link will see",

  optionsTitle: "For whoever opens the link",
  optionsHelp: "Nobody can undo this in the page; who has the kitchen without it opens their own link.",
  parts: {
    settings: "Plate, paces and people",
    time: "Steps and scrubbing",
    panels: "Panels",
    kitchens: "Other kitchens and lessons",
  } satisfies Record<PartOfPage, string>,
  freedoms: { free: "as usual", locked: "seen, not moved", hidden: "not there" },
  begins: "It begins",
  beginnings: { usual: "as usual", plays: "playing", stands: "standing still" },
  asksFirst: "A question first",
  firstQuestions: {
    none: "none",
    any: "any that can be asked there",
    actsNext: "whose step runs next",
    levelAt: "how many loaves lie there",
    printsNext: "which line is printed next",
    wokenByPut: "whom a put wakes",
    givesWay: "whether an await gives way",
    joinEnds: "when join lets go",
    ending: "what becomes of it",
    takenBy: "who takes a loaf",
  } satisfies Record<QuestionKind | "none" | "any", string>,
  withLook: "In my language, colours and text size",

  files: "Files",
  filesHelp: "A file that was saved can be opened here, or dropped anywhere on the page.",
  saveKitchen: "Save the kitchen",
  saveTrace: "Save the trace",
  openFile: "Open a file",
  oneFile: "The whole of Plateful as one file, to mail or to keep (1.4 MB)",
  isOneFile: "This page is a file: its links open where the file is, and nowhere else.",
  badFile: (name: string) => `“${name}” is no kitchen that was saved by Plateful. Nothing was changed.`,
};

export type ShareWords = typeof share;
