/** Words for two kitchens side by side, in English. */
export const beside = {
  put: "A second kitchen beside this one",
  compareGhost: "See both side by side",
  first: "A",
  second: "B",
  kitchen: (letter: string) => `Kitchen ${letter}`,
  controls: (letter: string) => `Sliders and panels move ${letter}`,
  takeAway: "Take B away",
  goesOn: "A is over. Let B go on to its end",
  same: "So far nothing differs. Change something in one of them, and start again.",
  parts: (time: string) => `They part at ${time}.`,
  goThere: "Go there",
  does: (letter: string, what: string) => `${letter}: ${what}`,
  nothingYet: "nothing yet",
  figures: "Both in figures, so far",
  rows: {
    eaten: "eaten",
    onPlate: "on the plate",
    bakersWaiting: "bakers' time spent waiting",
    eatersWaiting: "eaters' time spent waiting",
    timeOnPlate: "mean time on the plate",
  },
  difference: "B − A",
  percent: (text: string) => `${text} %`,
};

export type BesideWords = typeof beside;
