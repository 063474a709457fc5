/**
 * Links: a kitchen as the readable fragment of an address, `#plate=6&bakers=John:0.5,Mike:0.5`, and back.
 * Typed by hand or copied; never computed state. What makes no sense is named and left out, the rest is kept.
 *
 * (nothing)               the kitchen that opens first
 * preset=full             the kitchen to start from; the other settings replace parts of it. Without it, but with
 *                         anything else, it is the original program
 * bakers=NAME[:PACE[:BREADS[:PRIORITY[:HABIT]]]],…    eaters=NAME[:PACE[:HABIT]],…
 * stages=NAME[:PACE],…/SIZE[:BOUNDED[:ORDER]];…      a line of plates: for each further plate the toppers and the plate
 * plate=6  bounded=1  order=lifo  seed=7  ending=taskGroup
 * at=2.5[:37]             seconds after opening at which to stand still, and after how many callbacks of the loop
 * changes=…               edits on the way, each ATUS:CALLBACKS:KIND:…
 * marks=1.5,3.2           bookmarks, in seconds after opening, at most 100
 * show=console,people     open panels
 * lessons=plateFills,…    lessons that somebody has chosen for whoever opens the link
 * questions=givesWay,…    and questions about this kitchen
 * progress=…              somebody's progress, packed, to be looked at
 * …                       how the page is to stand (link-page.ts)
 *
 * PACE is seconds, exponential~MEAN or uniform~MIN~MAX; BREADS a number, plateful or endless. HABIT and ending are names,
 * with a number where they have one: raises~2.
 */
import {
  applyEdit,
  clip,
  isRefused,
  LIMITS,
  original,
  type Preset,
  type PresetId,
  type Problem,
  presets,
  readScenario,
  type Scenario,
  type Settings,
  scenarioOf,
  settingsOf,
  type TimedEdit,
} from "../bakery/index.ts";
import { kitchenOf, type LessonId, lessonWith, QUESTION_KINDS, type QuestionKind } from "../lessons/index.ts";
import { decodeChange, encodeChange } from "./link-changes.ts";
import { decodePage, encodePage, PAGE_KEYS, type PageView } from "./link-page.ts";
import { decodeBaker, decodeEater, decodeStage, encodeBaker, encodeEater, encodeStage } from "./link-people.ts";
import { booleanIn, decodeChoice, encodeChoice, listIn, numberIn, unescapeText } from "./link-text.ts";

export const PANELS = ["console", "people", "timeline", "numbers", "log", "program", "loop", "doctor"] as const;
export type Panel = (typeof PANELS)[number];

/** What a link can say. */
export interface View {
  readonly scenario: Scenario;
  /** The preset that the scenario is, if it is one as it is. */
  readonly preset?: PresetId | null;
  readonly changes: readonly TimedEdit[];
  /** Where the cursor stands, in microseconds; null to play from the opening. */
  readonly atUs: number | null;
  /** After how many callbacks of the loop it stands, where several run at that time; without it after all of them. */
  readonly callbacks?: number;
  readonly panels: readonly Panel[];
  /** Bookmarks, in microseconds, ascending. */
  readonly bookmarks?: readonly number[];
  /** Lessons chosen for whoever opens it. */
  readonly lessons?: readonly LessonId[];
  readonly questions?: readonly QuestionKind[];
  /** Somebody's progress, packed (packed.ts), still to be judged. */
  readonly progress?: string;
  /** How the page is to stand; nothing where the link says nothing of it. */
  readonly page?: PageView;
}

/** Something in a link that was left out; `wanted` says what the place takes. */
export interface LinkProblem {
  readonly path: string;
  readonly wanted:
    | Problem["wanted"]
    | "preset"
    | "change"
    | "time"
    | "panel"
    | "lesson"
    | "question"
    | "marks"
    | "once"
    | "length"
    | "packed"
    | (typeof PAGE_KEYS)[number];
  readonly given: string;
}

