/**
 * Reading a scenario from data that may be anything: what makes sense is kept, the rest is replaced by the original
 * program's values, and each replacement is named as a problem.
 */
import * as v from "valibot";
import {
  BAKER_HABITS,
  EATER_HABITS,
  ENDINGS,
  type Ending,
  HABIT_COUNTS,
  type Habit,
  type HabitKind,
} from "./habits.ts";
import { clip, copyOf, get, itemsOf, keysOf, UNPRINTABLE } from "./read-anything.ts";
import { LIMITS, ORDERS, original, type PlateSettings, type Scenario } from "./scenario.ts";

/** What a field must be; the words for it are the message catalogue's business. */
export type Wanted = keyof typeof fields | "object" | "list" | "stages" | "nothing";

/** One thing in the data that made no sense: where it stood, what came, what was wanted. */
export interface Problem {
  readonly path: string;
  readonly wanted: Wanted;
  readonly given: string;
}

const counted = (kinds: readonly HabitKind[]) => [
  v.picklist(kinds.filter((kind) => !(kind in HABIT_COUNTS))),
  ...kinds.flatMap((kind) => {
    const counts = HABIT_COUNTS[kind];
    if (!counts) return [];
    return v.strictObject({ [kind]: counts === "loaves" ? whole(0, LIMITS.breads) : patience });
  }),
];

const whole = (min: number, max: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
// Below a microsecond only nothing at all makes sense: the clock counts whole microseconds.
const duration = v.pipe(
  v.number(),
  v.finite(),
  v.check((s) => s === 0 || s >= 1e-6),
  v.minValue(0),
  v.maxValue(LIMITS.seconds),
);

/** To wait for no time at all is not to wait. */
const patience = v.pipe(
  duration,
  v.check((seconds) => seconds > 0),
);

/** Anything but spaces and what leaves no ink: joiners, fillers, the empty Braille cell. */
const VISIBLE = /[^\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

const fields = {
  name: v.pipe(
    v.string(),
    v.maxLength(LIMITS.nameLength),
    v.check((text) => VISIBLE.test(text) && !UNPRINTABLE.test(text)),
  ),
  seconds: v.union([
    duration,
    v.strictObject({ exponential: duration }),
    v.strictObject({
      uniform: v.pipe(
        v.strictTuple([duration, duration]),
        v.check(([min, max]) => min <= max),
      ),
    }),
  ]),
  breads: v.union([whole(0, LIMITS.breads), v.picklist(["plateful", "endless"])]),
  priority: whole(-LIMITS.priority, LIMITS.priority),
  size: whole(1, LIMITS.size),
  bounded: v.boolean(),
  order: v.picklist(ORDERS),
  bakerHabit: v.union(counted(BAKER_HABITS)),
  eaterHabit: v.union(counted(EATER_HABITS)),
  ending: v.union([
    v.picklist(ENDINGS.filter((kind) => kind !== "joinWithin")),
    v.strictObject({ joinWithin: patience }),
  ]),
  seed: whole(0, LIMITS.seed),
} as const;

/** Whether a value is what a field of that name takes. */
export function isValid(field: keyof typeof fields, value: unknown): boolean {
  return v.is(fields[field], value);
}

/**
 * Reads data that may be anything. The scenario holds every field that made sense and the original program's value for
 * every other one; the problems name those that were given and made none, at most `MOST_PROBLEMS` of them.
 */
export function readScenario(data: unknown): { scenario: Scenario; problems: Problem[] } {
  const reader = new Reader();
  const top = reader.object("", data, ["bakers", "eaters", "plate", "stages", "ending", "seed"]);
  const stages = reader.list("stages", top.stages, LIMITS.stages, [], (path, item) => {
    const given = reader.object(path, item, ["toppers", "plate"]);
    return {
      toppers: reader.people(`${path}.toppers`, given.toppers, [{ name: "Topper", seconds: 0.5 }], (at, one, i) => {
        const { name, seconds } = reader.object(at, one, ["name", "seconds"]);
        return {
          name: reader.field(`${at}.name`, "name", name, `Topper ${i + 1}`),
          seconds: reader.field(`${at}.seconds`, "seconds", seconds, 0.5),
        };
      }),
      plate: reader.plate(`${path}.plate`, given.plate, { ...original.plate, bounded: true }),
    };
  });
  const scenario: Scenario = {
    bakers: reader.people("bakers", top.bakers, original.bakers, (path, item, i) => {
      const given = reader.object(path, item, ["name", "seconds", "breads", "priority", "habit"]);
      return {
        name: reader.field(`${path}.name`, "name", given.name, original.bakers[i]?.name ?? `Baker ${i + 1}`),
        seconds: reader.field(`${path}.seconds`, "seconds", given.seconds, 0.5),
        breads: reader.field(`${path}.breads`, "breads", given.breads, "plateful"),
        priority: reader.field(`${path}.priority`, "priority", given.priority, 0),
        ...reader.optional(path, "habit", "bakerHabit", given.habit),
      };
    }),
    eaters: reader.people("eaters", top.eaters, original.eaters, (path, item, i) => {
      const given = reader.object(path, item, ["name", "seconds", "habit"]);
      return {
        name: reader.field(`${path}.name`, "name", given.name, original.eaters[i]?.name ?? `Eater ${i + 1}`),
        seconds: reader.field(`${path}.seconds`, "seconds", given.seconds, 1),
        ...reader.optional(path, "habit", "eaterHabit", given.habit),
      };
    }),
    plate: reader.plate("plate", top.plate, original.plate),
    ...(stages.length > 0 && { stages }),
    ...reader.optional("", "ending", "ending", top.ending),
    seed: reader.field("seed", "seed", top.seed, original.seed),
  };
  return { scenario, problems: reader.problems };
}

/** Reads data strictly: a scenario with every field filled in, or what is wrong with it, in English. */
export function parseScenario(data: unknown): { ok: true; scenario: Scenario } | { ok: false; problems: string[] } {
  const { scenario, problems } = readScenario(data);
  return problems.length === 0 ? { ok: true, scenario } : { ok: false, problems: problems.map(inEnglish) };
}

const MOST_PROBLEMS = 20;

class Reader {
  readonly problems: Problem[] = [];

  object(path: string, value: unknown, known: readonly string[]): Record<string, unknown> {
    if (value === undefined) return {};
    const keys = keysOf(value);
    if (keys === null) {
      this.complain(path, "object", value);
      return {};
    }
    const given = value as object;
    for (const key of keys) {
      if (this.problems.length === MOST_PROBLEMS) break;
      if (known.includes(key)) continue;
      this.complain(path === "" ? clip(key) : `${path}.${clip(key)}`, "nothing", get(given, key));
    }
    return Object.fromEntries(known.filter((key) => keys.includes(key)).map((key) => [key, get(given, key)]));
  }

  people<P>(
    path: string,
    value: unknown,
    fallback: readonly P[],
    read: (path: string, item: unknown, i: number) => P,
  ): readonly P[] {
    return this.list(path, value, LIMITS.people, fallback, read);
  }

  plate(path: string, value: unknown, usual: PlateSettings): PlateSettings {
    const { size, bounded, order } = this.object(path, value, ["size", "bounded", "order"]);
    return {
      size: this.field(`${path}.size`, "size", size, usual.size),
      bounded: this.field(`${path}.bounded`, "bounded", bounded, usual.bounded),
      order: this.field(`${path}.order`, "order", order, usual.order),
    };
  }

  list<P>(
    path: string,
    value: unknown,
    most: number,
    fallback: readonly P[],
    read: (path: string, item: unknown, i: number) => P,
  ): readonly P[] {
    if (value === undefined) return fallback;
    const items = itemsOf(value, most + 1);
    if (items === null || items.length === 0 || items.length > most) {
      this.complain(path, most === LIMITS.stages ? "stages" : "list", value);
      return fallback;
    }
    return items.map((item, i) => {
      // A hole in a list is nobody; in an object, what is left out has its original's value.
      if (item === undefined) this.complain(`${path}[${i}]`, "object", item);
      return read(`${path}[${i}]`, item, i);
    });
  }

  field<K extends keyof typeof fields>(
    path: string,
    field: K,
    value: unknown,
    fallback: v.InferOutput<(typeof fields)[K]>,
  ): v.InferOutput<(typeof fields)[K]> {
    if (value === undefined) return fallback;
    const given = copyOf(value);
    const result = v.safeParse(fields[field], given);
    if (result.success) return result.output as v.InferOutput<(typeof fields)[K]>;
    this.complain(path, field, given);
    return fallback;
  }

  /** A field that is left out where nothing is given, or nothing that makes sense. */
  optional<Name extends "habit" | "ending", V extends Habit & Ending>(
    path: string,
    name: Name,
    field: "bakerHabit" | "eaterHabit" | "ending",
    value: unknown,
  ): { readonly [name in Name]?: V } {
    if (value === undefined || value === null) return {};
    const given = copyOf(value);
    if (isValid(field, given)) return { [name]: given } as { readonly [name in Name]?: V };
    this.complain(path === "" ? name : `${path}.${name}`, field, given);
    return {};
  }

  private complain(path: string, wanted: Wanted, value: unknown): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, wanted, given: clip(value) });
  }
}

