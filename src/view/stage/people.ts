/**
 * What the stage needs to know of people and loaves, worked out from a scene: who has a station, which pose and which
 * words tell their state, which colour is theirs, which loaf goes next.
 */
import { comparePriority, type Settings } from "../../bakery/index.ts";
import { breadLabel, firstPlate, type Person, type Scene } from "../../replay/index.ts";
import type { Messages } from "../i18n/index.ts";
import type { Pose } from "./art/index.ts";

const COLOURS = 12;

export const colourOf = (person: { readonly role: Person["role"]; readonly index: number }): string =>
  person.role === "manager" || person.role === "bystander"
    ? "var(--ink-soft)"
    : `var(--person-${(person.index + (person.role === "eater" ? 6 : 0)) % COLOURS})`;

/** What somebody is called: the manager by their role, in the page's language. */
export const shownName = (messages: Messages, person: Pick<Person, "role" | "name"> | undefined): string =>
  person?.role === "manager" ? messages.manager : (person?.name ?? "");

/** The people of a role who have a place in the kitchen: all but those who were sent home and have left. */
export function atWork(scene: Scene, role: "baker" | "eater"): Person[] {
  return scene.people.filter((person) => person.role === role && !(person.isLeaving && person.state === "gone"));
}

/** The label on a loaf: its baker's letters and its number. */
export function loafLabel(scene: Scene, loaf: number | null): string {
  const found = loaf === null ? undefined : scene.loaves.get(loaf);
  return found ? breadLabel(scene.people, found.baker, found.number) : "";
}

export function poseOf(person: Person, isClosed: boolean): Pose {
  if (person.role === "manager") {
    if (isClosed || person.state === "gone") return "closing";
    if (person.state === "trouble" || person.state === "waiting" || person.state === "ready") return person.state;
    return "counting";
  }
  const { state } = person;
  if (state === "acting" || state === "counting" || state === "waiting" || state === "resting") return "ready";
  return state === "working" ? "baking" : state;
}

/** What somebody is doing, in words. */
export function stateWords(messages: Messages, person: Person, bread: string): string {
  if (person.role === "manager" && person.state === "gone") return messages.managerGone;
  return messages.states[person.state](bread);
}

/** The loaf that will be taken next, if any. */
export function nextOut(scene: Scene, settings: Settings, plate = firstPlate(scene)): number | null {
  const { people } = scene;
  const { onPlate, order } = plate;
  if (onPlate.length === 0) return null;
  if (order === "fifo") return onPlate[0] ?? null;
  if (order === "lifo") return onPlate.at(-1) ?? null;
  const keyOf = (id: number) => {
    const loaf = scene.loaves.get(id);
    const baker = people[loaf?.baker ?? -1];
    const priority = settings.bakers[baker?.index ?? -1]?.priority ?? 0;
    return { id, number: loaf?.number ?? 0, priority, bakerName: baker?.name ?? "" };
  };
  return onPlate.map(keyOf).reduce((best, loaf) => (comparePriority(loaf, best) < 0 ? loaf : best)).id;
}
