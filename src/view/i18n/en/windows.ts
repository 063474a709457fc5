/** Words for the windows about keys and the page, in English. */
export const windows = {
  keysTitle: "Keys",
  keyRows: [
    ["Space", "play or pause"],
    ["→ and ←", "one step forward or back; with the loop open, one callback"],
    ["Shift with → or ←", "one second forward or back"],
    ["Home", "start again"],
    ["End", "jump to the newest moment"],
    ["Ctrl Z, Ctrl Shift Z", "undo, redo"],
    ["P", "present to a class, and back; then S spotlight, D pen, . blank, 1 to 5 run until"],
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
  licencesInside: "Its licence (MIT), and those of all that is in it, stand at the end of this file.",
  notices: "The licences of all that is in it",
};

export type WindowsWords = typeof windows;
