/** Words for the windows that are opened now and then, in English. */
export const dialogsEn = {
  keysTitle: "Keys",
  keyRows: [
    ["Space", "play or pause"],
    ["→ and ←", "one step forward or back; with the loop open, one callback"],
    ["Shift with → or ←", "one second forward or back"],
    ["Home", "start again"],
    ["End", "jump to the newest moment"],
    ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
    ["Esc", "leave what takes too long"],
    ["?", "this list"],
  ] as [string, string][],
  aboutTitle: "About Plateful",
  aboutText:
    "A real queue engine runs in this page and moves everything you see. It follows Python's asyncio: the plate is an asyncio.Queue, the people are its tasks. Nothing is sent anywhere.",
  aboutPicture:
    "What the picture leaves out: people take time to walk, coroutines do not. The clock is a virtual one, so that a kitchen runs the same on every machine.",
  aboutCredits: "Made with",
  aboutLicence: "Plateful is free to use, to change and to pass on.",
  licence: "Its licence (MIT)",
  notices: "The licences of all that is in it",
  copied: "Copied",
  copy: "Copy",
  copyFailed: "Your browser would not copy. The text is selected: copy it with Ctrl+C or ⌘C.",
  shareMoment: "This very moment, with every change so far",
  shareSettings: "These settings, from the opening",
  sharePython: "The same kitchen in Python 3.11 or later",
  sharePythonHelp:
    "It prints the same lines in the same order, except among things due at the same instant: on a real clock either may come first, and where that decides who gets a loaf, what follows differs too. With --exact it runs on a clock of its own and prints exactly these lines, at once.",
  shareTitle: "Share this kitchen",
};

export type DialogMessages = typeof dialogsEn;
