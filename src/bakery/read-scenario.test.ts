import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clip,
  isValid,
  LIMITS,
  parseScenario,
  presets,
  readScenario,
  scenarioOf,
  settingsOf,
  simulate,
} from "./index.ts";

const original = readScenario({}).scenario;

/** Sets one field deep in the data of a scenario: "bakers[0].seconds". */
function dataWith(path: string, value: unknown): unknown {
  const [, list, index, field] = /^(\w+)(?:\[(\d)\])?(?:\.(\w+))?$/.exec(path) ?? [];
  if (index !== undefined) return { [list as string]: [{ [field as string]: value }] };
  return field === undefined ? { [list as string]: value } : { [list as string]: { [field]: value } };
}

describe("what is left out is the original program's", () => {
  test("all of it", () => {
    expect(parseScenario({})).toEqual({ ok: true, scenario: original });
    expect(parseScenario(undefined)).toEqual({ ok: true, scenario: original });
    expect(original).toEqual({
      bakers: [
        { name: "John", seconds: 0.5, breads: "plateful", priority: 0 },
        { name: "Mike", seconds: 0.5, breads: "plateful", priority: 0 },
      ],
      eaters: [
        { name: "Grace", seconds: 1 },
        { name: "Lucy", seconds: 1 },
      ],
      plate: { size: 6, bounded: false, order: "fifo" },
      seed: 1,
    });
  });

  test("field by field", () => {
    const { scenario } = readScenario({
      bakers: [{}, {}, { seconds: 2 }],
      eaters: [{ name: "Ben" }],
      plate: { size: 3 },
    });
    expect(scenario.bakers.map((baker) => [baker.name, baker.seconds, baker.breads])).toEqual([
      ["John", 0.5, "plateful"],
      ["Mike", 0.5, "plateful"],
      ["Baker 3", 2, "plateful"],
    ]);
    expect([scenario.eaters, scenario.plate]).toEqual([
      [{ name: "Ben", seconds: 1 }],
      { size: 3, bounded: false, order: "fifo" },
    ]);
  });
});

const valid: [path: string, ...values: unknown[]][] = [
  ["bakers[0].name", "A", "🍞".repeat(20), "Zoë de la Cruz", " padded ", "👩\u200d🍳", "שרה\u200f", "a\u00adb"],
  ["bakers[0].seconds", 0, 1e-6, 0.333333, 3600, { exponential: 0 }, { exponential: 2.5 }, { uniform: [0, 0] }],
  ["bakers[0].breads", 0, 1_000_000, "plateful", "endless"],
  ["bakers[0].priority", -1_000_000, 0, 1_000_000],
  ["eaters[0].name", "A"],
  ["eaters[0].seconds", 0, 3600, { uniform: [0.000001, 3600] }],
  ["plate.size", 1, 10_000],
  ["plate.bounded", true, false],
  ["plate.order", "fifo", "lifo", "priority"],
  ["seed", 0, 0xffff_ffff],
];
test.each(valid)("%s takes what it should", (path, ...values) => {
  for (const value of values) expect(parseScenario(dataWith(path, value))).toMatchObject({ ok: true });
});

const invalid: [path: string, ...values: unknown[]][] = [
  ["bakers", null, {}, [], "John", Array.from({ length: 1001 }, () => ({}))],
  ["eaters", null, {}, [], 3],
  ["plate", null, [], 6, "fifo"],
  ["bakers[0].name", "", "  ", 5, null, "x".repeat(41), "a\nb", "\ud800"],
  ["bakers[0].name", "\u200b", "\u3164", " \u2800", "\u200d\ufe0f", "\ufeff", "John\u202egnob", "a\u2028b", "\u2066a"],
  ["bakers[0].seconds", -1, 1e-7, 3600.1, "1", null, Number.NaN, Number.POSITIVE_INFINITY, [], {}],
  ["bakers[0].seconds", { exponential: -1 }, { exponential: 1, uniform: [0, 1] }, { exponential: [1] }],
  ["bakers[0].seconds", { uniform: [2, 1] }, { uniform: [1] }, { uniform: [1, 2, 3] }, { uniform: 1 }],
  ["bakers[0].breads", -1, 1.5, 1_000_001, "many", null, Number.NaN],
  ["bakers[0].priority", 0.5, "1", 1_000_001, null],
  ["eaters[0].breads", 3],
  ["eaters[0].priority", 3],
  ["plate.size", 0, 10_001, 2.5, "6", null],
  ["plate.bounded", 0, "true", null],
  ["plate.order", "FIFO", "random", 0, null],
  ["plate.colour", "blue"],
  ["seed", -1, 0x1_0000_0000, 1.5, "1", null],
  ["speed", 1],
];
test.each(invalid)("%s refuses what makes no sense, and names it", (path, ...values) => {
  for (const value of values) {
    const parsed = parseScenario(dataWith(path, value));
    expect(parsed).toMatchObject({ ok: false });
    if (!parsed.ok)
      expect(parsed.problems[0]).toMatch(new RegExp(`^${path.replace(/[[\]]/g, "\\$&")}: wanted .*, got `));
    // Reading gives the original's value in its place.
    const read = readScenario(dataWith(path, value)).scenario;
    expect(read.plate).toEqual(original.plate);
    expect([read.bakers[0], read.eaters[0], read.seed]).toEqual([original.bakers[0], original.eaters[0], 1]);
  }
});

