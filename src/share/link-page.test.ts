import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "../bakery/index.ts";
import { LESSONS, QUESTION_KINDS } from "../lessons/index.ts";
import {
  decodeLink,
  encodeLink,
  LOCALES,
  LOOKS,
  PARTS_OF_PAGE,
  type PageView,
  SPEEDS,
  TEXT_SIZES,
  THEMES,
} from "./index.ts";

const fixed = { seed: 20_261_127, numRuns: 300 };

describe("how the page is to stand", () => {
  const part = fc.subarray([...PARTS_OF_PAGE], { minLength: 1 });
  const thousandth = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
  const lesson = fc
    .constantFrom(...LESSONS)
    .chain(({ id, beats }) => fc.record({ id: fc.constant(id), beat: fc.nat(beats.length - 1) }));
  const page: fc.Arbitrary<PageView> = fc.record(
    {
      speed: fc.double({ min: SPEEDS.min, max: SPEEDS.max, noNaN: true }),
      isPlaying: fc.boolean(),
      selected: fc.nat(1_000_000),
      tab: fc.constantFrom("program" as const, "inside" as const),
      zoom: fc.record({ scale: fc.integer({ min: 1, max: 24 }), x: thousandth, y: thousandth }),
      look: fc.constantFrom(...LOOKS),
      locale: fc.constantFrom(...LOCALES),
      theme: fc.constantFrom(...THEMES),
      textSize: fc.constantFrom(...TEXT_SIZES),
      lesson,
      ask: fc.constantFrom("any" as const, ...QUESTION_KINDS),
      locked: part,
      hidden: part,
      beside: fc.string({ minLength: 1 }).filter((text) => !/\p{Cs}/u.test(text)),
    },
    { requiredKeys: [] },
  );
  const opening = presets[0];

  test("comes back as it was, whatever it is", () => {
    const comesBack = fc.property(page, fc.subarray([...QUESTION_KINDS]), (given, questions) => {
      const { scenario, id } = opening;
      const link = encodeLink({ scenario, preset: id, changes: [], atUs: 0, panels: [], questions, page: given });
      const { view, problems } = decodeLink(link);
      expect(problems).toEqual([]);
      expect(view.scenario).toEqual(scenario);
      expect(view.page ?? {}).toEqual(given);
      expect(view.questions ?? []).toEqual(questions);
    });
    fc.assert(comesBack, fixed);
  });

  test.each([
    ["speed=0", "speed"],
    ["speed=fast", "speed"],
    ["play=perhaps", "play"],
    ["who=-1", "who"],
    ["tab=other", "tab"],
    ["zoom=2:3:0", "zoom"],
    ["zoom=2", "zoom"],
    ["look=odd", "look"],
    ["lang=xx", "lang"],
    ["theme=pink", "theme"],
    ["text=110", "text"],
    ["lesson=none:1", "lesson"],
    ["lesson=plateFills:99", "lesson"],
    ["lesson=plateFills:0", "lesson"],
    ["ask=why", "ask"],
    ["lock=doors", "lock"],
    ["hide=settings,doors", "hide"],
    ["questions=why", "questions"],
  ])("%s is named, and the rest of the link holds", (text, path) => {
    const { view, problems } = decodeLink(`plate=9&bounded=1&${text}`);
    expect(problems.map((one) => one.path)).toEqual([path]);
    expect(view.scenario.plate).toMatchObject({ size: 9, bounded: true });
    expect(view.page?.hidden).toEqual(path === "hide" ? ["settings"] : undefined);
  });

  test("a lesson that is all a link says brings its kitchen", () => {
    const { view } = decodeLink("lesson=hungryEaters");
    expect(view).toMatchObject({ preset: "hungry", page: { lesson: { id: "hungryEaters", beat: 0 } } });
    expect(decodeLink("preset=full&lesson=hungryEaters").view.preset).toBe("full");
  });
});
