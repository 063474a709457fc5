/** Words for what the page has to tell, in English. */
import type { LinkProblem } from "../../../share/index.ts";

export const notices = {
  dismiss: "Dismiss",
  linkProblemsTitle: "Some of the address made no sense and was left out. The rest is as it says.",
  linkProblem: (path: string, wanted: string, given: string) =>
    given === "" ? `${path}: ${wanted}; it is empty` : `${path}: ${wanted}; “${given}” was left out`,
  wanted: {
    object: "must be a group of settings",
    list: "must name 1 to 1,000 people",
    stages: "must be 1 or 2 stages, such as Ana:0.7,Raj:0.7/2",
    nothing: "is no setting",
    name: "must be 1 to 40 visible characters",
    seconds: "must be 0 or 0.000001 to 3,600 seconds, exponential~MEAN or uniform~MIN~MAX",
    breads: "must be a whole number from 0 to 1,000,000, plateful or endless",
    priority: "must be a whole number from -1,000,000 to 1,000,000",
    size: "must be a whole number from 1 to 10,000",
    bounded: "must be 1 or 0",
    order: "must be fifo, lifo or priority",
    bakerHabit: "must be a habit of bakers, such as putNowait or raises~2",
    eaterHabit: "must be a habit of eaters, such as forgetsTaskDone or givesUp~2",
    ending: "must be a way to close, such as sentinels, taskGroup or joinWithin~5",
    seed: "must be a whole number from 0 to 4,294,967,295",
    preset: "must be one of the kitchens to choose from",
    change: "must be a change after the one before it that leaves 1 to 1,000 people of each role",
    time: "must be seconds from 0 to 1,000,000",
    panel: "must be timeline, numbers, log, program, loop, doctor, console or people",
    lesson: "must be a lesson of the shelf, such as plateFills",
    marks: "must be at most 100 bookmarks",
    once: "must be given once; the last one counts",
    length: "must be at most 1,000,000 characters",
  } satisfies Record<LinkProblem["wanted"], string>,
  left: "The run you came from was not made again: you have gone on with the one you saw.",
  notSoon: "That does not happen in the time looked at: nothing has moved.",
  livelock:
    "Time stands still: somebody works in no time at all and never sleeps, so nobody else's clock moves. Give them some seconds and start again.",
  tooFar: "That moment is too far to run to at once. The kitchen stands at the furthest point reached.",
  storedSettings: "The language or colours stored in this browser made no sense; the usual ones are used.",
  update: "A newer version of this page is ready.",
  updateNow: "Use it now",
};

export type NoticesWords = typeof notices;
