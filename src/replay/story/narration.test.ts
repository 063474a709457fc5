import fc from "fast-check";
import { expect, test } from "vitest";
import { plans, play, recordingOf } from "../../../tests/kit/plans.ts";
import { presets, Run } from "../../bakery/index.ts";
import { narrate } from "./index.ts";

test("what can be said can be said of any run, with names and loaves in it", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const recording = recordingOf(play(plan));
      for (let seq = 0; seq < recording.trace.length; seq++) {
        const sentence = narrate(recording, seq, recording.sceneAt(seq + 1));
        if (!sentence) continue;
        if ("name" in sentence) expect(sentence.name).not.toBe("");
        if ("bread" in sentence) expect(sentence.bread).toMatch(/\d/);
      }
    }),
    { seed: 7, numRuns: 40 },
  );
});

test("the original program, told", () => {
  const run = new Run(presets[0].scenario);
  run.advance(1.5e6);
  const recording = recordingOf(run);
  const told: string[] = [];
  for (let seq = 0; seq < run.trace.length; seq++) {
    const sentence = narrate(recording, seq, recording.sceneAt(seq + 1));
    if (sentence) told.push(Object.values(sentence).join(" "));
  }
  expect(told).toMatchInlineSnapshot(`
    [
      "waitsForBread Grace  false",
      "waitsForBread Lucy Grace false",
      "begins John J0",
      "begins Mike M0",
      "drops John J0",
      "begins John J1",
      "drops Mike M0",
      "begins Mike M1",
      "takes Grace J0",
      "takes Lucy M0",
      "drops John J1",
      "begins John J2",
      "drops Mike M1",
      "begins Mike M2",
      "eats Grace J0",
      "takes Grace J1",
      "eats Lucy M0",
      "takes Lucy M1",
      "drops John J2",
      "begins John J3",
      "drops Mike M2",
      "begins Mike M3",
    ]
  `);
});
