/** Words for the kitchen itself, in English. */
import type { PersonState } from "../../../replay/index.ts";
import type { SuggestionKind } from "../../stage/suggestions.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const stage = {
  roles: {
    manager: "manager",
    baker: "baker",
    topper: "topper",
    eater: "eater",
    bystander: "bystander",
    part: "part of the work",
  },
  manager: "Manager",

  /** What somebody is doing, under their name. `bread` is the loaf's label. */
  states: {
    ready: () => "woken, ready",
    acting: () => "acts now",
    baking: (bread: string) => `bakes ${bread}`,
    eating: (bread: string) => `eats ${bread}`,
    holding: (bread: string) => `waits with ${bread}`,
    working: (bread: string) => `works on ${bread}`,
    hungry: () => "waits for bread",
    counting: () => "waits for the bakers",
    waiting: () => "watches the tally",
    resting: () => "waits",
    gone: () => "gone home",
    trouble: () => "in trouble",
  } satisfies Record<PersonState, (bread: string) => string>,
  managerForEaters: "waits for the eaters",
  managerGone: "kitchen closed",
  leavingSoon: "goes home after this",
  roleOf: (role: string) => `, ${role}: `,
  bakerTotal: (n: number) => `. ${n} made`,
  eaterTotal: (n: number) => `. ${n} eaten`,
  openPerson: "Open settings",

  stage: "The kitchen",
  bakers: "Bakers",
  eaters: "Eaters",
  plate: "Plate",
  onPlateOf: (n: number, size: number) => `${n} of ${size} on the plate`,
  onPlateFor: (n: number, size: number) => `${n} on a plate for ${size}`,
  onPlate: (n: number) => `${n} on the plate, no limit`,
  shortOnPlate: (n: number, size: number) => `${n} of ${size}`,
  onPlateNumber: (plate: string, n: number) => `Plate ${plate}: ${n}`,
  moreOf: (n: number) => `+${n} more`,
  stages: "Stages of the line",
  placeInLine: (n: number) => `${n}.`,
  whatIs: (name: string) => `${name}. What is this?`,
  things: {
    plate: {
      title: "The plate",
      what: "Bakers drop bread here and eaters take it off. What lies here nobody has taken yet.",
      asyncio: "An asyncio.Queue: put() waits while it is full, get() waits while it is empty. Its limit is maxsize.",
    },
    tally: {
      title: "Unfinished",
      what: "Put on the plate, and not yet reported done: what join waits for. An empty plate is not yet work done.",
      asyncio:
        "The queue's counter of unfinished tasks: put() adds one, task_done() takes one off, at 0 join() goes on.",
    },
    door: {
      title: "The door",
      what: "Open while the kitchen runs. Who has finished, or is sent home, leaves by it.",
      asyncio: "The program runs as long as main() does; a task that is over has left for good.",
    },
    oven: {
      title: "The oven",
      what: "A loaf bakes here for as long as its baker's pace says. The ring is how much of that is over.",
      asyncio:
        "await asyncio.sleep(): a timer that will make the baker's task ready. Meanwhile the loop serves others.",
    },
    loaf: {
      title: "A loaf",
      what: "Colour and letter name its baker, the number says which of theirs it is. The one with a ring comes out next.",
      asyncio: "An item: what put() hands to the queue, and get() gives back in the queue's order.",
    },
    manager: {
      title: "The manager",
      what: "Opens the kitchen, waits until every baker is done, then until nothing is unfinished, then sends the eaters home.",
      asyncio: "The coroutine main(): it makes the tasks, awaits gather() and join(), and cancels who still waits.",
    },
  },
  ovenOf: (name: string) => `Oven of ${name}`,
  zoomIn: "Larger",
  zoomOut: "Smaller",
  zoomReset: "The whole kitchen",
  crowdList: "Everybody in the kitchen",
  nextOut: "next",
  overfull: "over-full",
  unfinished: "not eaten up yet",
  unfinishedTitle: "unfinished",
  lineForRoom: "waiting for room",
  lineForBread: "waiting for bread",
  signOpen: "OPEN",
  signClosed: "CLOSED",

  closedTitle: "The kitchen is closed",
  closedText: (loaves: number, seconds: string) =>
    `${count(loaves, "loaf", "loaves")} baked and eaten in ${seconds}. Everybody has gone home.`,
  failedTitle: "The program has ended with an error",
  failedText: (error: string) => `main() ended with ${error}, and asyncio.run() cancelled who was left.`,
  stuckTitle: "Nothing will ever move again",
  stuckText: "Nobody is ready and no timer is set: everybody waits for somebody else.",
  why: "Why?",
  bakeAgain: "Bake again",
  suggestions: {
    limit: "With a plate for 6",
    noLimit: "With a plate without limit",
    goOn: "With bakers who go on",
    slowEaters: "With slower eaters",
    hireEater: "With one more eater",
  } satisfies Record<SuggestionKind, string>,
};

export type StageWords = typeof stage;