describe("problems", () => {
  test("say what was wanted and what came", () => {
    const parsed = parseScenario({ plate: { size: 0, order: "random" }, bakers: [{ seconds: "fast" }], x: 1 });
    expect(parsed).toEqual({
      ok: false,
      problems: [
        "x: wanted nothing: no such field is known, got 1",
        'bakers[0].seconds: wanted seconds from 0 or 0.000001 to 3600, {"exponential": mean} or {"uniform": [min, max]}, got fast',
        "plate.size: wanted a whole number from 1 to 10000, got 0",
        "plate.order: wanted one of fifo, lifo, priority, got random",
      ],
    });
  });

  test("are no more than a page can show", () => {
    const { problems } = readScenario({ bakers: Array.from({ length: 500 }, () => ({ seconds: -1 })) });
    expect(problems).toHaveLength(20);
  });

  test.each([
    [42, "42"],
    [null, "null"],
    [undefined, "undefined"],
    ["a\u0000b", "a b"],
    ["x".repeat(50), `${"x".repeat(39)}…`],
    ["a\u202eb\u2029", "a b "],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [Number.NaN, "NaN"],
    [{ a: [1, 2] }, '{"a":[1,2]}'],
  ])("show %j as %s", (value, text) => {
    expect(clip(value)).toBe(text);
  });

  test("show something even where there is no text for it", () => {
    expect([clip(12n), clip(Symbol("x"))]).toEqual(["bigint", "symbol"]);
  });
});

describe("reading anything", () => {
  const soWhat = (data: unknown): void => {
    const { scenario, problems } = readScenario(data);
    expect(parseScenario(data).ok).toBe(problems.length === 0);
    // Whatever comes out is valid itself and stays as it is.
    expect(parseScenario(scenario)).toEqual({ ok: true, scenario });
  };

  test("JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), soWhat), { seed: 1, numRuns: 500 });
  });

  test("JSON of nearly the right shape", () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(0, 0.5, 6, -1, "plateful", "fifo", "endless"),
    );
    const people = fc.array(
      fc.dictionary(fc.constantFrom("name", "seconds", "breads", "priority", "__proto__", "x"), value),
    );
    const plate = fc.dictionary(fc.constantFrom("size", "bounded", "order", "constructor"), value);
    const data = fc.record({ bakers: people, eaters: people, plate, seed: value }, { requiredKeys: [] });
    fc.assert(fc.property(data, soWhat), { seed: 2, numRuns: 500 });
  });

  test("values that are not even JSON", () => {
    const circle: Record<string, unknown> = {};
    circle.plate = circle;
    for (const data of [circle, 12n, Symbol("x"), () => 1, { seed: 12n }, { bakers: [Symbol("x")] }]) soWhat(data);
    fc.assert(fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), soWhat), {
      seed: 3,
      numRuns: 500,
    });
  });
});

describe("reading what is made to be read badly", () => {
  const trap = {
    get name(): string {
      throw new Error("a getter");
    },
  };
  const revoked = (target: object) => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const lately = { exponential: revoked({}) };
  const holes: unknown[] = [{}];
  holes.length = 3;
  holes[2] = { name: "Vera" };
  const itself: unknown[] = [];
  itself.push(itself, itself, itself, itself, itself, itself);

  test.each<[what: string, data: unknown, problem: string]>([
    ["a list with holes", { bakers: holes }, "bakers[1]: wanted an object, got undefined"],
    ["a list of nothing", { eaters: [undefined] }, "eaters[0]: wanted an object, got undefined"],
    ["a getter that throws", { bakers: [trap] }, "bakers[0].name: wanted a name .*, got what cannot be read"],
    ["a revoked proxy", revoked({}), "scenario: wanted an object, got what cannot be read"],
    ["a revoked list", { bakers: revoked([]) }, "bakers: wanted a list .*, got what cannot be read"],
    ["a revoked proxy deep inside", { bakers: [{ seconds: lately }] }, "bakers[0].seconds: wanted seconds .*, got "],
    ["an unknown field with a getter", { plate: trap }, "plate.name: wanted nothing.*, got what cannot be read"],
    ["a list within itself, six times", { seed: itself }, "seed: wanted a whole number"],
    ["a field with an endless name", { ["x".repeat(1e6)]: 1 }, "x{39}…: wanted nothing"],
  ])("%s", (_what, data, problem) => {
    const parsed = parseScenario(data);
    expect(!parsed.ok && parsed.problems[0]).toMatch(new RegExp(problem.replace(/[[\]]/g, "\\$&")));
    simulate(readScenario(data).scenario, { untilUs: 3_000_000 });
  });

  test("however long a text is, its beginning is enough", () => {
    const start = performance.now();
    const parsed = parseScenario({ seed: "\u0007".repeat(20_000_000) });
    expect(!parsed.ok && parsed.problems).toEqual([
      `seed: wanted a whole number from 0 to ${LIMITS.seed}, got ${" ".repeat(39)}…`,
    ]);
    expect(performance.now() - start).toBeLessThan(2000); // 12 s when all of it was looked at
  });
});

test("presets are valid, and each has a name of its own", () => {
  for (const { scenario } of presets) expect(parseScenario(scenario)).toEqual({ ok: true, scenario });
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  expect(presets[1]).toEqual({ id: "original", scenario: original });
});

test("settings begin as the scenario says, and lead back to it", () => {
  for (const { scenario } of presets) expect(scenarioOf(settingsOf(scenario))).toEqual(scenario);
});

test("fields can be judged one by one", () => {
  expect([isValid("size", 1), isValid("size", 0), isValid("size", "1"), isValid("name", "")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(isValid("seed", LIMITS.seed)).toBe(true);
});
