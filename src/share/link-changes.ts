/**
 * Changes in a link: each edit as one token, ATUS:CALLBACKS:KIND and what the kind needs.
 */
import {
  type Breads,
  type Edit,
  type Ending,
  type Habit,
  isValid,
  LIMITS,
  type Pace,
  type Role,
  type TimedEdit,
} from "../bakery/index.ts";
import { booleanIn, decodeChoice, decodePace, encodeChoice, encodePace, numberIn, unescapeText } from "./link-text.ts";

export function encodeChange({ atUs, callbacks, edit }: TimedEdit): string {
  return [atUs, callbacks, edit.kind, ...encodeEdit(edit)].join(":");
}

function encodeEdit(edit: Edit): string[] {
  switch (edit.kind) {
    case "plate":
      return [String(edit.maxsize), ...(edit.plate ? [String(edit.plate)] : [])];
    case "size":
      return [String(edit.size)];
    case "bounded":
      return [edit.bounded ? "1" : "0"];
    case "breads":
      return [String(edit.breads)];
    case "pace":
      return [roleWith(edit), edit.index === undefined ? "all" : String(edit.index), encodePace(edit.seconds)];
    case "habit":
      return [edit.role, String(edit.index), edit.habit === null ? "none" : encodeChoice(edit.habit)];
    case "ending":
      return [edit.ending === null ? "none" : encodeChoice(edit.ending)];
    case "cancel":
      return [edit.role, String(edit.index)];
    case "rename":
      return [edit.role, String(edit.index), encodeURIComponent(edit.name)];
    case "dismiss":
      return [edit.role, String(edit.index)];
    case "hire":
      return [roleWith(edit), encodeURIComponent(edit.name), encodePace(edit.seconds), String(edit.breads)];
  }
}

/** Gives the change, or null for a token that is none. */
export function decodeChange(token: string): TimedEdit | null {
  const [atUs, callbacks, kind, ...fields] = token.split(":");
  const place = { atUs: numberIn(atUs), callbacks: numberIn(callbacks) };
  const edit = decodeEdit(kind, fields);
  return edit && isCount(place.atUs) && isCount(place.callbacks)
    ? { atUs: place.atUs, callbacks: place.callbacks, edit }
    : null;
}

function decodeEdit(kind: string | undefined, fields: (string | undefined)[]): Edit | null {
  const [first, second, third, fourth] = fields;
  switch (kind) {
    case "plate": {
      const maxsize = numberIn(first);
      const plate = numberIn(second) ?? 0;
      if ((maxsize !== 0 && !isValid("size", maxsize)) || !isStage(plate)) return null;
      return { kind, maxsize: maxsize as number, ...(plate > 0 && { plate }) };
    }
    case "size": {
      const size = numberIn(first);
      return isValid("size", size) ? { kind, size: size as number } : null;
    }
    case "bounded": {
      const bounded = booleanIn(first);
      return typeof bounded === "boolean" ? { kind, bounded } : null;
    }
    case "breads": {
      const breads = numberIn(first);
      return isValid("breads", breads) ? { kind, breads: breads as Breads } : null;
    }
    case "pace": {
      const seconds = decodePace(third);
      const whose = roleIn(first);
      if (!whose || !isValid("seconds", seconds)) return null;
      if (second === "all") return { kind, ...whose, seconds: seconds as Pace };
      const index = numberIn(second);
      return isPersonIndex(index) ? { kind, ...whose, index, seconds: seconds as Pace } : null;
    }
    case "rename": {
      const index = numberIn(second);
      const name = unescapeText(third ?? "");
      return isRole(first) && isPersonIndex(index) && isValid("name", name) ? { kind, role: first, index, name } : null;
    }
    case "habit": {
      const index = numberIn(second);
      const habit = third === "none" ? null : decodeChoice(third);
      if ((first !== "baker" && first !== "eater") || !isPersonIndex(index)) return null;
      if (habit !== null && !isValid(`${first}Habit`, habit)) return null;
      return { kind, role: first, index, habit: habit as Habit | null };
    }
    case "ending": {
      const ending = first === "none" ? null : decodeChoice(first);
      return ending === null || isValid("ending", ending) ? { kind, ending: ending as Ending | null } : null;
    }
    case "cancel":
    case "dismiss": {
      const index = numberIn(second);
      return isRole(first) && isPersonIndex(index) ? { kind, role: first, index } : null;
    }
    case "hire": {
      const name = unescapeText(second ?? "");
      const seconds = decodePace(third);
      const breads = numberIn(fourth);
      const whose = roleIn(first);
      const isGood = isValid("name", name) && isValid("seconds", seconds) && isValid("breads", breads);
      return whose && isGood ? { kind, ...whose, name, seconds: seconds as Pace, breads: breads as Breads } : null;
    }
    default:
      return null;
  }
}

const isRole = (text: string | undefined): text is Role => ["baker", "topper", "eater"].includes(text ?? "");

/** A role, and of toppers the stage where one is meant: `topper~1`. */
const roleWith = ({ role, stage }: { readonly role: Role; readonly stage?: number }): string =>
  stage === undefined ? role : `${role}~${stage}`;

function roleIn(text: string | undefined): { role: Role; stage?: number } | null {
  const [role, number, ...rest] = (text ?? "").split("~");
  if (!isRole(role) || rest.length > 0) return null;
  if (number === undefined) return { role };
  const stage = numberIn(number);
  return role === "topper" && isStage(stage) && stage < LIMITS.stages ? { role, stage } : null;
}

/** The number of a plate of a line; stages have one less. */
const isStage = (value: unknown): value is number => isCount(value) && value <= LIMITS.stages;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isPersonIndex = (value: unknown): value is number => isCount(value) && value < LIMITS.hired;
