/** Words for the timeline, in English. */
import type { PersonState } from "../../../replay/index.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const timeline = {
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
  plateLimit: "Room for",
  /** `limit` is 0 where there is none. */
  levelAt: (level: number, limit: number, unfinished: number, time: string) =>
    `${time}: ${count(level, "loaf", "loaves")} on the plate${limit > 0 ? `, which holds ${limit}` : ""}, ${unfinished} unfinished`,
  states: {
    ready: "ready, but not running",
    acting: "running",
    baking: "baking",
    eating: "eating",
    holding: "waiting for room with a loaf",
    working: "at work",
    hungry: "waiting for bread",
    counting: "waiting for the bakers",
    waiting: "waiting at the door",
    resting: "waiting for something else",
    gone: "gone home",
    trouble: "in trouble",
  } satisfies Record<PersonState, string>,
};

export type TimelineWords = typeof timeline;
