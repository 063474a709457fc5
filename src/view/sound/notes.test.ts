import { expect, test } from "vitest";
import { presets, Run } from "../../bakery/index.ts";
import { Recording } from "../../replay/index.ts";
import { type Note, notesBetween, SOUNDS, Spacing } from "./notes.ts";

function recordingOf(id: (typeof presets)[number]["id"], untilUs: number): Recording {
  const run = new Run((presets.find((one) => one.id === id) ?? presets[0]).scenario);
  run.advance(untilUs, 50_000);
  return new Recording(run.trace, run.cast);
}
const between = (recording: Recording, fromUs: number, toUs: number): Note[] =>
  notesBetween(recording, recording.trace.countUntil(fromUs), recording.trace.countUntil(toUs));

test("a loaf that lands sounds the higher the more lie there", () => {
  const recording = recordingOf("opening", 6e6);
  const pitches = [0.4, 0.9, 1.4, 1.9, 2.4, 2.9].map(
    (at) => between(recording, at * 1e6, at * 1e6 + 2e5).find(({ sound }) => sound === "landing")?.semitones,
  );
  expect(pitches).toEqual([...pitches].sort((a, b) => (a ?? 0) - (b ?? 0)));
  expect(pitches.at(-1)).toBeGreaterThan(pitches[0] ?? 0);
});

test("waits, freed places and trouble are heard when they come about", () => {
  const opening = recordingOf("opening", 6e6);
  const sounds = (notes: Note[]): string[] => notes.map(({ sound }) => sound);
  expect(sounds(between(opening, 3.9e6, 4.1e6))).toContain("waiting");
  expect(sounds(between(opening, 4.4e6, 4.6e6))).toContain("freed");
  expect(sounds(between(opening, 0, 3.9e6))).not.toContain("trouble");
  const failing = recordingOf("eaterFails", 20e6);
  expect(sounds(between(failing, 0, 20e6))).toContain("trouble");
});

test("however much happens at once, each sound is heard once, and not again at once", () => {
  const recording = recordingOf("rush", 30e6);
  const notes = between(recording, 0, 30e6);
  expect(new Set(notes.map(({ sound }) => sound)).size).toBe(notes.length);
  expect(notes.length).toBeLessThanOrEqual(SOUNDS.length);
  const spacing = new Spacing(90);
  const heard = Array.from({ length: 100 }, (_, i) =>
    spacing.through([{ sound: "landing", semitones: 0 }], i * 10),
  ).flat();
  expect(heard).toHaveLength(12);
});