// Room for a thousand bakers and a thousand eaters with long names in a script that takes nine characters a letter.
export const LONGEST_LINK = 1_000_000;
// As many as a page can show.
const MOST_PROBLEMS = 20;
const LATEST_SECONDS = 1_000_000;
const PER_SECOND = 1_000_000;
const KEYS = [
  "preset",
  "bakers",
  "eaters",
  "plate",
  "bounded",
  "order",
  "stages",
  "ending",
  "seed",
  "at",
  "changes",
  "marks",
  "show",
  "lessons",
  "questions",
  "progress",
  ...PAGE_KEYS,
] as const;
/** Where none of these is said, a lesson brings its own kitchen. */
const KITCHEN_KEYS = ["preset", "bakers", "eaters", "plate", "bounded", "order", "stages", "ending", "seed"] as const;

/** A kitchen with settings as they stand, to play from the opening; of a preset that is as it was, the preset. */
export function viewOf(settings: Settings, panels: readonly Panel[], preset: PresetId | null): View {
  const { scenario = scenarioOf(settings), changes = [] } = presets.find(({ id }) => id === preset) ?? {};
  return { scenario, preset, changes, atUs: null, panels };
}

const presetOf = (scenario: Scenario): Preset | undefined => presets.find((one) => same(one.scenario, scenario));

/** The fragment, without its "#", that `decodeLink` reads back as this view. Empty for the kitchen that opens first. */
export function encodeLink(view: View): string {
  const { scenario, changes, atUs, callbacks, panels, bookmarks = [], lessons = [], questions = [] } = view;
  const parts: string[] = [];
  const add = (key: (typeof KEYS)[number], value: string): void => {
    parts.push(`${key}=${value}`);
  };
  const preset = presetOf(scenario);
  if (preset && preset.id !== "original") add("preset", preset.id);
  const isFirst = preset?.id === presets[0].id;
  if (!preset) {
    if (!same(scenario.bakers, original.bakers)) add("bakers", scenario.bakers.map(encodeBaker).join(","));
    if (!same(scenario.eaters, original.eaters)) add("eaters", scenario.eaters.map(encodeEater).join(","));
    if (scenario.plate.size !== original.plate.size) add("plate", String(scenario.plate.size));
    if (scenario.plate.bounded !== original.plate.bounded) add("bounded", scenario.plate.bounded ? "1" : "0");
    if (scenario.plate.order !== original.plate.order) add("order", scenario.plate.order);
    if (scenario.stages) add("stages", scenario.stages.map(encodeStage).join(";"));
    if (scenario.ending) add("ending", encodeChoice(scenario.ending));
    if (scenario.seed !== original.seed) add("seed", String(scenario.seed));
  }
  if (!same(changes, preset?.changes ?? [])) add("changes", changes.map(encodeChange).join(","));
  const place = callbacks === undefined ? "" : `:${callbacks}`;
  if (atUs !== null) add("at", `${atUs / PER_SECOND}${place}`);
  if (bookmarks.length > 0) add("marks", bookmarks.map((us) => us / PER_SECOND).join(","));
  if (panels.length > 0) add("show", panels.join(","));
  if (lessons.length > 0) add("lessons", lessons.join(","));
  if (questions.length > 0) add("questions", questions.join(","));
  if (view.progress) add("progress", view.progress);
  for (const [key, value] of encodePage(view.page ?? {})) add(key, value);
  // By itself it need not be said; the original program must be, where nothing else is.
  if (isFirst && parts.length === 1) return "";
  return parts.length === 0 ? "preset=original" : parts.join("&");
}

