import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  broken,
  eventsOf,
  minuteOf,
  overtaking,
  type Plan,
  plans,
  play,
  recordingOf,
  scenarioFrom,
} from "../../../tests/kit/plans.ts";
import { original, Run } from "../../bakery/index.ts";
import type { Recording } from "../recording.ts";
import { firstPlate } from "../scene/index.ts";
import { isVisible, stepAfter, stepBefore } from "../steps.ts";
import { Log } from "./index.ts";

const RUNS = { seed: 4, numRuns: 150 };

const allOf = (made: Recording) => new Log(made).around(made.trace.length, made.trace.length, 0);

describe("the log", () => {
  test("has one entry for each visible event, in order, at the places to which steps go", () => {
    fc.assert(
      fc.property(plans, (plan: Plan) => {
        const made = recordingOf(play(plan));
        const places: number[] = [];
        for (let next = stepAfter(made, 0); next !== null; next = stepAfter(made, next)) places.push(next);
        const entries = allOf(made);
        expect(entries.map(({ place }) => place)).toEqual(places);
        const visible = eventsOf(made.trace).filter((event) => isVisible(event, made.cast));
        expect(entries.map(({ atUs, task }) => [atUs, task])).toEqual(
          visible.map((event) => [event.atUs, "task" in event ? event.task : -1]),
        );
      }),
      RUNS,
    );
  });

  test("around any place are the last entries before it and the next ones behind, whatever was asked before", () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.nat(2000), { maxLength: 8 }),
        fc.nat(6),
        fc.nat(6),
        (plan, asked, before, after) => {
          const made = recordingOf(play(plan));
          const all = allOf(made);
          const log = new Log(made);
          for (const n of asked) {
            const seq = [0, ...all.map(({ place }) => place)][n % (all.length + 1)] as number;
            const past = all.filter(({ place }) => place <= seq);
            expect(log.around(seq, before, after)).toEqual([
              ...past.slice(past.length - Math.min(before, past.length)),
              ...all.slice(past.length, past.length + after),
            ]);
            expect(stepBefore(made, seq)).toBe(past.at(-2)?.place ?? 0);
          }
        },
      ),
      RUNS,
    );
  });

  test("tells how full the plate then is, and names the loaf", () => {
    fc.assert(
      fc.property(plans, (plan: Plan) => {
        const made = recordingOf(play(plan));
        for (const { place, aside, sentence, loaf } of allOf(made)) {
          const { onPlate, maxsize } = firstPlate(made.sceneAt(place));
          const isMove = sentence.say === "drops" || sentence.say === "takes";
          const limit = maxsize > 0 ? maxsize : null;
          expect(aside?.say === "plateNow").toBe(isMove);
          if (isMove) expect(aside).toEqual({ say: "plateNow", level: onPlate.length, limit });
          if ("bread" in sentence) expect(loaf).not.toBeNull();
          if (sentence.say === "drops") expect(onPlate).toContain(loaf);
        }
      }),
      RUNS,
    );
  });

  test("who stands in line is told to stand behind somebody", () => {
    const sentences = allOf(minuteOf("full")).map(({ sentence }) => sentence);
    expect(sentences).toContainEqual(expect.objectContaining({ say: "waitsForRoom", name: "Mike", behind: "John" }));
    expect(sentences).toContainEqual(expect.objectContaining({ say: "waitsForRoom", name: "John", behind: null }));
  });

  test("who was overtaken is told by whom: who put or took last", () => {
    const quicker = new Set<string>();
    const recordings = fc.sample(plans, RUNS).map((plan) => recordingOf(play(plan)));
    for (const made of [overtaking(), minuteOf("rush"), ...recordings]) {
      const entries = allOf(made);
      let last = { drops: "", takes: "" };
      for (const { sentence, aside } of entries) {
        if (sentence.say === "drops" || sentence.say === "takes") last = { ...last, [sentence.say]: sentence.name };
        if (aside?.say !== "quicker") continue;
        expect(sentence).toMatchObject({ isAgain: true });
        expect(aside.name).toBe(sentence.say === "waitsForRoom" ? last.drops : last.takes);
        quicker.add(sentence.say);
      }
    }
    expect([...quicker].sort()).toEqual(["waitsForBread", "waitsForRoom"]);
  });

  test("nobody was quicker where the plate was made smaller before the woken one got there", () => {
    const scenario = scenarioFrom({
      bakers: [{ name: "Ada", seconds: 0.1, breads: 9 }],
      eaters: [{ seconds: 9 }],
      plate: { size: 1, bounded: true },
    });
    const run = new Run(scenario);
    run.advance(2e6);
    run.edit({ kind: "size", size: 2 });
    run.edit({ kind: "size", size: 1 });
    run.advance(3e6);
    const again = allOf(recordingOf(run)).filter(({ sentence }) => "isAgain" in sentence && sentence.isAgain);
    expect(again.map(({ sentence, aside }) => [sentence, aside])).toEqual([
      [{ say: "waitsForRoom", name: "Ada", bread: "A2", behind: null, isAgain: true }, null],
    ]);
  });

  test.each([
    ["hungry", 0.2e6],
    ["eating", 1e6],
  ])("tells who sent somebody home who was %s", (_what, atUs) => {
    const run = new Run(original);
    run.advance(atUs);
    run.edit({ kind: "dismiss", role: "eater", index: 1 });
    run.advance(60e6);
    const gone = allOf(recordingOf(run)).filter(({ sentence }) => sentence.say === "goesHome");
    expect(gone.map(({ sentence, aside }) => [sentence, aside])).toEqual([
      [
        { say: "goesHome", name: "Lucy" },
        { say: "sentBy", by: "edit" },
      ],
      [{ say: "goesHome", name: "John" }, null],
      [{ say: "goesHome", name: "Mike" }, null],
      [
        { say: "goesHome", name: "Grace" },
        { say: "sentBy", by: "manager" },
      ],
    ]);
  });

  test("tells what goes wrong, in Python's words", () => {
    const told = allOf(broken()).flatMap(({ sentence, aside }) =>
      sentence.say === "fails" ? [[sentence.name, sentence.error, aside?.say ?? null]] : [],
    );
    expect(told).toEqual([
      ["asyncio", "ValueError: too hot", "callbackFailed"],
      ["Ada", "ValueError: burnt", null],
      ["Bo", "", "taskLeftPending"],
      ["Ada", "ValueError: burnt", "errorNeverRetrieved"],
    ]);
  });
});
