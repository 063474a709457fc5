import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValueError } from "../engine/index.ts";
import { parseScenario, type Scenario, simulate } from "./index.ts";

function scenarioOf(data: unknown): Scenario {
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return parsed.scenario;
}

describe("what CPython printed", () => {
  const folder = new URL("../../tests/traces/", import.meta.url);
  const files = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));

  test.each(files)("%s", (name) => {
    const { scenario, untilUs, ...printed } = JSON.parse(fs.readFileSync(new URL(name, folder), "utf8"));
    const { lines, endUs, end } = simulate(scenarioOf(scenario), { untilUs });
    expect({ lines, endUs, end }).toEqual(printed);
  });

  test("the original program prints its 24 lines", () => {
    const { lines, endUs, end } = simulate(scenarioOf({}));
    expect(lines.map(([atUs, text]) => `${(atUs / 1e6).toFixed(1)} ${text}`)).toEqual([
      ...["0.5 John makes bread 0", "0.5 Mike makes bread 0", "1.0 John makes bread 1", "1.0 Mike makes bread 1"],
      ...["1.5 Grace eats bread 0", "1.5 Lucy eats bread 0", "1.5 John makes bread 2", "1.5 Mike makes bread 2"],
      ...["2.0 John makes bread 3", "2.0 Mike makes bread 3", "2.5 Grace eats bread 1", "2.5 Lucy eats bread 1"],
      ...["2.5 John makes bread 4", "2.5 Mike makes bread 4", "3.0 John makes bread 5", "3.0 Mike makes bread 5"],
      ...["3.5 Grace eats bread 2", "3.5 Lucy eats bread 2", "4.5 Grace eats bread 3", "4.5 Lucy eats bread 3"],
      ...["5.5 Grace eats bread 4", "5.5 Lucy eats bread 4", "6.5 Grace eats bread 5", "6.5 Lucy eats bread 5"],
    ]);
    expect([endUs, end]).toEqual([6_500_000, "finished"]);
  });
});

describe("the end", () => {
  test("everything due at or before untilUs has happened, and nothing after", () => {
    const scenario = scenarioOf({});
    const whole = simulate(scenario).lines;
    for (const untilUs of [0, 499_999, 500_000, 500_001, 3_000_000, 6_499_999]) {
      const { lines, endUs, end } = simulate(scenario, { untilUs });
      expect({ lines, endUs, end }).toEqual({
        lines: whole.filter(([atUs]) => atUs <= untilUs),
        endUs: untilUs,
        end: "until",
      });
    }
    expect(simulate(scenario, { untilUs: 6_500_000 }).end).toBe("finished");
    expect(simulate(scenario, { untilUs: 99_000_000 }).endUs).toBe(6_500_000);
  });

  test("endless bakers need an end", () => {
    const scenario = scenarioOf({ bakers: [{ breads: "endless" }] });
    expect(() => simulate(scenario)).toThrow(ValueError);
    expect(() => simulate(scenario, { untilUs: null })).toThrow(/needs untilUs/);
    expect(simulate(scenario, { untilUs: 1_000_000 }).end).toBe("until");
  });

  test("a time that is none is refused, not waited for", () => {
    const scenario = scenarioOf({ bakers: [{ breads: "endless" }] });
    for (const untilUs of [Number.NaN, -1, 0.5, Number.NEGATIVE_INFINITY, "soon" as unknown as number]) {
      expect(() => simulate(scenario, { untilUs })).toThrow(ValueError);
      expect(() => simulate(scenario, { untilUs })).toThrow(/untilUs is a whole number of microseconds from 0, not /);
    }
  });

  test("who never sleeps is found out, with any number of people", () => {
    const idle = (count: number, name: string) => Array.from({ length: count }, () => ({ name, seconds: 0 }));
    for (const count of [1, 1000]) {
      const bakers = idle(count, "John").map((baker) => ({ ...baker, breads: "endless" }));
      const scenario = scenarioOf({ bakers, eaters: idle(count, "Grace") });
      expect(() => simulate(scenario, { untilUs: 1 })).toThrow(/time stands still at 0 µs/);
    }
  });

  test("work that takes no time and ends is no such thing", () => {
    const scenario = scenarioOf({ bakers: [{ seconds: 0, breads: 10_000 }], eaters: [{ seconds: 0 }] });
    const { lines, endUs, end } = simulate(scenario);
    expect([lines.length, endUs, end]).toEqual([20_000, 0, "finished"]);
  });

  test("nobody bakes: the manager closes at once", () => {
    const { lines, endUs, end } = simulate(scenarioOf({ bakers: [{ breads: 0 }] }));
    expect([lines, endUs, end]).toEqual([[], 0, "finished"]);
  });
});

