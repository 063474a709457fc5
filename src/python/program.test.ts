import { expect, test } from "vitest";
import {
  EATER_HABITS,
  type EaterSettings,
  habitOf,
  listingOf,
  ORDERS,
  original,
  PROGRAM_LINES,
  presets,
  type Scenario,
  SOURCE_LINES,
} from "../bakery/index.ts";
import { insideOf, programOf, toPython } from "./index.ts";

import { INSIDE_LINES } from "./inside.ts";

test("marks are taken out of the text, and say where things are", () => {
  expect(listingOf("a\n#[\nb\nc\n#]\nd(  #:there\n# e  #: no mark\n")).toEqual({
    text: "a\nb\nc\nd(\n# e  #: no mark\n",
    lines: { there: 4 },
    asides: [[2, 3]],
  });
});

test.each(presets.map(({ id, scenario }) => [id, scenario] as const))(
  "the program of %s has no marks left",
  (_id, scenario) => {
    const { text, lines, asides } = programOf(scenario);
    expect(text).not.toMatch(/#:|#\[|#\]/);
    expect(text).toBe(toPython(scenario));
    const all = text.split("\n");
    // Each name that ends as it should, with a habit or an ending behind it or not.
    const named = Object.entries(lines).map(([name, line]) => [name.split("_")[0], all[(line ?? 0) - 1]] as const);
    for (const [name, line] of named) {
      if (name === "put") expect(line).toMatch(/(queue|target)\.put/);
      if (name === "join") expect(line).toMatch(/await queue\.join/);
    }
    expect(named.map(([name]) => name)).toEqual(expect.arrayContaining(["put", "get", "makeQueue"]));
    for (const [first, last] of asides) expect(last).toBeGreaterThan(first);
  },
);

test("one can skip what is before the people, and most of a long list", () => {
  const people = Array.from({ length: 40 }, (_, i) => ({ name: `E${i}`, seconds: 1 }));
  const crowd: Scenario = { ...original, eaters: people };
  const { text, asides } = programOf(crowd);
  const shown = text.split("\n").filter((_, i) => !asides.some(([first, last]) => first <= i + 1 && i + 1 <= last));
  expect(shown[0]).toMatch(/^BAKERS/);
  expect(shown.filter((line) => line.includes('("E'))).toHaveLength(6);
});

test("a name stands in the program so that nothing about it is unseen, and as one knows it", () => {
  const names = [
    '"Jo" \\ n',
    "日本",
    "👩\u200d🍳",
    "a\u202eb",
    "\u200b",
    "\u00a0",
    "\u{e0041}",
    "\u3164",
    "\ufeff\u2028",
  ];
  const text = toPython({ ...original, eaters: names.map((name) => ({ name, seconds: 1 })) });
  expect(text.match(/^ {4}\(".*", 1\)/gm)?.map((row) => row.trim())).toEqual([
    String.raw`("\"Jo\" \\ n", 1)`,
    `("日本", 1)`,
    `("👩\u200d🍳", 1)`,
    String.raw`("a\u202eb", 1)`,
    String.raw`("\u200b", 1)`,
    String.raw`("\u00a0", 1)`,
    String.raw`("\U000e0041", 1)`,
    String.raw`("\u3164", 1)`,
    String.raw`("\ufeff\u2028", 1)`,
  ]);
});

test.each(["fifo", "lifo", "priority"] as const)("inside a queue that is %s", (order) => {
  const { text, lines } = insideOf(order);
  expect(text).not.toMatch(/#:/);
  const all = text.split("\n");
  expect(all[(lines.awaitPutter ?? 0) - 1]?.trim()).toBe("await putter");
  expect(all[(lines.awaitGetter ?? 0) - 1]?.trim()).toBe("await getter");
});

test("every line that has a name is in the text", () => {
  // Some belong to a habit or an ending only.
  const special = [
    "awaitEater",
    "burn",
    "choke",
    "createToppers",
    "defineTopper",
    "gatherEaters",
    "nextTopping",
    "printGivesUp",
    "printTops",
    "putMark",
    "shutdown",
    "taskDoneAgain",
    "top",
  ];
  const usual = PROGRAM_LINES.filter((line) => !special.includes(line));
  expect(Object.keys(programOf(original).lines).sort()).toEqual([...usual].sort());
  for (const habit of EATER_HABITS) {
    const [grace, lucy] = original.eaters as [EaterSettings, EaterSettings];
    const { lines } = programOf({ ...original, eaters: [grace, { ...lucy, habit: habitOf(habit, 1) }] });
    expect(lines).toMatchObject({ get: expect.any(Number), [`get_${habit}`]: expect.any(Number) });
  }
  for (const base of special) expect(Object.keys(SOURCE_LINES).some((line) => line.startsWith(`${base}_`))).toBe(true);
  for (const order of ORDERS) expect(Object.keys(insideOf(order).lines).sort()).toEqual([...INSIDE_LINES].sort());
});
