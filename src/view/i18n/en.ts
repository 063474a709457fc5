/** Every word on the page, in English: the catalogue whose shape the others must have. */
import type { PresetId } from "../../bakery/index.ts";
import type { PersonState, Sentence, Wait } from "../../replay/index.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const behindWhom = (behind: string | null): string => (behind === null ? "" : ` behind ${behind}`);

export const en = {
  title: "Plateful: asyncio.Queue as a kitchen",
  appName: "Plateful",
  tagline: "asyncio.Queue as a kitchen",
  page: "This page",
  skipToControls: "Skip to the controls",

  presetLabel: "Kitchen",
  presetCustom: "My own kitchen",
  presets: {
    original: "The original program",
    full: "A plate that fills up",
    hungry: "Hungry eaters",
    oneForFour: "One baker for four eaters",
    balance: "Perfect balance",
    rush: "Rush hour, twelve and twelve",
    overtaken: "Woken and overtaken",
    wentOn: "An await that does not wait",
    joinWaits: "Plate empty, work not done",
    wokenCancelled: "Woken and sent home",
  } satisfies Record<PresetId, string>,

  roles: { manager: "manager", baker: "baker", eater: "eater" },
  manager: "Manager",

  /** What somebody is doing, under their name. `bread` is the loaf's label. */
  states: {
    ready: () => "woken, ready",
    acting: () => "acts now",
    baking: (bread: string) => `bakes ${bread}`,
    eating: (bread: string) => `eats ${bread}`,
    holding: (bread: string) => `waits with ${bread}`,
    hungry: () => "waits for bread",
    counting: () => "waits for the bakers",
    waiting: () => "waits at the door",
    gone: () => "gone home",
    trouble: () => "in trouble",
  } satisfies Record<PersonState, (bread: string) => string>,
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
  more: (n: number) => `+${n} more`,
  notDrawn: (n: number) => `${n} of them not drawn`,
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
  stuckTitle: "Nothing will ever move again",
  stuckText: "Nobody is ready and no timer is set: everybody waits for somebody else.",
  bakeAgain: "Bake again",

  transport: "Playback",
  play: "Play",
  pause: "Pause",
  stepForward: "Step forward",
  stepBack: "Step back",
  restart: "Start again",
  position: "Position in time",
  speed: "Speed",
  speedValue: (speed: string) => `${speed}×`,
  seconds: (s: string) => `${s} s`,

  controls: "Settings",
  plateSize: "Plate size",
  breadsValue: (n: number) => count(n, "loaf", "loaves"),
  bounded: "Only this many fit",
  boundedHelp: "On: a full plate makes bakers wait. Off: the plate has no limit, as in the original program.",
  bakersPace: "Bakers' pace",
  eatersPace: "Eaters' pace",
  paceValue: (pace: string) => `${pace} a loaf`,
  paceMixed: (paces: string) => `${paces}, mixed`,
  paceAbout: (mean: string) => `about ${mean}`,
  paceBetween: (min: string, max: string) => `${min} to ${max}`,
  breads: "Each baker makes",
  breadsKinds: { plateful: "one plateful", number: "a number", endless: "endless" },
  breadsNumber: "Loaves for each baker",
  resetHint: "Double-click to reset",

  showPeople: "People and plate",
  showConsole: "Printed lines",
  showTimeline: "Timeline",
  showNumbers: "Numbers",
  showLog: "Story",
  showProgram: "Program",
  showLoop: "Loop",
  hide: "Close",

  console: "Printed lines",
  consoleEmpty: "Nothing printed yet.",
  consoleEarlier: (n: number) => `${count(n, "earlier line", "earlier lines")} not shown`,

  /** A file of the page that is missing, or a part of it that broke. */
  failures: {
    page: {
      missing: "A file of this page could not be fetched: something is missing here, or stands still.",
      broken: "A part of this page broke. Here is what you can do.",
    },
    panel: {
      missing: "This panel could not be fetched. The kitchen goes on without it.",
      broken: "This panel broke. The kitchen goes on without it.",
    },
    pageTitle: "Something went wrong",
    tryAgain: "Try again",
    reload: "Reload",
    startAfresh: "Start afresh",
    reloadKeeps: "Reloading the page keeps your run, its changes and its bookmarks.",
    stillMissing:
      "That failed again. Some browsers only look again when the page is reloaded; your run, its changes and its bookmarks are kept.",
  },

  theme: "Colours",
  themes: { system: "as the system", light: "light", dark: "dark" },
  language: "Language",
  keys: "Keys",
  about: "About",
  close: "Close",
  share: "Share",

  sentences: {
    begins: (name: string, bread: string) => `${name} starts to bake ${bread}.`,
    drops: (name: string, bread: string) => `${name} drops ${bread} on the plate.`,
    takes: (name: string, bread: string) => `${name} takes ${bread} and eats.`,
    eats: (name: string, bread: string) => `${name} has eaten ${bread} up.`,
    waitsForRoom: (name: string, bread: string, { behind, isAgain }: Wait) =>
      isAgain
        ? `${name} was woken, but the plate is full again: ${bread} waits in line again${behindWhom(behind)}.`
        : `${name} has ${bread} ready, but the plate is full, and waits in line${behindWhom(behind)}.`,
    waitsForBread: (name: string, { behind, isAgain }: Wait) =>
      isAgain
        ? `${name} was woken, but the plate is empty again: ${name} waits in line again${behindWhom(behind)}.`
        : `The plate is empty: ${name} waits in line${behindWhom(behind)}.`,
    goesHome: (name: string) => `${name} goes home.`,
    fails: (name: string, error: string) => `${name} is in trouble${error && `: ${error}`}.`,
    managerWaits: (n: number) =>
      `All bakers are done. The manager waits at the door until ${n === 1 ? "the last loaf is" : `${n} loaves are`} eaten up.`,
    doorOpens: "Nothing is unfinished any more: the manager stops waiting.",
    closes: "The kitchen is closed.",
    stuck: "Nothing will ever move again: nobody is ready and no timer is set.",
    changes: "A setting was changed here.",
  } satisfies Record<Sentence["say"], unknown>,
};

export type Messages = typeof en;
