/**
 * Links that were made before the page opened with another kitchen. They stand in other people's pages and messages, so
 * each is written out here as it was, beside what it has always meant. No line of this list may change.
 */
import { expect, test } from "vitest";
import { original, type PresetId, presets, type Scenario, type TimedEdit } from "../bakery/index.ts";
import { decodeLink, type View } from "./index.ts";

const bounded = { ...original.plate, bounded: true };
const scenarioOfPreset = (id: PresetId): Scenario => presets.find((one) => one.id === id)?.scenario as Scenario;
const at = (atUs: number, callbacks: number, edit: TimedEdit["edit"]): TimedEdit => ({ atUs, callbacks, edit });

/** What a link says, but for what is the original program's. */
const OLD_LINKS: readonly (readonly [string, Partial<View>])[] = [
  // Without a word about the kitchen: the original program.
  ["at=2.5", { atUs: 2_500_000 }],
  ["at=0&show=console,people", { atUs: 0, panels: ["console", "people"] }],
  ["show=timeline", { panels: ["timeline"] }],
  ["marks=1.5,3.2", { bookmarks: [1_500_000, 3_200_000] }],
  ["changes=", {}],
  [
    "changes=0:0:size:7,1000000:14:bounded:1&at=1",
    {
      atUs: 1_000_000,
      changes: [at(0, 0, { kind: "size", size: 7 }), at(1_000_000, 14, { kind: "bounded", bounded: true })],
    },
  ],
  ["preset=original", {}],
  ["preset=original&at=3", { atUs: 3_000_000 }],
  // Settings of one's own replace the original's.
  ["bounded=1", { preset: null, scenario: { ...original, plate: bounded } }],
  ["plate=7", { preset: null, scenario: { ...original, plate: { ...original.plate, size: 7 } } }],
  ["plate=7&bounded=1", { preset: null, scenario: { ...original, plate: { ...bounded, size: 7 } } }],
  ["plate=6&bounded=0", {}],
  ["seed=7", { preset: null, scenario: { ...original, seed: 7 } }],
  [
    "plate=4&bounded=1&order=lifo&seed=7",
    {
      preset: null,
      scenario: { ...original, plate: { size: 4, bounded: true, order: "lifo" }, seed: 7 },
    },
  ],
  ["bakers=John:0.5,Mike:0.5&eaters=Grace:1,Lucy:1", {}],
  [
    "bakers=John:0.5,Mike:uniform~0.2~0.8:endless&eaters=Grace:1,Lucy:exponential~2",
    {
      preset: null,
      scenario: {
        ...original,
        bakers: [
          { name: "John", seconds: 0.5, breads: "plateful", priority: 0 },
          { name: "Mike", seconds: { uniform: [0.2, 0.8] }, breads: "endless", priority: 0 },
        ],
        eaters: [
          { name: "Grace", seconds: 1 },
          { name: "Lucy", seconds: { exponential: 2 } },
        ],
      },
    },
  ],
  [
    "bakers=A:0.5:endless:3&order=priority",
    {
      preset: null,
      scenario: {
        ...original,
        bakers: [{ name: "A", seconds: 0.5, breads: "endless", priority: 3 }],
        plate: { ...original.plate, order: "priority" },
      },
    },
  ],
  [
    "bounded=1&changes=500000:9:breads:plateful,500000:9:pace:baker:all:2",
    {
      preset: null,
      scenario: { ...original, plate: bounded },
      changes: [
        at(500_000, 9, { kind: "breads", breads: "plateful" }),
        at(500_000, 9, { kind: "pace", role: "baker", seconds: 2 }),
      ],
    },
  ],
  // The kitchens to choose from.
  [
    "preset=full&changes=1000000:14:size:3&at=2.5&marks=1.5,3.2&show=console",
    {
      preset: "full",
      scenario: scenarioOfPreset("full"),
      changes: [at(1_000_000, 14, { kind: "size", size: 3 })],
      atUs: 2_500_000,
      bookmarks: [1_500_000, 3_200_000],
      panels: ["console"],
    },
  ],
  [
    "preset=rush&show=timeline,numbers",
    {
      preset: "rush",
      scenario: scenarioOfPreset("rush"),
      panels: ["timeline", "numbers"],
    },
  ],
  [
    "preset=hungry&plate=2",
    {
      preset: null,
      scenario: { ...scenarioOfPreset("hungry"), plate: { ...bounded, size: 2 } },
    },
  ],
  [
    "preset=wokenCancelled",
    {
      preset: "wokenCancelled",
      scenario: scenarioOfPreset("wokenCancelled"),
      changes: [at(1_000_000, 6, { kind: "dismiss", role: "eater", index: 0 })],
    },
  ],
];

test.each(OLD_LINKS)("%s means what it meant", (link, said) => {
  const usual: View = { scenario: original, preset: "original", changes: [], atUs: null, panels: [] };
  expect(decodeLink(link)).toEqual({ ok: true, problems: [], view: { ...usual, ...said } });
});

test("what a link spells wrong is replaced by the original program's", () => {
  expect(decodeLink("colour=blue").view.scenario).toEqual(original);
  expect(decodeLink("preset=breakfast").view.scenario).toEqual(original);
});
