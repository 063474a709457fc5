import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "../bakery/index.ts";
import {
  encodeLink,
  LONGEST_LINK,
  LONGEST_PLAIN,
  packLink,
  packText,
  unpackLink,
  unpackText,
  type View,
} from "./index.ts";

describe("packed", () => {
  const largest = presets.reduce((most, one) => (encodeView(one).length > encodeView(most).length ? one : most));
  const tenEdits = (): View => {
    const edits = Array.from({ length: 10 }, (_, i) => ({
      atUs: i * 1_234_567,
      callbacks: i * 41,
      edit: { kind: "pace" as const, role: "baker" as const, index: i, seconds: 0.5 + i / 7 },
    }));
    return { scenario: { ...largest.scenario, seed: 1 }, changes: edits, atUs: 12_345_678, callbacks: 410, panels: [] };
  };
  function encodeView({ scenario, changes = [] }: (typeof presets)[number]): string {
    return encodeLink({ scenario: { ...scenario, seed: 1 }, changes, atUs: null, panels: [] });
  }

  test("the largest kitchen with ten edits is a link of less than a thousand characters, and comes back", async () => {
    const link = encodeLink(tenEdits());
    const packed = await packLink(link);
    expect(packed.length).toBeLessThan(LONGEST_PLAIN);
    expect(await unpackLink(packed)).toBe(link);
  });

  test("any text comes back, and a short one is left as it is", async () => {
    const comesBack = fc.asyncProperty(fc.string({ unit: "binary", maxLength: 3000 }), async (text) => {
      expect(await unpackText((await packText(text)) ?? "")).toBe(text);
    });
    await fc.assert(comesBack, { seed: 1, numRuns: 60 });
    expect(await packLink("plate=7")).toBe("plate=7");
    expect(await unpackLink("#plate=7")).toBe("plate=7");
  });

  test("what is too long, cut or no packing at all is none", async () => {
    const bomb = (await packText("x".repeat(LONGEST_LINK + 1))) ?? "";
    expect(bomb.length).toBeLessThan(10_000);
    expect(await unpackLink(`z=${bomb}`)).toBe(null);
    const packed = await packLink(encodeLink(tenEdits()));
    if (packed.startsWith("z=")) expect(await unpackLink(packed.slice(0, -9))).toBe(null);
    expect(await unpackLink("z=!!")).toBe(null);
    expect(await unpackLink("z=aGVsbG8")).toBe(null);
  });
});
