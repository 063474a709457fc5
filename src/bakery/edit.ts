/**
 * TimedEdit: a setting moved while the kitchen runs, as a documented value with its exact place in the run.
 * Also what the settings are after it.
 */
import type { Ending, Habit } from "./habits.ts";
import { type Breads, LIMITS, type Order, type Pace, type Scenario } from "./scenario.ts";

export type Role = "baker" | "eater";

/** Who is meant: role and number in the order of hiring, never used twice in a run. */
export interface PersonId {
  readonly role: Role;
  readonly index: number;
}

export type Edit =
  /**
   * The plate's limit, 0 for none, and nothing else: who made as many loaves as the plate's size said goes on making as
   * many as it was.
   */
  | { readonly kind: "plate"; readonly maxsize: number }
  /** What older links hold: a plate's size with the loaves that depend on it, and whether it is the limit. */
  | { readonly kind: "size"; readonly size: number }
  | { readonly kind: "bounded"; readonly bounded: boolean }
  /** A new pace counts from that person's next loaf. Without `index`, for everybody of the role. */
  | { readonly kind: "pace"; readonly role: Role; readonly index?: number; readonly seconds: Pace }
  | { readonly kind: "breads"; readonly breads: Breads }
  /** Counts from that person's next loaf; null is none. */
  | { readonly kind: "habit"; readonly role: Role; readonly index: number; readonly habit: Habit | null }
  /** How main will close the kitchen; counts as far as main has not come there. Null is gather, join, cancel. */
  | { readonly kind: "ending"; readonly ending: Ending | null }
  /** `task.cancel()`, whatever they are doing. */
  | { readonly kind: "cancel"; readonly role: Role; readonly index: number }
  | { readonly kind: "rename"; readonly role: Role; readonly index: number; readonly name: string }
  | {
      readonly kind: "hire";
      readonly role: Role;
      readonly name: string;
      readonly seconds: Pace;
      readonly breads: Breads;
    }
  /** Goes home as soon as no bread would be lost by it: at once when baking or hungry, else after this loaf. */
  | { readonly kind: "dismiss"; readonly role: Role; readonly index: number };

/** An edit and where in the run it was made: after so many callbacks of the loop, at that time. */
export interface TimedEdit {
  readonly atUs: number;
  readonly callbacks: number;
  readonly edit: Edit;
}

/** Somebody on the list of a run; those sent home keep their number. */
export interface Member {
  readonly name: string;
  readonly seconds: Pace;
  readonly breads: Breads;
  readonly priority: number;
  readonly isDismissed: boolean;
  readonly habit: Habit | null;
}

/** The settings of a run as they stand after some edits. */
export interface Settings {
  readonly bakers: readonly Member[];
  readonly eaters: readonly Member[];
  readonly size: number;
  readonly bounded: boolean;
  readonly order: Order;
  readonly ending: Ending | null;
  readonly seed: number;
}

export const rosterOf = (role: Role): "bakers" | "eaters" => (role === "baker" ? "bakers" : "eaters");

/** The one place where members are made: objects of one shape are the faster read. */
const member = (name: string, seconds: Pace, breads: Breads, priority = 0, habit: Habit | null = null): Member => ({
  name,
  seconds,
  breads,
  priority,
  isDismissed: false,
  habit,
});

export function settingsOf(scenario: Scenario): Settings {
  return {
    bakers: scenario.bakers.map(({ name, seconds, breads, priority, habit }) =>
      member(name, seconds, breads, priority, habit),
    ),
    eaters: scenario.eaters.map(({ name, seconds, habit }) => member(name, seconds, "endless", 0, habit)),
    ...scenario.plate,
    ending: scenario.ending ?? null,
    seed: scenario.seed,
  };
}

/** The scenario that starts where these settings stand; those sent home are not in it. */
export function scenarioOf(settings: Settings): Scenario {
  return {
    bakers: settings.bakers
      .filter((member) => !member.isDismissed)
      .map(({ name, seconds, breads, priority, habit }) => ({
        name,
        seconds,
        breads,
        priority,
        ...(habit && { habit }),
      })),
    eaters: settings.eaters
      .filter((member) => !member.isDismissed)
      .map(({ name, seconds, habit }) => ({ name, seconds, ...(habit && { habit }) })),
    plate: { size: settings.size, bounded: settings.bounded, order: settings.order },
    ...(settings.ending && { ending: settings.ending }),
    seed: settings.seed,
  };
}

/**
 * Whether an edit is one too many for those who make edits: nobody is hired where there is no more room, and the last of
 * a role stays, for a kitchen without bakers or eaters is none that one could begin with. A run takes them as they come.
 */
export function isRefused(settings: Settings, edit: Edit): boolean {
  if (edit.kind !== "hire" && edit.kind !== "dismiss") return false;
  const members = settings[rosterOf(edit.role)];
  const present = members.reduce((count, { isDismissed }) => count + (isDismissed ? 0 : 1), 0);
  if (edit.kind === "hire") return present >= LIMITS.people || members.length >= LIMITS.hired;
  return present === 1 && members[edit.index]?.isDismissed === false;
}

/** The settings after an edit. One that names nobody changes nothing. */
export function applyEdit(settings: Settings, edit: Edit): Settings {
  switch (edit.kind) {
    case "plate":
      return withLimit(settings, edit.maxsize);
    case "size":
      return { ...settings, size: edit.size };
    case "bounded":
      return { ...settings, bounded: edit.bounded };
    case "breads":
      return { ...settings, bakers: settings.bakers.map((baker) => ({ ...baker, breads: edit.breads })) };
    case "pace":
      return withMembers(settings, edit.role, edit.index, { seconds: edit.seconds });
    case "habit":
      return withMembers(settings, edit.role, edit.index, { habit: edit.habit });
    case "ending":
      return { ...settings, ending: edit.ending };
    case "cancel":
      return settings;
    case "rename":
      return withMembers(settings, edit.role, edit.index, { name: edit.name });
    case "dismiss":
      return withMembers(settings, edit.role, edit.index, { isDismissed: true });
    case "hire": {
      const roster = rosterOf(edit.role);
      return { ...settings, [roster]: [...settings[roster], member(edit.name, edit.seconds, edit.breads)] };
    }
  }
}

function withLimit(settings: Settings, maxsize: number): Settings {
  const { size } = settings;
  const bakers = settings.bakers.map((baker) => (baker.breads === "plateful" ? { ...baker, breads: size } : baker));
  return { ...settings, bakers, size: maxsize > 0 ? maxsize : size, bounded: maxsize > 0 };
}

function withMembers(settings: Settings, role: Role, index: number | undefined, fields: Partial<Member>): Settings {
  const roster = rosterOf(role);
  const members = settings[roster].map((member, i) =>
    index === undefined || i === index ? { ...member, ...fields } : member,
  );
  return { ...settings, [roster]: members };
}
