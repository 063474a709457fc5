/** Words for presenting to a class, in English. */
export const present = {
  bar: "Presenting",
  leave: "Leave (Esc)",
  spotlight: "Spotlight",
  spotlightHelp: "Choose a person, a loaf or a line: the rest is dimmed.",
  pen: "Pen",
  penHelp: "Draw over the picture. The next step wipes it off.",
  blank: "Blank",
  isBlank: "The screen is blank. Any key brings it back.",
  untilKeys: "Run until, by number key",
};

export type PresentWords = typeof present;
