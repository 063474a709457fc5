/**
 * Words for travelling in time and for the panels about it, in English. Fetched with what shows them; the other
 * languages keep theirs in their own catalogue.
 */
import { LIMITS } from "../../bakery/index.ts";
import type { Aside, Condition, MarkerKind, PersonState } from "../../replay/index.ts";
import type { WorkKind } from "../../store/index.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const timeEn = {
  tools: "Travel in time",
  toStart: "Jump to the start",
  toNewest: "Jump to the newest moment",
  undo: "Undo",
  redo: "Redo",
  setBookmark: "Bookmark this moment",
  bookmarksFull: `No more than ${LIMITS.bookmarks} bookmarks`,
  removeBookmark: "Take the bookmark away",
  until: "Run until",
  untilKinds: {
    somebodyWaits: "somebody has to wait",
    plateFull: "the plate is full",
    plateEmpty: "the plate is empty",
    joinReleased: "join lets the manager go",
    trouble: "anything goes wrong",
  } satisfies Record<Exclude<Condition["until"], "acts">, string>,
  untilActs: (name: string) => `${name} does something`,
  untilPeople: "A person",
  playUntil: "Play until then",
  skipUntil: "Skip to it",
  neverFull: "A plate without a limit is never full.",
  /** What takes a while. */
  doing: {
    making: "Making the run again",
    running: "Running on to that moment",
    looking: "Looking for it",
  } satisfies Record<WorkKind, string>,
  percent: (percent: number) => `${percent} %`,
  leave: "Leave it",
  reached: (speed: string) => `This machine cannot keep up: playing at ${speed}×`,
  keptFrom: (time: string) => `What happened before ${time} is no longer kept.`,
  ghost: "The run given up is drawn in grey.",
  dismissGhost: "Dismiss it",

  moments: "Moments",
  momentAt: (what: string, time: string) => `${time}: ${what}`,
  bookmark: "bookmark",
  markers: {
    trouble: "something goes wrong",
    closed: "the kitchen closes",
    wokenCancelled: "somebody who was woken is sent home before acting",
    overtaken: "somebody is overtaken",
    joinWaits: "the plate is empty, but join still waits",
    wentOn: "a put wakes somebody and goes on at once",
    firstWait: "somebody has to wait for the first time",
    joinReleased: "join lets the manager go",
    cancel: "somebody is sent home",
    changed: "a setting is moved",
    full: "the plate is full",
    empty: "the plate is empty",
  } satisfies Record<MarkerKind, string>,

  log: "Story",
  logHelp: "Choose a line to go there.",
  plateNow: (level: number, limit: number | null) =>
    limit === null ? `plate: now ${level}` : `plate: now ${level} of ${limit}`,
  tied: (name: string) => `due at the same instant as ${name}: on a real clock either may come first`,
  quicker: (name: string) => `${name} was quicker`,
  callbackFailed: "a callback failed, and the loop goes on",
  taskLeftPending: "the program ended before this task did",
  errorNeverRetrieved: "nobody ever asked for this error",
  sentBy: { manager: "sent by the manager", edit: "sent by a change of settings" } satisfies Record<
    Extract<Aside, { say: "sentBy" }>["by"],
    string
  >,

  timeline: "Timeline",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  wholeRun: "The whole run",
  timelineHelp: "Arrows move along, up and down change lanes, Enter goes there, + and − zoom.",
  laneAt: (name: string, state: string, from: string, to: string | null) =>
    to === null ? `${name}: ${state} since ${from}` : `${name}: ${state} from ${from} to ${to}`,
  laneNothing: (name: string) => `${name}: not there yet`,
  plateLevel: "On the plate",
  unfinished: "Unfinished",
  levelAt: (level: number, unfinished: number, time: string) =>
    `${time}: ${count(level, "loaf", "loaves")} on the plate, ${unfinished} unfinished`,
  journeyOf: (bread: string) => `The way of ${bread}`,
  states: {
    ready: "ready, but not running",
    acting: "running",
    baking: "baking",
    eating: "eating",
    holding: "waiting for room with a loaf",
    hungry: "waiting for bread",
    counting: "waiting for the bakers",
    waiting: "waiting at the door",
    gone: "gone home",
    trouble: "in trouble",
  } satisfies Record<PersonState, string>,
};

export type TimeMessages = typeof timeEn;

/** The words for what a log adds to a sentence. */
export function asideText(words: TimeMessages, aside: Aside): string {
  switch (aside.say) {
    case "plateNow":
      return words.plateNow(aside.level, aside.limit);
    case "quicker":
      return words.quicker(aside.name);
    case "sentBy":
      return words.sentBy[aside.by];
    default:
      return words[aside.say];
  }
}
