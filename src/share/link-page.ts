/**
 * The page's part of a link: how the page is to stand for whoever opens it, and what a teacher keeps from being moved in it.
 *
 * speed=0.5               virtual seconds a second
 * play=0                  1 to play on, 0 to stand still; without it a link to a moment stands still, another one plays
 * who=3                   the task of the person that is chosen
 * tab=inside              which of its two texts the program's panel shows
 * zoom=2:0.5:0.4          how large the picture is, and the place in it, in parts of its width and height, that is in the middle
 * look=compact            without head and panels' buttons, for a frame in another page; or present, for a projector
 * lang=zh-CN  theme=dark  text=150
 * lesson=plateFills:2     a lesson, and its beat, from 1
 * ask=any                 a question about this kitchen first, of a kind or of any
 * lock=settings,time      parts that are seen and cannot be moved
 * hide=panels             parts that are not there
 * beside=…                another kitchen beside this one: its own fragment, percent-encoded
 */
import { type LessonId, lessonWith, QUESTION_KINDS, type QuestionKind } from "../lessons/index.ts";
import { booleanIn, listIn, numberIn, unescapeText } from "./link-text.ts";

export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
/** How large the page's words are, in percent of the usual. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];
export const SPEEDS = { min: 0.1, max: 1000, usual: 1 } as const;
export const MOST_ZOOM = 24;

/** What can be kept from whoever opens a link: settings and people, going through time, panels, other kitchens and lessons. */
export const PARTS_OF_PAGE = ["settings", "time", "panels", "kitchens"] as const;
export type PartOfPage = (typeof PARTS_OF_PAGE)[number];
export const LOOKS = ["usual", "compact", "present"] as const;
export type Look = (typeof LOOKS)[number];
export const PROGRAM_TABS = ["program", "inside"] as const;
export type ProgramTab = (typeof PROGRAM_TABS)[number];

/** How large the picture is drawn, and which place of it, in parts of its width and height, is in the middle. */
export interface ZoomView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** What is left out stays as whoever opens it has it. */
export interface PageView {
  readonly speed?: number;
  readonly isPlaying?: boolean;
  readonly selected?: number;
  readonly tab?: ProgramTab;
  readonly zoom?: ZoomView;
  readonly look?: Look;
  readonly locale?: Locale;
  readonly theme?: Theme;
  readonly textSize?: TextSize;
  readonly lesson?: { readonly id: LessonId; readonly beat: number };
  readonly ask?: QuestionKind | "any";
  readonly locked?: readonly PartOfPage[];
  readonly hidden?: readonly PartOfPage[];
  /** The fragment of another kitchen. */
  readonly beside?: string;
}

export const PAGE_KEYS = [
  "speed",
  "play",
  "who",
  "tab",
  "zoom",
  "look",
  "lang",
  "theme",
  "text",
  "lesson",
  "ask",
  "lock",
  "hide",
  "beside",
] as const;
type PageKey = (typeof PAGE_KEYS)[number];

/** The keys and values of a page's part, in the order of PAGE_KEYS. */
export function encodePage(page: PageView): [PageKey, string][] {
  const { zoom, lesson } = page;
  const texts: Partial<Record<PageKey, string | number | undefined>> = {
    speed: page.speed,
    play: page.isPlaying === undefined ? undefined : Number(page.isPlaying),
    who: page.selected,
    tab: page.tab,
    zoom: zoom && [zoom.scale, zoom.x, zoom.y].map((part) => Math.round(part * 1000) / 1000).join(":"),
    look: page.look,
    lang: page.locale,
    theme: page.theme,
    text: page.textSize,
    lesson: lesson && `${lesson.id}:${lesson.beat + 1}`,
    ask: page.ask,
    lock: page.locked?.join(",") || undefined,
    hide: page.hidden?.join(",") || undefined,
    beside: page.beside === undefined ? undefined : encodeURIComponent(page.beside),
  };
  return PAGE_KEYS.flatMap((key) => (texts[key] === undefined ? [] : [[key, String(texts[key])]]));
}

/** Reads the page's part; each value that makes no sense is told by its key and left out. */
export function decodePage(
  values: ReadonlyMap<string, string>,
  complain: (key: PageKey, given: string) => void,
): PageView {
  /** What a reader makes of a value, unless it makes nothing of it. */
  const read = <T>(key: PageKey, reader: (text: string) => T | undefined): T | undefined => {
    const text = values.get(key);
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === undefined) complain(key, unescapeText(text));
    return value;
  };
  const parts = (key: "lock" | "hide") =>
    read(key, (text) => {
      const all = [...new Set(listIn(text).map(unescapeText))];
      const known = PARTS_OF_PAGE.filter((part) => all.includes(part));
      for (const other of all) if (!oneOf(PARTS_OF_PAGE, other)) complain(key, other);
      return known;
    });
  const page: { -readonly [K in keyof PageView]: PageView[K] | undefined } = {
    speed: read("speed", (text) => within(numberIn(text), SPEEDS.min, SPEEDS.max)),
    isPlaying: read("play", (text) => truth(booleanIn(text))),
    selected: read("who", (text) => whole(numberIn(text), 1_000_000)),
    tab: read("tab", (text) => oneOf(PROGRAM_TABS, text)),
    zoom: read("zoom", readZoom),
    look: read("look", (text) => oneOf(LOOKS, text)),
    locale: read("lang", (text) => oneOf(LOCALES, text)),
    theme: read("theme", (text) => oneOf(THEMES, text)),
    textSize: read("text", (text) => TEXT_SIZES.find((size) => String(size) === text)),
    lesson: read("lesson", readLesson),
    ask: read("ask", (text) => (text === "any" ? text : oneOf(QUESTION_KINDS, text))),
    locked: parts("lock"),
    hidden: parts("hide"),
    beside: read("beside", (text) => unescapeText(text)),
  };
  for (const key of Object.keys(page) as (keyof PageView)[]) if (page[key] === undefined) delete page[key];
  return page as PageView;
}

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text);
const truth = (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined);
const within = (value: unknown, min: number, max: number): number | undefined =>
  typeof value === "number" && value >= min && value <= max ? value : undefined;
const whole = (value: unknown, max: number): number | undefined =>
  Number.isSafeInteger(value) ? within(value, 0, max) : undefined;

function readZoom(text: string): ZoomView | undefined {
  const [scale, x, y, ...rest] = text.split(":").map(numberIn);
  const read = { scale: within(scale, 1, MOST_ZOOM), x: within(x, 0, 1), y: within(y, 0, 1) };
  const isWhole = rest.length === 0 && Object.values(read).every((part) => part !== undefined);
  return isWhole ? (read as ZoomView) : undefined;
}

function readLesson(text: string): PageView["lesson"] {
  const [id = "", number] = text.split(":");
  const lesson = lessonWith(unescapeText(id));
  const beat = number === undefined ? 1 : whole(numberIn(number), lesson?.beats.length ?? 0);
  return lesson && beat !== undefined && beat >= 1 ? { id: lesson.id, beat: beat - 1 } : undefined;
}
