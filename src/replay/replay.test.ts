import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets, Run, readScenario } from "../bakery/index.ts";
import {
  emptyScene,
  fold,
  History,
  isVisible,
  lastVisible,
  narrate,
  type Scene,
  sceneFolding,
  stepAfter,
  stepBefore,
} from "./index.ts";
import { plans, play } from "./plans.ts";

const kitchen = (data: object = {}) => readScenario(data).scenario;

const first = (run: Run) => emptyScene(new Run(run.scenario).settings);
const historyOf = (run: Run) => new History(run.trace, first(run), sceneFolding);

describe("fold", () => {
  test("in pieces is fold at once", () => {
    fc.assert(
      fc.property(plans, fc.array(fc.nat(400), { maxLength: 8 }), (plan, cuts) => {
        const run = play(plan);
        const start = first(run);
        let scene = start;
        for (const cut of [...cuts, Number.MAX_SAFE_INTEGER].sort((a, b) => a - b)) {
          scene = fold(scene, run.trace, Math.max(scene.seq, Math.min(cut, run.trace.length)));
        }
        expect(scene).toEqual(fold(start, run.trace, run.trace.length));
        expect(start).toEqual(first(run));
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("leaves the scene it was given as it was", () => {
    const run = new Run(kitchen());
    run.advance(60e6);
    const middle = fold(first(run), run.trace, 100);
    const copy = structuredClone(middle);
    fold(middle, run.trace, run.trace.length);
    expect(middle).toEqual(copy);
  });

  test("goes forward only, and not beyond the trace", () => {
    const run = new Run(kitchen());
    const scene = fold(first(run), run.trace, 3);
    expect(() => fold(scene, run.trace, 2)).toThrow(RangeError);
    expect(() => fold(scene, run.trace, run.trace.length + 1)).toThrow(RangeError);
    expect(fold(scene, run.trace, 3)).toBe(scene);
  });

  test("counts callbacks, changes and lines as the run does", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const run = play(plan);
        const scene = fold(first(run), run.trace, run.trace.length);
        expect([scene.callbacks, scene.changes, scene.printed, scene.settings, scene.end]).toEqual([
          run.callbackCount,
          run.trace.changes.length,
          run.trace.printedSeqs.length,
          run.settings,
          run.end === "livelock" ? null : run.end,
        ]);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("a nap longer than 32 bits of microseconds is shown to its end", () => {
    const run = new Run(kitchen({ bakers: [{ seconds: { exponential: 3600 }, breads: 200 }], seed: 5 }));
    run.advance(Number.POSITIVE_INFINITY);
    let longest = 0;
    for (let seq = 0; seq < run.trace.length; seq++)
      longest = Math.max(longest, run.trace.read(seq).kind === "taskSlept" ? run.trace.read(seq).b : 0);
    expect(longest).toBeGreaterThan(2 ** 32);
    const history = historyOf(run);
    let end = 0;
    for (let seq = 1; seq < run.trace.length; seq++) {
      const person = history.sceneAt(seq).people[3];
      if (person?.state === "baking") end = person.untilUs as number;
      else if (end > 0) {
        expect(run.trace.atUsOf(seq - 1)).toBe(end);
        end = 0;
      }
    }
  });

  test("a new name is there with the change", () => {
    const run = new Run(kitchen());
    run.advance(1e6);
    run.edit({ kind: "rename", role: "eater", index: 1, name: "Lucia" });
    const { people } = fold(first(run), run.trace, run.trace.length);
    expect(people.map((person) => person.name)).toEqual(["main", "Grace", "Lucia", "John", "Mike"]);
  });
});

/** Where everybody and every loaf is; throws unless all parts of a scene say the same. */
function check(scene: Scene, isShrunk: boolean): void {
  const { loaves, slots, onPlate, people } = scene;
  const at = { oven: 0, hand: 0, plate: 0, mouth: 0 };
  for (const loaf of loaves.values()) {
    at[loaf.place.at]++;
    if (loaf.place.at === "plate") {
      expect(slots[loaf.place.slot]).toBe(loaf.id);
      expect(onPlate.filter((id) => id === loaf.id)).toHaveLength(1);
    } else {
      const holder = people[loaf.place.holder];
      expect(holder?.loaf).toBe(loaf.id);
      expect(holder?.role).toBe(loaf.place.at === "mouth" ? "eater" : "baker");
      if (loaf.place.at !== "mouth") expect(loaf.baker).toBe(loaf.place.holder);
    }
  }
  expect(slots.filter((slot) => slot !== null).length).toBe(onPlate.length);
  expect(slots.at(-1)).not.toBe(null);
  expect(at.plate).toBe(onPlate.length);
  expect(people.filter((person) => person?.loaf != null).length).toBe(at.oven + at.hand + at.mouth);
  expect(scene.made).toBe(at.hand + at.plate + at.mouth + scene.eaten + scene.lost);
  expect(scene.unfinished).toBe(at.plate + at.mouth + scene.lost);
  expect(scene.lost).toBe(0);
  if (scene.settings.bounded && !isShrunk) expect(onPlate.length).toBeLessThanOrEqual(scene.settings.size);
  for (const { task } of scene.putLine) expect(people[task]?.role).toBe("baker");
  for (const { task } of scene.getLine) expect(people[task]?.role).toBe("eater");
  for (const person of people) {
    if (!person) continue;
    if (person.state === "baking" || person.state === "eating") expect(person.untilUs).not.toBe(null);
    // In a line means holding the future that stands there, until woken.
    const line = person.state === "holding" ? scene.putLine : person.state === "hungry" ? scene.getLine : null;
    if (line === null) continue;
    const isInLine = line.some((waiter) => waiter.task === person.task && waiter.future === person.awaits);
    expect(isInLine || person.isLeaving || scene.end !== null || isWokenNext(scene, person.awaits)).toBe(true);
  }
}

/** Between the moment a waiter has left the line and the moment it is ready, a woken person is still shown waiting. */
const isWokenNext = (scene: Scene, future: number): boolean =>
  ![...scene.putLine, ...scene.getLine].some((waiter) => waiter.future === future);

test("every scene of every run: loaves are conserved, and all its parts agree", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const run = play(plan);
      const history = historyOf(run);
      let isShrunk = false;
      for (let seq = 0; seq <= run.trace.length; seq++) {
        if (seq > 0 && run.trace.read(seq - 1).kind === "changed") isShrunk = true;
        check(history.sceneAt(seq), isShrunk);
      }
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("sceneAt is a plain fold, wherever one looks and in whatever order", () => {
  const scenario = kitchen({ bakers: [{ breads: 400 }, { breads: 400 }], plate: { size: 3, bounded: true } });
  const run = new Run(scenario);
  run.advance(Number.POSITIVE_INFINITY);
  expect(run.trace.length).toBeGreaterThan(10_000);
  const start = first(run);
  fc.assert(
    fc.property(fc.array(fc.nat(run.trace.length), { minLength: 1, maxLength: 20 }), (seqs) => {
      const history = historyOf(run);
      for (const seq of seqs) expect(history.sceneAt(seq)).toEqual(fold(start, run.trace, seq));
    }),
    { seed: 4, numRuns: 12 },
  );
});

test("a history grows with its trace", () => {
  const run = new Run(kitchen());
  const history = new History(run.trace, emptyScene(run.settings), sceneFolding);
  const seen: Scene[] = [];
  while (run.step()) seen.push(history.sceneAt(run.trace.length));
  const start = first(run);
  for (const scene of seen) expect(scene).toEqual(fold(start, run.trace, scene.seq));
  expect(() => history.sceneAt(run.trace.length + 1)).toThrow(RangeError);
});

describe("steps", () => {
  test("forward then back is where one was, and every step shows something", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { trace } = play(plan);
        const places = [0];
        for (let next = stepAfter(trace, 0); next !== null; next = stepAfter(trace, next)) places.push(next);
        for (let i = 1; i < places.length; i++) {
          expect(places[i]).toBeGreaterThan(places[i - 1] as number);
          expect(stepBefore(trace, places[i] as number)).toBe(places[i - 1]);
          const shown = lastVisible(trace, places[i] as number) as number;
          expect(isVisible(trace.read(shown).kind)).toBe(true);
          expect(shown).toBeGreaterThanOrEqual(places[i - 1] as number);
        }
        expect([stepBefore(trace, 0), lastVisible(trace, 0)]).toEqual([0, null]);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test("from anywhere, the step back leads to a place of a step", () => {
    fc.assert(
      fc.property(plans, fc.nat(2000), (plan, n) => {
        const { trace } = play(plan);
        const places = new Set([0]);
        for (let next = stepAfter(trace, 0); next !== null; next = stepAfter(trace, next)) places.add(next);
        expect(places).toContain(stepBefore(trace, n % (trace.length + 1)));
      }),
      { seed: 6, numRuns: 100 },
    );
  });
});

test("narration: what can be said can be said of any run, with names and loaves in it", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const run = play(plan);
      const history = historyOf(run);
      for (let seq = 0; seq < run.trace.length; seq++) {
        const sentence = narrate(run.trace, seq, history.sceneAt(seq + 1));
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
  const history = historyOf(run);
  const told: string[] = [];
  for (let seq = 0; seq < run.trace.length; seq++) {
    const sentence = narrate(run.trace, seq, history.sceneAt(seq + 1));
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
