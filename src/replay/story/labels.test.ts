import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordingOf } from "../../../tests/kit/plans.ts";
import { Run, readScenario } from "../../bakery/index.ts";
import type { Person } from "../scene/index.ts";
import { breadLabel, labelOf } from "./index.ts";

const peopleCalled = (names: readonly string[]) =>
  names.map((name, i) => ({ task: i, role: "baker", index: i, name }) as Person);
const labelsOf = (names: readonly string[]) => {
  const people = peopleCalled(names);
  return people.map(({ task }) => labelOf(people, task));
};
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i + 1}`);

describe("labels", () => {
  test.each<[string, readonly string[], string]>([
    ["the first letter, then a later one", ["John", "Mike", "Mia", "Max"], "J M Mi Ma"],
    ["their own number, past nine too", numbered("Baker ", 12), "B B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12"],
    ["numbers where all have one name", Array(12).fill("Ann"), "A An A2 A3 A4 A5 A6 A7 A8 A9 A10 A11"],
    ["a number that nobody has", ["B", "B2", "B", "B"], "B B2 B3 B4"],
    ["in any script", numbered("面包师 ", 3), "面 面2 面3"],
  ])("are %s", (_what, names, labels) => {
    expect(labelsOf(names).join(" ")).toBe(labels);
  });

  test("are nobody else's, whatever people are called", () => {
    const name = fc.array(fc.constantFrom("A", "b", "B1", "1", "2", "10", " ", "-", "é"), {
      minLength: 1,
      maxLength: 4,
    });
    const names = fc.array(
      name.map((parts) => parts.join("").trim() || "?"),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(names, (given) => {
        expect(new Set(labelsOf(given)).size).toBe(given.length);
      }),
      { seed: 10, numRuns: 500 },
    );
  });

  test.each<[who: string, names: readonly string[]]>([
    ["a thousand with a letter and a number", Array.from({ length: 1000 }, (_, i) => `B${i}`)],
    ["forty who are all called alike", Array(40).fill("John")],
    ["a thousand who are all called alike", Array(1000).fill("Bo")],
    ["those who are called like others' labels", ["B10", "B", "B1", "B0", "Bo 10", "B10"]],
    ["those without a letter", ["1", "2", "12", "1", "🍞", "🍞", "7 up", "-", "-"]],
  ])("are different in a kitchen of %s, each with its name's beginning", (_who, names) => {
    const { scenario } = readScenario({ bakers: names.map((name) => ({ name })) });
    const run = new Run(scenario);
    run.step();
    const { people } = recordingOf(run).sceneAt(run.trace.length);
    const bakers = people.filter(({ role }) => role === "baker");
    const labels = bakers.map(({ task }) => labelOf(people, task));
    expect(bakers.map(({ name }) => name)).toEqual(names);
    expect(new Set(labels).size).toBe(names.length);
    for (const [i, label] of labels.entries()) expect([...label][0]).toBe([...(names[i] as string)][0]?.toUpperCase());
  });

  test("are kept while others come and are renamed", () => {
    const run = new Run(readScenario({ bakers: [{ name: "John" }, { name: "Jane" }] }).scenario);
    run.advance(1e6);
    const before = run.trace.length;
    run.edit({ kind: "hire", role: "baker", name: "Jo", seconds: 1, breads: 1 });
    run.edit({ kind: "rename", role: "baker", index: 1, name: "Ann" });
    const recording = recordingOf(run);
    const bakersAt = (seq: number): string[] => {
      const { people } = recording.sceneAt(seq);
      return people.filter(({ role }) => role === "baker").map(({ task }) => labelOf(people, task));
    };
    const places = [before, run.trace.length, before];
    expect(places.map((seq) => bakersAt(seq).join(" "))).toEqual(["J Ja", "J A Jo", "J Ja"]);
  });

  test("of loaves are no two loaves', either", () => {
    const people = peopleCalled(numbered("Baker ", 30));
    const labels = people.flatMap(({ task }) =>
      Array.from({ length: 30 }, (_, number) => breadLabel(people, task, number)),
    );
    expect(new Set(labels).size).toBe(900);
  });
});
