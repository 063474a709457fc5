/** Every word on the page, in English: the catalogue whose shape the others must have. */
import type { PresetId } from "../../bakery/index.ts";
import type { PersonState, Sentence, Wait } from "../../replay/index.ts";
import type { LinkProblem } from "../../share/index.ts";

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
    ready: () => "woken, goes next",
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
  pace: "Pace",
  paceOf: (name: string) => `Pace of ${name}`,
  paceKindOf: (name: string) => `How steady ${name} is`,
  paceKinds: { fixed: "steady", uniform: "varies", exponential: "by chance" },
  breads: "Each baker makes",
  breadsKinds: { plateful: "one plateful", number: "a number", endless: "endless" },
  breadsNumber: "Loaves for each baker",
  resetHint: "Double-click to reset",

  people: "People and plate",
  showPeople: "People and plate",
  showConsole: "Printed lines",
  showTimeline: "Timeline",
  showNumbers: "Numbers",
  showLog: "Story",
  hide: "Close",
  addBaker: "Add a baker",
  addEater: "Add an eater",
  removePerson: (name: string) => `Send ${name} home`,
  nameOf: (name: string) => `Name of ${name}`,
  name: "Name",
  priority: "Priority",
  badName: "A name needs 1 to 40 visible characters; the old name stays.",
  order: "Which loaf leaves the plate first",
  orders: { fifo: "oldest first (Queue)", lifo: "newest first (LifoQueue)", priority: "by priority (PriorityQueue)" },
  orderHelp: "Choosing another order starts the kitchen again.",
  seed: "Seed of chance",
  seedHelp: "The same seed gives the same kitchen again.",
  lastOne: "Somebody has to stay.",

  console: "Printed lines",
  consoleEmpty: "Nothing printed yet.",
  consoleEarlier: (n: number) => `${count(n, "earlier line", "earlier lines")} not shown`,

  theme: "Colours",
  themes: { system: "as the system", light: "light", dark: "dark" },
  language: "Language",
  keys: "Keys",
  about: "About",
  close: "Close",
  share: "Share",

  dismiss: "Dismiss",
  linkProblemsTitle: "Some of the address made no sense and was left out. The rest is as it says.",
  linkProblem: (path: string, wanted: string, given: string) => `${path}: ${wanted}; “${given}” was left out`,
  wanted: {
    object: "must be a group of settings",
    list: "must name 1 to 1,000 people",
    nothing: "is no setting",
    name: "must be 1 to 40 visible characters",
    seconds: "must be seconds from 0 to 3,600, exponential~MEAN or uniform~MIN~MAX",
    breads: "must be a whole number, plateful or endless",
    priority: "must be a whole number",
    size: "must be a whole number from 1 to 10,000",
    bounded: "must be 1 or 0",
    order: "must be fifo, lifo or priority",
    seed: "must be a whole number from 0 to 4,294,967,295",
    preset: "must be one of the kitchens to choose from",
    change: "must be a change after the one before it",
    time: "must be seconds from 0 to 1,000,000",
    panel: "must be timeline, numbers, log, console or people",
    length: "must be at most 200,000 characters",
  } satisfies Record<LinkProblem["wanted"], string>,
  notSoon: "That does not happen in the time looked at: nothing has moved.",
  livelock:
    "Time stands still: somebody works in no time at all and never sleeps, so nobody else's clock moves. Give them some seconds and start again.",
  tooFar: "That moment is too far to run to at once. The kitchen stands at the furthest point reached.",
  storedSettings: "The language or colours stored in this browser made no sense; the usual ones are used.",
  update: "A newer version of this page is ready.",
  updateNow: "Use it now",

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
