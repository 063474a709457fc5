/** Words for the window to share from, in English. */
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
};

export type ShareWords = typeof share;