describe("random paces", () => {
  const data = {
    bakers: [
      { seconds: { exponential: 0.5 }, breads: 20 },
      { seconds: { uniform: [0.2, 0.9] }, breads: 20 },
    ],
    eaters: [{ seconds: { exponential: 0.7 } }, { seconds: 0.4 }],
    seed: 7,
  };
  const madeBy = (scenario: Scenario, name: string) =>
    simulate(scenario).lines.filter(([, text]) => text.startsWith(`${name} makes`));

  test("the same seed gives the same run, another seed another one", () => {
    const { lines } = simulate(scenarioOf(data));
    expect(simulate(scenarioOf(data)).lines).toEqual(lines);
    expect(simulate(scenarioOf({ ...data, seed: 8 })).lines).not.toEqual(lines);
  });

  test("one person's pace does not touch the others' draws", () => {
    const before = madeBy(scenarioOf(data), "Mike");
    const [john, mike] = data.bakers;
    const other = scenarioOf({ ...data, bakers: [{ ...john, seconds: { uniform: [0, 3] } }, mike] });
    expect(madeBy(other, "Mike")).toEqual(before);
    const moreEaters = scenarioOf({ ...data, eaters: [...data.eaters, { name: "Ben", seconds: { exponential: 1 } }] });
    expect(madeBy(moreEaters, "Mike")).toEqual(before);
  });

  test("draws keep to their distribution", () => {
    const gaps = (seconds: unknown) => {
      const bakers = [{ name: "A", seconds, breads: 5000 }];
      const times = madeBy(scenarioOf({ bakers, seed: 3 }), "A").map(([atUs]) => atUs / 1e6);
      return times.map((time, i) => time - (times[i - 1] ?? 0));
    };
    const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
    expect(mean(gaps({ exponential: 2 }))).toBeCloseTo(2, 0);
    const uniform = gaps({ uniform: [0.5, 1.5] });
    expect(mean(uniform)).toBeCloseTo(1, 1);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0.499_999);
    expect(Math.max(...uniform)).toBeLessThanOrEqual(1.500_001);
    expect(gaps({ exponential: 0 }).every((gap) => gap === 0)).toBe(true);
  });
});

const seconds = fc.constantFrom(0, 0.000001, 0.1, 0.25, 0.5, 1, 1.5);
const person = fc.record({ name: fc.constantFrom("Ana", "Ben", "Zoë"), seconds });
const kitchens = fc.record({
  bakers: fc.array(
    fc
      .record({ person, breads: fc.integer({ min: 0, max: 8 }), priority: fc.integer({ min: -1, max: 1 }) })
      .map(({ person, ...rest }) => ({ ...person, ...rest })),
    { minLength: 1, maxLength: 5 },
  ),
  eaters: fc.array(person, { minLength: 1, maxLength: 5 }),
  plate: fc.record({
    size: fc.integer({ min: 1, max: 6 }),
    bounded: fc.boolean(),
    order: fc.constantFrom("fifo", "lifo", "priority"),
  }),
});

test("any finite kitchen finishes with every loaf eaten once, never more on a bounded plate than fits", () => {
  fc.assert(
    fc.property(kitchens, (data) => {
      const { trace, end, lines } = simulate(scenarioOf(data));
      expect(end).toBe("finished");
      const loaves = data.bakers.reduce((sum, baker) => sum + baker.breads, 0);
      expect(lines.length).toBe(2 * loaves);
      let onPlate = 0;
      const taken = new Set<number>();
      for (let seq = 0; seq < trace.length; seq++) {
        const event = trace.read(seq);
        if (event.kind === "itemPut") onPlate++;
        if (event.kind === "itemTaken") {
          onPlate--;
          taken.add(event.item);
        }
        if (data.plate.bounded) expect(onPlate).toBeLessThanOrEqual(data.plate.size);
      }
      expect([onPlate, taken.size]).toEqual([0, loaves]);
    }),
    { seed: 20, numRuns: 150 },
  );
});
