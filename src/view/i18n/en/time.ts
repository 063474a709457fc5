/** Words for travelling in time: jumps, conditions, moments, in English. */
import { LIMITS } from "../../../bakery/index.ts";
import type { Condition, MarkerKind } from "../../../replay/index.ts";
import type { WorkKind } from "../../../store/index.ts";

export const time = {
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
    joinReleased: "join lets go who waited",
    trouble: "anything goes wrong",
  } satisfies Record<Exclude<Condition["until"], "acts">, string>,
  untilActs: (name: string) => `${name} does something`,
  untilPeople: "A person",
  parting: "where the two kitchens part",
  volume: "Sound",
  volumeValue: (percent: number) => (percent === 0 ? "off" : `${percent} %`),
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
    joinReleased: "join lets go who waited",
    cancel: "somebody is sent home",
    changed: "a setting is moved",
    full: "the plate is full",
    empty: "the plate is empty",
  } satisfies Record<MarkerKind, string>,
};

export type TimeWords = typeof time;