/** Reads a fragment, with or without its "#". Always gives a view: what made no sense is replaced and named. */
export function decodeLink(text: string): { ok: boolean; view: View; problems: LinkProblem[] } {
  const problems: LinkProblem[] = [];
  const complain = (path: string, wanted: LinkProblem["wanted"], given: string): void => {
    if (problems.length === MOST_PROBLEMS) return;
    const problem = { path: clip(path), wanted, given: clip(given) };
    // The same again says nothing new.
    if (!problems.some((one) => same(one, problem))) problems.push(problem);
  };
  const fragment = text.replace(/^#/, "");
  const values = valuesIn(fragment, complain);
  const page = decodePage(values, (key, given) => complain(key, key, given));
  const ofLesson = KITCHEN_KEYS.some((key) => values.has(key)) ? null : lessonWith(page.lesson?.id ?? "");
  const usual = ofLesson ? kitchenOf(ofLesson).scenario : fragment === "" ? presets[0].scenario : original;
  const { scenario, problems: inScenario } = readScenario(rawScenario(values, usual, complain));
  for (const { path, wanted, given } of inScenario) {
    const typed = typedAt(values, path);
    complain(linkPath(path), wanted, typed === undefined ? given : unescapeText(typed));
  }
  const bookmarks = readBookmarks(values.get("marks"), complain);
  const lessons = readLessons(values.get("lessons"), complain);
  const questions = readQuestions(values.get("questions"), complain);
  const changes = readChanges(values.get("changes"), scenario, complain);
  const preset = presetOf(scenario);
  const view: View = {
    scenario,
    preset: preset?.id ?? null,
    // What belongs to a preset is done to it unless the link says otherwise.
    changes: values.has("changes") ? changes : (preset?.changes ?? changes),
    ...readPlace(values.get("at"), complain),
    panels: [...new Set(listIn(values.get("show")))].filter((name): name is Panel => {
      const isKnown = (PANELS as readonly string[]).includes(name);
      if (!isKnown) complain("show", "panel", unescapeText(name));
      return isKnown;
    }),
    ...(bookmarks.length > 0 && { bookmarks }),
    ...(lessons.length > 0 && { lessons }),
    ...(questions.length > 0 && { questions }),
    ...(values.get("progress") && { progress: values.get("progress") }),
    ...(Object.keys(page).length > 0 && { page }),
  };
  return { ok: problems.length === 0, view, problems };
}

type Complain = (path: string, wanted: LinkProblem["wanted"], given: string) => void;

/** The settings of a fragment, by their keys, still as they were typed. Of one that is given twice the last counts. */
function valuesIn(fragment: string, complain: Complain): Map<string, string> {
  const values = new Map<string, string>();
  if (fragment.length > LONGEST_LINK) {
    complain("link", "length", fragment);
    return values;
  }
  for (const part of fragment.split("&").filter((one) => one !== "")) {
    const at = part.indexOf("=");
    const key = unescapeText(at < 0 ? part : part.slice(0, at));
    const value = part.slice(at + 1);
    if (!(KEYS as readonly string[]).includes(key) || at < 0) {
      complain(key, "nothing", unescapeText(value));
      continue;
    }
    const earlier = values.get(key);
    if (earlier !== undefined) complain(key, "once", unescapeText(earlier));
    values.set(key, value);
  }
  return values;
}

/** The data of a scenario as the link's text says it, for `readScenario` to judge. */
function rawScenario(values: ReadonlyMap<string, string>, usual: Scenario, complain: Complain): unknown {
  const id = values.get("preset");
  const preset = presets.find((one) => one.id === id);
  if (id !== undefined && !preset) complain("preset", "preset", unescapeText(id));
  const base = preset?.scenario ?? usual;
  const bakers = values.get("bakers");
  const eaters = values.get("eaters");
  return {
    bakers: bakers === undefined ? base.bakers : listIn(bakers).map(decodeBaker),
    eaters: eaters === undefined ? base.eaters : listIn(eaters).map(decodeEater),
    plate: {
      size: numberIn(values.get("plate")) ?? base.plate.size,
      bounded: booleanIn(values.get("bounded")) ?? base.plate.bounded,
      order: (values.has("order") ? unescapeText(values.get("order") ?? "") : undefined) ?? base.plate.order,
    },
    stages: values.has("stages") ? values.get("stages")?.split(";").map(decodeStage) : base.stages,
    ending: decodeChoice(values.get("ending")) ?? base.ending,
    seed: numberIn(values.get("seed")) ?? base.seed,
  };
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  bakers: ["name", "seconds", "breads", "priority", "habit"],
  eaters: ["name", "seconds", "habit"],
};

/** What was typed for a field of the scenario, if anything was. */
function typedAt(values: ReadonlyMap<string, string>, path: string): string | undefined {
  const [, role = "", number, field = ""] = /^(bakers|eaters)\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
  if (number === undefined) return values.get(linkPath(path));
  return listIn(values.get(role))[Number(number)]?.split(":")[FIELDS[role]?.indexOf(field) ?? -1];
}

/** A link calls the plate's size `plate`, its other settings by their own names. */
function linkPath(path: string): string {
  return path === "plate.size" ? "plate" : path.replace(/^plate\./, "");
}

function readTime(text: string | undefined, complain: Complain, path = "at"): number | null {
  if (text === undefined) return null;
  const seconds = numberIn(text);
  if (typeof seconds === "number" && seconds >= 0 && seconds <= LATEST_SECONDS) return Math.round(seconds * PER_SECOND);
  complain(path, "time", unescapeText(text));
  return null;
}

/** A time, and after how many callbacks, if that is said. */
function readPlace(text: string | undefined, complain: Complain): Pick<View, "atUs" | "callbacks"> {
  const [time, callbacks, ...rest] = text?.split(":") ?? [];
  const atUs = readTime(rest.length > 0 ? text : time, complain);
  const count = numberIn(callbacks);
  if (atUs === null || count === undefined) return { atUs };
  if (Number.isSafeInteger(count) && (count as number) >= 0) return { atUs, callbacks: count as number };
  complain("at", "time", unescapeText(callbacks ?? ""));
  return { atUs };
}

function readBookmarks(text: string | undefined, complain: Complain): number[] {
  const times = new Set<number>();
  const parts = listIn(text);
  for (let i = 0; i < parts.length; i++) {
    if (times.size === LIMITS.bookmarks) {
      complain("marks", "marks", unescapeText(parts.slice(i).join(",")));
      break;
    }
    const atUs = readTime(parts[i], complain, "marks");
    if (atUs !== null) times.add(atUs);
  }
  return [...times].sort((a, b) => a - b);
}

function readLessons(text: string | undefined, complain: Complain): LessonId[] {
  return [...new Set(listIn(text))].flatMap((id) => {
    const lesson = lessonWith(unescapeText(id));
    if (!lesson) complain("lessons", "lesson", unescapeText(id));
    return lesson ? [lesson.id] : [];
  });
}

function readQuestions(text: string | undefined, complain: Complain): QuestionKind[] {
  return [...new Set(listIn(text))].flatMap((name) => {
    const kind = QUESTION_KINDS.find((one) => one === unescapeText(name));
    if (!kind) complain("questions", "question", unescapeText(name));
    return kind ?? [];
  });
}

function readChanges(text: string | undefined, scenario: Scenario, complain: Complain): TimedEdit[] {
  const changes: TimedEdit[] = [];
  let staff = settingsOf(scenario);
  for (const part of listIn(text)) {
    const change = decodeChange(part);
    const last = changes.at(-1);
    const isInOrder = change && (!last || (change.atUs >= last.atUs && change.callbacks >= last.callbacks));
    if (!isInOrder || isRefused(staff, change.edit)) {
      complain("changes", "change", unescapeText(part));
      continue;
    }
    changes.push(change);
    if (change.edit.kind === "hire" || change.edit.kind === "dismiss") staff = applyEdit(staff, change.edit);
  }
  return changes;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
