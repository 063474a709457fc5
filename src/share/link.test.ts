import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyEdit,
  isRefused,
  LIMITS,
  original,
  type Pace,
  presets,
  type Scenario,
  settingsOf,
  type TimedEdit,
} from "../bakery/index.ts";
import { LESSONS } from "../lessons/index.ts";
import { decodeLink, encodeLink, LONGEST_LINK, PANELS, type View, viewOf } from "./index.ts";

const fixed = { seed: 20_261_122, numRuns: 300 };

const name = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== "" && text.length <= 40 && !/\p{Cc}|\p{Cs}/u.test(text));
const seconds = fc.integer({ min: 1, max: 3_600_000_000 }).map((us) => us / 1_000_000);
const pace: fc.Arbitrary<Pace> = fc.oneof(
  fc.constant(0),
  seconds,
  seconds.map((exponential) => ({ exponential })),
  fc.tuple(seconds, seconds).map(([a, b]) => ({ uniform: [Math.min(a, b), Math.max(a, b)] as const })),
);
const breads = fc.oneof(fc.constantFrom("plateful" as const, "endless" as const), fc.integer({ min: 0, max: 1e6 }));
const baker = fc.record({ name, seconds: pace, breads, priority: fc.integer({ min: -99, max: 99 }) });
const eater = fc.record({ name, seconds: pace });
const size = fc.integer({ min: 1, max: 10_000 });
const plate = fc.record({ size, bounded: fc.boolean(), order: fc.constantFrom("fifo", "lifo", "priority") });
const stages = fc.array(fc.record({ toppers: fc.array(eater, { minLength: 1, maxLength: 3 }), plate }), {
  minLength: 1,
  maxLength: 2,
});
const onePlate = fc.record({
  bakers: fc.array(baker, { minLength: 1, maxLength: 6 }),
  eaters: fc.array(eater, { minLength: 1, maxLength: 6 }),
  plate,
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
});
const scenario: fc.Arbitrary<Scenario> = fc
  .tuple(onePlate, fc.option(stages))
  .map(([{ seed, ...made }, stages]) => ({ ...made, ...(stages && { stages }), seed }));
const role = fc.constantFrom("baker" as const, "topper" as const, "eater" as const);
const stage = fc.nat(1);
const topper = fc.constant("topper" as const);
const index = fc.nat({ max: 999 });
const edit: fc.Arbitrary<TimedEdit["edit"]> = fc.oneof(
  fc.record({ kind: fc.constant("size" as const), size }),
  fc.record({ kind: fc.constant("bounded" as const), bounded: fc.boolean() }),
  fc.record({ kind: fc.constant("breads" as const), breads }),
  fc.record({ kind: fc.constant("pace" as const), role, seconds: pace }),
  fc.record({ kind: fc.constant("pace" as const), role, index, seconds: pace }),
  fc.record({ kind: fc.constant("rename" as const), role, index, name }),
  fc.record({ kind: fc.constant("dismiss" as const), role, index }),
  fc.record({ kind: fc.constant("hire" as const), role, name, seconds: pace, breads }),
  fc.record({ kind: fc.constant("hire" as const), role: topper, stage, name, seconds: pace, breads }),
  fc.record({ kind: fc.constant("pace" as const), role: topper, stage, seconds: pace }),
  fc.record({ kind: fc.constant("plate" as const), maxsize: fc.nat(20), plate: fc.constantFrom(1, 2) }),
);
const changes: fc.Arbitrary<TimedEdit[]> = fc
  .array(fc.record({ byUs: fc.nat({ max: 9_000_000 }), by: fc.nat({ max: 500 }), edit }), { maxLength: 5 })
  .map((steps) => {
    let atUs = 0;
    let callbacks = 0;
    return steps.map((step) => {
      atUs += step.byUs;
      callbacks += step.by;
      return { atUs, callbacks, edit: step.edit };
    });
  });