/** A habit as a scenario has it. */
const inJson = (kind: HabitKind): string => {
  const counts = HABIT_COUNTS[kind];
  return counts ? `{"${kind}": ${counts}}` : kind;
};

function inEnglish({ path, wanted, given }: Problem): string {
  const wants: Record<Wanted, string> = {
    object: "an object",
    list: `a list of 1 to ${LIMITS.people} people`,
    stages: `a list of 1 to ${LIMITS.stages} stages`,
    nothing: "nothing: no such field is known",
    name: `a name of 1 to ${LIMITS.nameLength} visible characters`,
    seconds: `seconds from 0 or 0.000001 to ${LIMITS.seconds}, {"exponential": mean} or {"uniform": [min, max]}`,
    breads: `a whole number from 0 to ${LIMITS.breads}, "plateful" or "endless"`,
    priority: `a whole number from -${LIMITS.priority} to ${LIMITS.priority}`,
    size: `a whole number from 1 to ${LIMITS.size}`,
    bounded: "true or false",
    order: `one of ${ORDERS.join(", ")}`,
    bakerHabit: `one of ${BAKER_HABITS.map(inJson).join(", ")}`,
    eaterHabit: `one of ${EATER_HABITS.map(inJson).join(", ")}`,
    ending: `one of ${ENDINGS.map((kind) => (kind === "joinWithin" ? `{"${kind}": seconds}` : kind)).join(", ")}`,
    seed: `a whole number from 0 to ${LIMITS.seed}`,
  };
  return `${path || "scenario"}: wanted ${wants[wanted]}, got ${given}`;
}
