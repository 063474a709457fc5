import { describe, expect, test } from "vitest";
import { LIMITS, presets, Run } from "../../bakery/index.ts";
import {
  type Aside,
  CONDITIONS,
  Log,
  type LogEntry,
  MARKER_KINDS,
  Recording,
  type Sentence,
  STATES,
} from "../../replay/index.ts";
import { LONGEST_LINK } from "../../share/index.ts";
import { asideText } from "./aside-text.ts";
import { en, type Words } from "./en/index.ts";
import { sentenceText } from "./sentence-text.ts";
import { zhCn } from "./zh-cn/index.ts";

const languages: [string, Words][] = [
  ["English", en],
  ["Chinese", zhCn],
];

/** The paths of all words of a catalogue, and whether each is a text or makes one. */
function pathsOf(words: object, path = ""): string[] {
  return Object.entries(words)
    .flatMap(([key, word]) =>
      typeof word === "object" && !Array.isArray(word)
        ? pathsOf(word, `${path}${key}.`)
        : [`${path}${key}: ${Array.isArray(word) ? word.length : typeof word}`],
    )
    .sort();
}

test("every word is there in both languages, and of the same kind", () => {
  expect(pathsOf(zhCn)).toEqual(pathsOf(en));
});

/** The story of a minute of every preset, with edits. */
const entries = presets.flatMap(({ scenario }): LogEntry[] => {
  const run = new Run(scenario);
  run.advance(5e6);
  run.edit({ kind: "dismiss", role: "eater", index: 0 });
  run.edit({ kind: "bounded", bounded: false });
  run.advance(60e6);
  return new Log(new Recording(run.trace, run.cast)).around(run.trace.length, 1000, 0);
});
/** What those runs do not tell. */
const rareSentences: Sentence[] = [
  { say: "waitsForRoom", name: "Mike", bread: "M3", behind: "John", isAgain: true },
  { say: "waitsForRoom", name: "Mike", bread: "M3", behind: null, isAgain: true },
  { say: "waitsForBread", name: "Grace", behind: "Lucy", isAgain: true },
  { say: "waitsForBread", name: "Grace", behind: null, isAgain: true },
  { say: "fails", name: "Mike", error: "ValueError: burnt" },
  { say: "fails", name: "Mike", error: "" },
  { say: "stuck" },
  { say: "managerWaits", unfinished: 1, areBakersDone: true },
  { say: "managerWaits", unfinished: 2, areBakersDone: false, plate: "jobs" },
  { say: "waitsInJoin", name: "worker 1", unfinished: 1 },
  { say: "waitsInJoin", name: "worker 2", unfinished: 2, plate: "jobs" },
  { say: "putsMark", name: "Ana" },
  { say: "takesMark", name: "Bo", plate: "jobs" },
  { say: "blocks", name: "Ana", seconds: 0.5 },
  { say: "neverAwaits", name: "Mike", coroutine: "Queue.put" },
  { say: "isCancelled", name: "Bo" },
  { say: "joinEnds" },
  { say: "joinEnds", plate: "jobs" },
  { say: "works", name: "worker 2" },
  { say: "reports", name: "worker 2" },
  { say: "drops", name: "Ana", bread: "A1", plate: "jobs" },
  { say: "takes", name: "Ana", bread: "A1", plate: "results" },
  { say: "takesToTop", name: "Ana", bread: "A1", plate: "results" },
  { say: "waitsForRoom", name: "Mike", bread: "M3", behind: "John", isAgain: true, plate: "jobs" },
  { say: "waitsForRoom", name: "Mike", bread: "M3", behind: null, isAgain: false, plate: "jobs" },
  { say: "waitsForBread", name: "Grace", behind: "Lucy", isAgain: true, plate: "2" },
  { say: "waitsForBread", name: "Grace", behind: null, isAgain: false, plate: "2" },
];
const rareAsides: Aside[] = [
  { say: "quicker", name: "Ana" },
  { say: "callbackFailed" },
  { say: "taskLeftPending" },
  { say: "errorNeverRetrieved" },
  { say: "sentBy", by: "edit" },
];

describe.each(languages)("in %s", (_language, words) => {
  test("every sentence is one, with all its names", () => {
    const said = new Set<string>();
    for (const sentence of [...entries.map((entry) => entry.sentence), ...rareSentences]) {
      const text = sentenceText(words.sentences, sentence);
      said.add(sentence.say);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|true|false/);
      for (const part of ["name", "bread", "error", "behind", "plate"] as const) {
        const value = part in sentence ? (sentence as Record<string, unknown>)[part] : null;
        if (typeof value === "string") expect(text).toContain(value);
      }
    }
    expect([...said].sort()).toEqual(Object.keys(en.sentences.sentences).sort());
  });

  test("every aside is one", () => {
    const asides = [...entries.flatMap(({ aside }) => aside ?? []), ...rareAsides];
    const texts = new Map<Aside["say"], string>();
    for (const aside of asides) {
      const text = asideText(words.story, aside);
      texts.set(aside.say, text);
      expect(text).toMatch(/^\S.*\S$/);
      expect(text).not.toMatch(/undefined|null|NaN/);
      if (aside.say === "plateNow") expect(text).toContain(String(aside.level));
    }
    expect(texts.size).toBe(6);
  });

  test("markers, conditions and states have words of their own", () => {
    const markers = MARKER_KINDS.map((kind) => words.time.markers[kind]);
    const conditions = CONDITIONS.map((until) => words.time.untilKinds[until]);
    const states = STATES.flatMap((state) => (state ? [words.timeline.states[state]] : []));
    for (const list of [markers, conditions, states]) {
      expect(new Set(list).size).toBe(list.length);
      expect(list.every((word) => word.trim() !== "")).toBe(true);
    }
  });
});

test.each(languages)(
  "the limits that are told in %s are the limits",
  (_language, { notices: { wanted }, time: { bookmarksFull } }) => {
    const told = (limit: number) => limit.toLocaleString("en");
    for (const text of [wanted.list, wanted.change]) expect(text).toContain(told(LIMITS.people));
    expect(wanted.name).toContain(told(LIMITS.nameLength));
    expect(wanted.seconds).toContain(told(LIMITS.seconds));
    expect(wanted.breads).toContain(told(LIMITS.breads));
    expect(wanted.priority).toContain(`-${told(LIMITS.priority)}`);
    expect(wanted.size).toContain(told(LIMITS.size));
    expect(wanted.seed).toContain(told(LIMITS.seed));
    expect(wanted.length).toContain(told(LONGEST_LINK));
    for (const text of [wanted.marks, bookmarksFull]) expect(text).toContain(told(LIMITS.bookmarks));
  },
);
