/** Words for the kitchen itself, in English. */
import type { PersonState } from "../../../replay/index.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const stage = {
  roles: { manager: "manager", baker: "baker", stage: "stage", eater: "eater", bystander: "bystander" },
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
    waiting: () => "waits at the door",
    resting: () => "waits",
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
};

export type StageWords = typeof stage;