/** Those changes that a kitchen takes. */
function allowed(scenario: Scenario, changes: readonly TimedEdit[]): TimedEdit[] {
  let staff = settingsOf(scenario);
  return changes.filter(({ edit }) => {
    if (isRefused(staff, edit)) return false;
    staff = applyEdit(staff, edit);
    return true;
  });
}
const view: fc.Arbitrary<View> = fc
  .record({
    kitchen: fc.oneof(
      scenario.map((made) => ({ scenario: made, preset: null })),
      fc.constantFrom(...presets.map((preset) => ({ scenario: preset.scenario, preset: preset.id }))),
    ),
    changes,
    atUs: fc.option(fc.nat({ max: 1_000_000_000 })),
    panels: fc.uniqueArray(fc.constantFrom(...PANELS)),
  })
  .map(({ kitchen, ...rest }) => ({ ...rest, ...kitchen, changes: allowed(kitchen.scenario, rest.changes) }))
  .chain((plain) =>
    fc
      .uniqueArray(fc.nat({ max: 1_000_000_000 }), { maxLength: 4 })
      .map((times) => times.sort((a, b) => a - b))
      .map((bookmarks): View => (bookmarks.length > 0 ? { ...plain, bookmarks } : plain)),
  )
  .chain((plain) =>
    fc
      .option(fc.nat({ max: 100_000 }))
      .map((callbacks): View => (callbacks !== null && plain.atUs !== null ? { ...plain, callbacks } : plain)),
  )
  .chain((plain) =>
    fc
      .subarray(
        LESSONS.map(({ id }) => id),
        { maxLength: 3 },
      )
      .map((lessons): View => (lessons.length > 0 ? { ...plain, lessons } : plain)),
  );

test("a lesson that is none is named and left out", () => {
  const { view, problems } = decodeLink("lessons=theTurn,nonsense,theTurn");
  expect(view.lessons).toEqual(["theTurn"]);
  expect(problems).toEqual([{ path: "lessons", wanted: "lesson", given: "nonsense" }]);
});

test("a line of plates reads as it is typed, and what makes no sense in it is named", () => {
  const { view, problems } = decodeLink("preset=opening&stages=Ana:0.7,Raj/2;Kim/9:0:lifo");
  expect(problems).toEqual([]);
  expect(view.scenario.stages).toEqual([
    {
      toppers: [
        { name: "Ana", seconds: 0.7 },
        { name: "Raj", seconds: 0.5 },
      ],
      plate: { size: 2, bounded: true, order: "fifo" },
    },
    { toppers: [{ name: "Kim", seconds: 0.5 }], plate: { size: 9, bounded: false, order: "lifo" } },
  ]);
  const odd = decodeLink("stages=Ana:x/0;/3;A/1;B/1");
  expect(odd.view.scenario.stages).toBe(undefined);
  expect(odd.problems).toMatchObject([{ path: "stages", wanted: "stages" }]);
  expect(decodeLink("stages=Ana:x/0").problems.map(({ path, wanted }) => [path, wanted])).toEqual([
    ["stages[0].toppers[0].seconds", "seconds"],
    ["stages[0].plate.size", "size"],
  ]);
});

