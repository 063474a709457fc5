import { describe, expect, test } from "vitest";
import { LIMITS, presets, Run, settingsOf } from "../../bakery/index.ts";
import {
  type Aside,
  CONDITIONS,
  emptyScene,
  History,
  Log,
  type LogEntry,
  MARKER_KINDS,
  type Sentence,
  STATES,
  sceneFolding,
} from "../../replay/index.ts";
import { LONGEST_LINK } from "../../share/index.ts";
import { asyncioEn } from "./asyncio-en.ts";
import { dialogsEn } from "./dialogs-en.ts";
import { en, type Messages } from "./en.ts";
import { sentenceText } from "./index.ts";
import { noticesEn } from "./notices-en.ts";
import { numbersEn } from "./numbers-en.ts";
import { peopleEn } from "./people-en.ts";
import { asideText, type TimeMessages, timeEn } from "./time-en.ts";
import { zhCn } from "./zh-cn.ts";

const catalogues: [string, Messages, TimeMessages][] = [
  ["English", en, timeEn],
  ["Chinese", zhCn, zhCn.time],
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
  const { dialogs, time, numbers, asyncio, notices, peoplePanel, ...first } = zhCn;
  expect(pathsOf(first)).toEqual(pathsOf(en));
  const late = { dialogs: dialogsEn, time: timeEn, numbers: numbersEn, asyncio: asyncioEn, notices: noticesEn };
  expect(pathsOf({ dialogs, time, numbers, asyncio, notices, peoplePanel })).toEqual(
    pathsOf({ ...late, peoplePanel: peopleEn }),
  );
});

/** The story of a minute of every preset, with edits. */
const entries = presets.flatMap(({ scenario }): LogEntry[] => {
  const run = new Run(scenario);
  run.advance(5e6);
  run.edit({ kind: "dismiss", role: "eater", index: 0 });
  run.edit({ kind: "bounded", bounded: false });
  run.advance(60e6);
  const history = new History(run.trace, emptyScene(settingsOf(scenario)), sceneFolding);
  return new Log(run.trace, (seq) => history.sceneAt(seq)).around(run.trace.length, 1000, 0);
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
  { say: "managerWaits", unfinished: 1 },
];
const rareAsides: Aside[] = [
  { say: "quicker", name: "Ana" },
  { say: "callbackFailed" },
  { say: "taskLeftPending" },
  { say: "errorNeverRetrieved" },
  { say: "sentBy", by: "edit" },
];

describe.each(catalogues)("in %s", (_language, messages, words) => {
  test("every sentence is one, with all its names", () => {
    const said = new Set<string>();
    for (const sentence of [...entries.map((entry) => entry.sentence), ...rareSentences]) {
      const text = sentenceText(messages, sentence);
      said.add(sentence.say);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|true|false/);
      for (const part of ["name", "bread", "error", "behind"] as const) {
        const value = part in sentence ? (sentence as Record<string, unknown>)[part] : null;
        if (typeof value === "string") expect(text).toContain(value);
      }
    }
    expect([...said].sort()).toEqual(Object.keys(en.sentences).sort());
  });

  test("every aside is one", () => {
    const asides = [...entries.flatMap(({ aside }) => aside ?? []), ...rareAsides];
    const texts = new Map<Aside["say"], string>();
    for (const aside of asides) {
      const text = asideText(words, aside);
      texts.set(aside.say, text);
      expect(text).toMatch(/^\S.*\S$/);
      expect(text).not.toMatch(/undefined|null|NaN/);
      if (aside.say === "plateNow") expect(text).toContain(String(aside.level));
    }
    expect(texts.size).toBe(6);
  });

  test("markers, conditions and states have words of their own", () => {
    const markers = MARKER_KINDS.map((kind) => words.markers[kind]);
    const conditions = CONDITIONS.map((until) => words.untilKinds[until]);
    const states = STATES.flatMap((state) => (state ? [words.states[state]] : []));
    for (const list of [markers, conditions, states]) {
      expect(new Set(list).size).toBe(list.length);
      expect(list.every((word) => word.trim() !== "")).toBe(true);
    }
  });
});

test.each([
  ["English", noticesEn, timeEn],
  ["Chinese", zhCn.notices, zhCn.time],
] as const)("the limits that are told in %s are the limits", (_language, { wanted }, { bookmarksFull }) => {
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
});
