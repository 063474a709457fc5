import { expect, test } from "vitest";
import { applyEdit, original, presets, type Scenario, settingsOf } from "../../bakery/index.ts";
import { suggestionsFor } from "./suggestions.ts";

const kindsFor = (scenario: Scenario, end: "finished" | "deadlock" = "finished") =>
  suggestionsFor(settingsOf(scenario), end).map(({ kind }) => kind);

test("the original program, whose plate has no limit, is offered one, and bakers who go on", () => {
  expect(kindsFor(original)).toEqual(["limit", "goOn"]);
});

test("a kitchen with a limit that closes is offered something else", () => {
  const joinWaits = presets.find(({ id }) => id === "joinWaits")?.scenario ?? original;
  expect(kindsFor(joinWaits)).toEqual(["goOn", "slowEaters"]);
});

test("one that is stuck is offered help, and a program without settings nothing", () => {
  const bounded = { ...original, plate: { ...original.plate, bounded: true } };
  expect(kindsFor(bounded, "deadlock")).toEqual(["hireEater", "noLimit"]);
  expect(suggestionsFor(null, "finished")).toEqual([]);
});

test("each changes the kitchen", () => {
  for (const end of ["finished", "deadlock"] as const) {
    for (const { scenario } of presets) {
      const settings = settingsOf(scenario);
      for (const { edit } of suggestionsFor(settings, end)) expect(applyEdit(settings, edit)).not.toEqual(settings);
    }
  }
});

test("a limit from the plate's slider leaves the number of loaves as it was", () => {
  const limited = applyEdit(settingsOf(original), { kind: "plate", maxsize: 2 });
  expect(limited.bakers.map(({ breads }) => breads)).toEqual([6, 6]);
  expect([limited.size, limited.bounded]).toEqual([2, true]);
  const free = applyEdit(limited, { kind: "plate", maxsize: 0 });
  expect([free.size, free.bounded]).toEqual([2, false]);
  expect(free.bakers.map(({ breads }) => breads)).toEqual([6, 6]);
});