describe("a link", () => {
  test("reads back as what it was made of, whatever that was", () => {
    fc.assert(
      fc.property(view, (given) => {
        const link = encodeLink(given);
        expect(decodeLink(link)).toEqual({ ok: true, view: given, problems: [] });
        expect(decodeLink(`#${link}`).view).toEqual(given);
      }),
      fixed,
    );
  });

  test("survives being put into an address and taken out again", () => {
    fc.assert(
      fc.property(view, (given) => {
        const url = new URL("https://example.org/some/path/");
        url.hash = encodeLink(given);
        expect(decodeLink(url.hash).view).toEqual(given);
      }),
      fixed,
    );
  });

  test("never throws and always gives a kitchen, whatever stands in it", () => {
    const parts = fc.constantFrom(
      "bakers",
      "eaters",
      "plate",
      "bounded",
      "order",
      "seed",
      "at",
      "changes",
      "marks",
      "show",
      "preset",
    );
    const part = fc.tuple(parts, fc.string({ unit: "binary" })).map(([key, value]) => `${key}=${value}`);
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(part).map((all) => all.join("&")),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { ok, view: read, problems } = decodeLink(given);
        expect(ok).toBe(problems.length === 0);
        expect(decodeLink(encodeLink(read))).toEqual({ ok: true, view: read, problems: [] });
      }),
      fixed,
    );
  });

  test.each([
    ["", ""],
    ["preset=full", "preset=full"],
    ["plate=4&bounded=1", "plate=4&bounded=1"],
    ["preset=opening", ""],
    ["preset=opening&at=2", "preset=opening&at=2"],
    ["preset=original", "preset=original"],
    ["bakers=John:0.5,Mike:0.5&plate=6", "preset=original"],
    ["bakers=Ana", "bakers=Ana:0.5"],
    ["preset=original&seed=7", "seed=7"],
    ["at=2.5&show=console,people", "at=2.5&show=console,people"],
    ["marks=3,1.5,3", "marks=1.5,3"],
    ["%70reset=full&%6Darks=1", "preset=full&marks=1"],
    ["show=log,log", "show=log"],
    ["eaters=%E5%B0%8F%E6%98%8E:exponential~2", "eaters=%E5%B0%8F%E6%98%8E:exponential~2"],
  ])("typed as %j stands for %j", (typed, canonical) => {
    const { ok, view: read } = decodeLink(typed);
    expect(ok).toBe(true);
    expect(encodeLink(read)).toBe(canonical);
  });

  test.each([
    ["plate=0", "plate", "size", "0"],
    ["plate=6.5", "plate", "size", "6.5"],
    ["bounded=maybe", "bounded", "bounded", "maybe"],
    ["order=random", "order", "order", "random"],
    ["seed=-1", "seed", "seed", "-1"],
    ["preset=breakfast", "preset", "preset", "breakfast"],
    ["bakers=John:fast", "bakers[0].seconds", "seconds", "fast"],
    ["bakers=John:0.5:lots", "bakers[0].breads", "breads", "lots"],
    ["eaters=Grace:uniform~3~1", "eaters[0].seconds", "seconds", "uniform~3~1"],
    ["eaters=Grace:uniform~1~1e999", "eaters[0].seconds", "seconds", "uniform~1~1e999"],
    ["plate=1e999", "plate", "size", "1e999"],
    ["plate=2&plate=6", "plate", "once", "2"],
    ["pl%61te=2&plate=6", "plate", "once", "2"],
    ["eaters=", "eaters", "list", ""],
    ["bakers=", "bakers", "list", ""],
    ["at=1e999", "at", "time", "1e999"],
    ["at=", "at", "time", ""],
    ["%63olour=blue", "colour", "nothing", "blue"],
    ["bakers=A:1&changes=0:0:dismiss:baker:0", "changes", "change", "0:0:dismiss:baker:0"],
    ["eaters=Grace:1:2", "eaters[0].habit", "eaterHabit", "2"],
    ["eaters=Grace:1:raises~x", "eaters[0].habit", "eaterHabit", "raises~x"],
    ["eaters=Grace:1:blocks:2", "eaters[0].:2", "nothing", "2"],
    ["eaters=Zoe:2&ending=never", "ending", "ending", "never"],
    ["at=-3", "at", "time", "-3"],
    ["marks=soon", "marks", "time", "soon"],
    ["show=attic", "show", "panel", "attic"],
    ["changes=5:1:explode", "changes", "change", "5:1:explode"],
    ["changes=9:9:size:3,5:9:size:4", "changes", "change", "5:9:size:4"],
    ["colour=blue", "colour", "nothing", "blue"],
    ["plate=%E0%A4%A", "plate", "size", "%E0%A4%A"],
  ])("%j names what is wrong and keeps the rest", (typed, path, wanted, given) => {
    const { ok, view: read, problems } = decodeLink(`eaters=Zoe:2&${typed}`.replace(/^eaters=Zoe:2&(?=eaters)/, ""));
    expect(ok).toBe(false);
    expect(problems).toContainEqual({ path, wanted, given });
    if (!typed.startsWith("eaters")) expect(read.scenario.eaters).toEqual([{ name: "Zoe", seconds: 2 }]);
    expect(read.scenario.plate.size).toBe(original.plate.size);
  });

  test("too long to be meant is refused as a whole", () => {
    const { view: read, problems } = decodeLink(`bakers=${"x".repeat(LONGEST_LINK)}`);
    expect(problems).toMatchObject([{ path: "link", wanted: "length" }]);
    expect(decodeLink(`bakers=${"x".repeat(LONGEST_LINK - 7)}`).problems).not.toMatchObject([{ wanted: "length" }]);
    expect(read.scenario).toEqual(original);
  });

  test("the largest kitchen fits, whatever its people are called", () => {
    const crowd = Array.from({ length: 1000 }, (_, i) => ({ name: "\u98ef".repeat(36) + i, seconds: 0.333333 }));
    const bakers = crowd.map((person) => ({ ...person, breads: "endless" as const, priority: 5 }));
    const large: View = {
      scenario: { ...original, bakers, eaters: crowd },
      preset: null,
      changes: [],
      atUs: null,
      panels: [],
    };
    expect(decodeLink(encodeLink(large))).toEqual({ ok: true, view: large, problems: [] });
  });

  test("no name and no value is shown longer than one reads", () => {
    const long = "x".repeat(100_000);
    const links = [
      `${long}=${long}`,
      long,
      `bakers=A:1:1:1:${long}`,
      `plate=${long}`,
      `show=${long}`,
      `changes=${long}`,
    ];
    for (const { path, given } of links.flatMap((link) => decodeLink(link).problems)) {
      expect(path.length).toBeLessThanOrEqual(40);
      expect(given.length).toBeLessThanOrEqual(40);
    }
    expect(decodeLink(`${long}=1`).problems).toEqual([{ path: `${"x".repeat(39)}…`, wanted: "nothing", given: "1" }]);
  });

  test("so many bookmarks are kept as one finds one's way among, and the rest is named", () => {
    const times = Array.from({ length: 150_000 }, (_, i) => i);
    const { view: read, problems } = decodeLink(`marks=${times.join(",")}`);
    expect(read.bookmarks).toEqual(times.slice(0, LIMITS.bookmarks).map((s) => s * 1e6));
    expect(problems).toEqual([{ path: "marks", wanted: "marks", given: "100,101,102,103,104,105,106,107,108,109…" }]);
    const full = { ...read, bookmarks: times.slice(0, LIMITS.bookmarks) };
    expect(decodeLink(encodeLink(full)).view).toEqual(full);
  });

  test("nobody is hired past what a kitchen holds, so that the page never writes what it refuses", () => {
    const hires = Array.from({ length: LIMITS.people }, (_, i) => `0:0:hire:eater:Zoe${i}:1:endless`);
    const { view: read, problems } = decodeLink(`changes=${hires.join(",")}`);
    expect(problems).toHaveLength(2);
    const settings = read.changes.reduce((so, { edit }) => applyEdit(so, edit), settingsOf(read.scenario));
    expect(settings.eaters).toHaveLength(LIMITS.people);
    expect(decodeLink(encodeLink(viewOf(settings, [], null))).problems).toEqual([]);
  });

  test("however much is wrong, no more is named than can be shown", () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `a${i}`);
    expect(decodeLink(keys.join("&")).problems).toHaveLength(20);
    expect(decodeLink(`changes=${keys.join()}`).problems).toHaveLength(20);
    expect(decodeLink("a&".repeat(50_000)).problems).toHaveLength(1);
  });
});

test("a preset brings what is done to it, unless the link says otherwise", () => {
  const preset = presets.find(({ id }) => id === "wokenCancelled");
  const { scenario, changes = [] } = preset as Required<(typeof presets)[number]>;
  expect(changes).toHaveLength(1);
  expect(decodeLink("preset=wokenCancelled").view).toMatchObject({ scenario, changes });
  expect(decodeLink("preset=wokenCancelled&changes=").view).toMatchObject({ scenario, changes: [] });
  expect(decodeLink("preset=wokenCancelled&plate=2").view.changes).toEqual([]);
  // Also once it has been done.
  const [change] = changes;
  const settings = applyEdit(settingsOf(scenario), (change as TimedEdit).edit);
  expect(encodeLink(viewOf(settings, [], "wokenCancelled"))).toBe("preset=wokenCancelled");
});
