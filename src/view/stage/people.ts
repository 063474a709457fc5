/**
 * What the stage needs to know of people and loaves, worked out from a scene: who has a station, which pose and which
 * words tell their state, which colour is theirs, which loaf goes next.
 */
import { baseLineOf, comparePriority, programLineOf, type Settings } from "../../bakery/index.ts";
import { breadLabel, type Person, type Plate, type Scene } from "../../replay/index.ts";
import type { Messages } from "../i18n/index.ts";
import type { Pose, Role } from "./art/index.ts";
import type { ZoneCrowd } from "./layout.ts";

const COLOURS = 12;

export const colourOf = (person: { readonly role: Person["role"]; readonly index: number }): string =>
  person.role === "manager" || person.role === "bystander" || person.role === "part"
    ? "var(--ink-soft)"
    : `var(--person-${(person.index + (person.role === "eater" ? 6 : 0)) % COLOURS})`;

/** What somebody is called: the manager by their role, in the page's language. */
export const shownName = (messages: Messages, person: Pick<Person, "role" | "name"> | undefined): string =>
  person?.role === "manager" ? messages.manager : (person?.name ?? "");

/** The people of a role who have a place in the kitchen: all but those who were sent home and have left. */
export function atWork(scene: Scene, role: "baker" | "eater"): Person[] {
  return scene.people.filter((person) => person.role === role && !(person.isLeaving && person.state === "gone"));
}

/** What an end mark is in the program. */
const MARK_LABEL = "None";

/** The label on a loaf: its baker's letters and its number. */
export function loafLabel(scene: Scene, loaf: number | null): string {
  const found = loaf === null ? undefined : scene.loaves.get(loaf);
  if (found?.isMark) return MARK_LABEL;
  return found ? breadLabel(scene.people, found.baker, found.number) : "";
}

/** With whose figure somebody is drawn. */
export const figureOf = (role: Person["role"]): Role => (role === "part" ? "bystander" : role);

/** The pose of somebody who stands still. */
export function settledPose({ role, state }: Person, isClosed: boolean, isStuck: boolean): Pose {
  if (role === "manager") {
    if (isClosed) return "closing";
    if (state === "waiting") return "tally";
    return state === "acting" || state === "resting" ? "counting" : MANAGER[state];
  }
  if (isStuck && (state === "holding" || state === "hungry" || state === "waiting")) return "asleep";
  if (state === "resting") return role === "bystander" ? "resting" : "asleep";
  return POSES[state];
}

const POSES: Record<Exclude<Person["state"], "resting">, Pose> = {
  ready: "ready",
  acting: "ready",
  baking: "baking",
  eating: "eating",
  working: "working",
  holding: "holding",
  hungry: "hungry",
  counting: "ready",
  waiting: "ready",
  gone: "gone",
  trouble: "trouble",
};

const MANAGER: Record<Exclude<Person["state"], "waiting" | "acting" | "resting">, Pose> = {
  ...POSES,
  ready: "ready",
  counting: "counting",
};

/** What somebody is doing, in words. */
export function stateWords(messages: Messages, person: Person, bread: string): string {
  if (person.role === "manager" && person.state === "gone") return messages.managerGone;
  const line = programLineOf(person.line);
  if (person.state === "counting" && line && baseLineOf(line) === "gatherEaters") return messages.managerForEaters;
  return messages.states[person.state](bread);
}

/** The loaves on a plate in the order in which they will be taken, if no other comes. */
export function orderOut(scene: Scene, settings: Settings | null, { onPlate, order }: Plate): readonly number[] {
  if (order === "fifo" || onPlate.length < 2) return onPlate;
  if (order === "lifo" || !settings) return [...onPlate].reverse();
  const keyOf = (id: number) => {
    const loaf = scene.loaves.get(id);
    const baker = scene.people[loaf?.baker ?? -1];
    const priority = settings.bakers[baker?.index ?? -1]?.priority ?? 0;
    return { id, number: loaf?.number ?? 0, priority, bakerName: baker?.name ?? "" };
  };
  return onPlate
    .map(keyOf)
    .sort(comparePriority)
    .map(({ id }) => id);
}

/** The people of each zone who have a place in the kitchen, those at ovens first: all but who were sent home and have left. */
export function peopleByZone(scene: Scene, zones: number): Person[][] {
  const ovens: Person[][] = Array.from({ length: zones }, () => []);
  const tables: Person[][] = Array.from({ length: zones }, () => []);
  for (const person of scene.people) {
    // A part of somebody's work has no place of its own.
    if (!person || person.role === "manager" || person.role === "part" || (person.isLeaving && person.state === "gone"))
      continue;
    const zone = Math.min(person.zone, zones - 1);
    (person.role === "baker" ? ovens : tables)[zone]?.push(person);
  }
  return ovens.map((bakers, zone) => [...bakers, ...(tables[zone] ?? [])]);
}

/** How many people work where, by zone. */
export const crowdsOf = (scene: Scene, plates = scene.plates.length): ZoneCrowd[] =>
  peopleByZone(scene, Math.max(2, plates + 1)).map((people) => {
    const ovens = people.filter(({ role }) => role === "baker").length;
    return { ovens, tables: people.length - ovens };
  });
