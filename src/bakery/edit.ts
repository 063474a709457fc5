/**
 * TimedEdit: a setting moved while the kitchen runs, as a documented value with its exact place in the run.
 * Also what the settings are after it.
 */
import type { Ending, Habit } from "./habits.ts";
import { type Breads, LIMITS, type Order, type Pace, type PlateSettings, type Scenario } from "./scenario.ts";

export type Role = "baker" | "topper" | "eater";
/** Whose code can differ by a habit. */
export type HabitRole = Exclude<Role, "topper">;

/** Who is meant: role and number in the order of hiring, never used twice in a run. */
export interface PersonId {
  readonly role: Role;
  readonly index: number;
}

export type Edit =
  /**
   * The plate's limit, 0 for none, and nothing else: who made as many loaves as the plate's size said goes on making as
   * many as it was. Of a line the first plate, or that with a number.
   */
  | { readonly kind: "plate"; readonly maxsize: number; readonly plate?: number }
  /** What older links hold: a plate's size with the loaves that depend on it, and whether it is the limit. */
  | { readonly kind: "size"; readonly size: number }
  | { readonly kind: "bounded"; readonly bounded: boolean }
  /** A new pace counts from that person's next loaf. Without `index`, for everybody of the role, or of one stage. */
  | {
      readonly kind: "pace";
      readonly role: Role;
      readonly index?: number;
      readonly stage?: number;
      readonly seconds: Pace;
    }
  | { readonly kind: "breads"; readonly breads: Breads }
  /** Counts from that person's next loaf; null is none. */
  | { readonly kind: "habit"; readonly role: HabitRole; readonly index: number; readonly habit: Habit | null }
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
      /** Of a topper: 0 or 1, 0 where it is left out. */
      readonly stage?: number;
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
  /** The stage of a topper: between the plate with this number and the next. 0 for others. */
  readonly stage: number;
}

/** The settings of a run as they stand after some edits. */
export interface Settings {
  readonly bakers: readonly Member[];
  readonly toppers: readonly Member[];
  readonly eaters: readonly Member[];
  /** The plates of the line after the first. */
  readonly furtherPlates: readonly PlateSettings[];
  readonly size: number;
  readonly bounded: boolean;
  readonly order: Order;
  readonly ending: Ending | null;
  readonly seed: number;
}

export const rosterOf = (role: Role): "bakers" | "toppers" | "eaters" => `${role}s`;

/** The plate with a place in the line; the first where there is none such. */
export const plateAt = (settings: Settings, place: number): PlateSettings =>
  settings.furtherPlates[place - 1] ?? settings;

/** The one place where members are made: objects of one shape are the faster read. */
const member = (
  name: string,
  seconds: Pace,
  breads: Breads,
  { priority = 0, habit = null, stage = 0 }: Partial<Pick<Member, "priority" | "habit" | "stage">> = {},
): Member => ({
  name,
  seconds,
  breads,
  priority,
  isDismissed: false,
  habit,
  stage,
});

export function settingsOf(scenario: Scenario): Settings {
  const { stages = [] } = scenario;
  return {
    bakers: scenario.bakers.map(({ name, seconds, breads, priority, habit }) =>
      member(name, seconds, breads, { priority, habit: habit ?? null }),
    ),
    toppers: stages.flatMap(({ toppers }, stage) =>
      toppers.map(({ name, seconds }) => member(name, seconds, "endless", { stage })),
    ),
    furtherPlates: stages.map(({ plate }) => plate),
    eaters: scenario.eaters.map(({ name, seconds, habit }) =>
      member(name, seconds, "endless", { habit: habit ?? null }),
    ),
    ...scenario.plate,
    ending: scenario.ending ?? null,
    seed: scenario.seed,
  };
}

/** The scenario that starts where these settings stand; those sent home are not in it. */
export function scenarioOf(settings: Settings): Scenario {
  const stages = settings.furtherPlates.map((plate, stage) => ({
    toppers: settings.toppers
      .filter((member) => member.stage === stage && !member.isDismissed)
      .map(({ name, seconds }) => ({ name, seconds })),
    plate,
  }));
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
    ...(stages.length > 0 && { stages }),
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
  const stage = (edit.kind === "hire" ? edit.stage : members[edit.index]?.stage) ?? 0;
  const present = members.reduce((count, one) => count + (one.isDismissed || one.stage !== stage ? 0 : 1), 0);
  if (edit.kind === "dismiss") return present === 1 && members[edit.index]?.isDismissed === false;
  if (edit.role === "topper" && stage >= settings.furtherPlates.length) return true;
  return present >= LIMITS.people || members.length >= LIMITS.hired;
}

/** The settings after an edit. One that names nobody changes nothing. */
export function applyEdit(settings: Settings, edit: Edit): Settings {
  switch (edit.kind) {
    case "plate":
      return withLimit(settings, edit.maxsize, edit.plate ?? 0);
    case "size":
      return { ...settings, size: edit.size };
    case "bounded":
      return { ...settings, bounded: edit.bounded };
    case "breads":
      return { ...settings, bakers: settings.bakers.map((baker) => ({ ...baker, breads: edit.breads })) };
    case "pace":
      return withMembers(settings, edit.role, edit.index, { seconds: edit.seconds }, edit.stage);
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
      const { stage = 0 } = edit;
      // There is no such stage.
      if (edit.role === "topper" && stage >= settings.furtherPlates.length) return settings;
      return { ...settings, [roster]: [...settings[roster], member(edit.name, edit.seconds, edit.breads, { stage })] };
    }
  }
}

function withLimit(settings: Settings, maxsize: number, place: number): Settings {
  const { size } = settings;
  if (place > 0) {
    const furtherPlates = settings.furtherPlates.map((plate, i) =>
      i === place - 1 ? { ...plate, size: maxsize > 0 ? maxsize : plate.size, bounded: maxsize > 0 } : plate,
    );
    return { ...settings, furtherPlates };
  }
  const bakers = settings.bakers.map((baker) => (baker.breads === "plateful" ? { ...baker, breads: size } : baker));
  return { ...settings, bakers, size: maxsize > 0 ? maxsize : size, bounded: maxsize > 0 };
}

function withMembers(
  settings: Settings,
  role: Role,
  index: number | undefined,
  fields: Partial<Member>,
  stage?: number,
): Settings {
  const roster = rosterOf(role);
  const members = settings[roster].map((member, i) =>
    (index === undefined || i === index) && (stage === undefined || member.stage === stage)
      ? { ...member, ...fields }
      : member,
  );
  return { ...settings, [roster]: members };
}
