import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFull, linePlans, plans, play, recordingOf } from "../../../tests/kit/plans.ts";
import { Run, readScenario } from "../../bakery/index.ts";
import { EMPTY_WORLD, WorldDraft } from "../world/index.ts";
import { type Plate, type Scene, SceneMaker } from "./index.ts";

const kitchen = (data: object = {}) => readScenario(data).scenario;

/** The scene at a place, made from nothing but the events before it. */
function sceneFromNothing({ trace, cast }: Run, seq: number): Scene {
  const draft = new WorldDraft(EMPTY_WORLD);
  for (let i = 0; i < seq; i++) draft.apply(trace.read(i));
  return new SceneMaker(cast).sceneOf(draft.finish());
}

describe("a scene", () => {
  test("is the same whatever was looked at before, and stays as it was given", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), fc.array(fc.nat(400), { maxLength: 8 }), (plan, places) => {
        const run = play(plan);
        const recording = recordingOf(run);
        const seen = [0, ...places.map((place) => place % (run.trace.length + 1)), run.trace.length].map((seq) => {
          const scene = recording.sceneAt(seq);
          return { seq, scene, copy: structuredClone(scene) };
        });
        for (const { seq, scene, copy } of seen) {
          expect(scene).toEqual(sceneFromNothing(run, seq));
          expect(scene).toEqual(copy);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("counts callbacks, changes and lines as the run does", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const run = play(plan);
        const scene = recordingOf(run).sceneAt(run.trace.length);
        expect([
          scene.callbacks,
          scene.changes,
          scene.printed,
          run.cast.settingsAfter(scene.changes),
          scene.end,
        ]).toEqual([
          run.callbackCount,
          run.edits.length,
          run.trace.printedSeqs.length,
          run.settings,
          run.end === "livelock" ? null : run.end,
        ]);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("shows a nap longer than 32 bits of microseconds to its end", () => {
    const run = new Run(kitchen({ bakers: [{ seconds: { exponential: 3600 }, breads: 200 }], seed: 5 }));
    run.advance(Number.POSITIVE_INFINITY);
    let longest = 0;
    for (let seq = 0; seq < run.trace.length; seq++) {
      const event = run.trace.read(seq);
      if (event.kind === "taskSlept") longest = Math.max(longest, event.delayUs);
    }
    expect(longest).toBeGreaterThan(2 ** 32);
    const recording = recordingOf(run);
    let end = 0;
    for (let seq = 1; seq < run.trace.length; seq++) {
      const person = recording.sceneAt(seq).people[3];
      if (person?.state === "baking") end = person.untilUs as number;
      else if (end > 0) {
        expect(run.trace.atUsOf(seq - 1)).toBe(end);
        end = 0;
      }
    }
  });

  test("has a new name with the change", () => {
    const run = new Run(kitchen());
    run.advance(1e6);
    run.edit({ kind: "rename", role: "eater", index: 1, name: "Lucia" });
    const { people } = recordingOf(run).sceneAt(run.trace.length);
    expect(people.map((person) => person.name)).toEqual(["main", "Grace", "Lucia", "John", "Mike"]);
  });
});

/** Where everybody and every loaf is; throws unless all parts of a scene say the same. */
function check(scene: Scene, isShrunk: boolean): void {
  const { loaves, people, plates } = scene;
  const at = { oven: 0, hand: 0, plate: 0, mouth: 0 };
  for (const loaf of loaves.values()) {
    at[loaf.place.at]++;
    if (loaf.place.at === "plate") {
      const { queue, slot } = loaf.place;
      const plate = plates.find((one) => one.queue === queue);
      expect(plate?.slots[slot]).toBe(loaf.id);
      expect(plates.flatMap(({ onPlate }) => onPlate.filter((id) => id === loaf.id))).toHaveLength(1);
    } else {
      const holder = people[loaf.place.holder];
      expect(holder?.loaf).toBe(loaf.id);
      expect(loaf.place.at === "mouth" ? ["topper", "eater"] : ["baker"]).toContain(holder?.role);
      if (loaf.place.at !== "mouth") expect(loaf.baker).toBe(loaf.place.holder);
    }
  }
  expect(at.plate).toBe(plates.reduce((sum, { onPlate }) => sum + onPlate.length, 0));
  expect(people.filter((person) => person?.loaf != null).length).toBe(at.oven + at.hand + at.mouth);
  expect(scene.made).toBe(at.hand + at.plate + at.mouth + scene.eaten + scene.lost);
  expect(scene.lost).toBe(0);
  // A topper reports what has been put on the next plate in the same step.
  const passing = people.some((person) => person?.role === "topper" && person.state === "acting");
  const unfinished = plates.reduce((sum, plate) => sum + plate.unfinished, 0);
  if (passing) expect(unfinished).toBeGreaterThanOrEqual(at.plate + at.mouth);
  else expect(unfinished).toBe(at.plate + at.mouth);
  plates.forEach((plate, place) => {
    checkPlate(plate, place, scene, isShrunk);
  });
  for (const person of people) {
    if (person?.state === "baking" || person?.state === "eating") expect(person.untilUs).not.toBe(null);
  }
}

function checkPlate(plate: Plate, place: number, scene: Scene, isShrunk: boolean): void {
  const { slots, onPlate, putLine, getLine, maxsize } = plate;
  const { people, plates } = scene;
  expect(slots.filter((slot) => slot !== null).length).toBe(onPlate.length);
  expect(slots.at(-1)).not.toBe(null);
  if (maxsize > 0 && !isShrunk) expect(onPlate.length).toBeLessThanOrEqual(maxsize);
  const isLast = place === plates.length - 1;
  for (const { task } of putLine)
    expect(people[task]).toMatchObject({ role: place === 0 ? "baker" : "topper", zone: place });
  for (const { task } of getLine)
    expect(people[task]).toMatchObject({ role: isLast ? "eater" : "topper", zone: place + 1 });
  for (const person of people) {
    if (!person || person.queue !== plate.queue) continue;
    // In a line means holding the future that stands there, until woken.
    const line = person.state === "holding" ? putLine : person.state === "hungry" ? getLine : null;
    if (line === null) continue;
    const isInLine = line.some((waiter) => waiter.task === person.task && waiter.future === person.awaits);
    expect(isInLine || person.isLeaving || scene.end !== null || isWokenNext(plate, person.awaits)).toBe(true);
  }
}

/** Between the moment a waiter has left the line and the moment it is ready, a woken person is still shown waiting. */
const isWokenNext = ({ putLine, getLine }: Plate, future: number): boolean =>
  ![...putLine, ...getLine].some((waiter) => waiter.future === future);

test("every scene of every run: loaves are conserved, and all its parts agree", () => {
  fc.assert(
    fc.property(fc.oneof(plans, linePlans), (plan) => {
      const run = play(plan);
      const recording = recordingOf(run);
      let isShrunk = false;
      for (let seq = 0; seq <= run.trace.length; seq++) {
        if (seq > 0 && run.trace.read(seq - 1).kind === "intervened") isShrunk = true;
        check(recording.sceneAt(seq), isShrunk);
      }
    }),
    { seed: 3, numRuns: 60 },
  );
});

test("who is as they were is handed out again as the same object, and so is a loaf", () => {
  const run = new Run(kitchen());
  run.advance(1.6e6);
  const recording = recordingOf(run);
  for (let seq = 1; seq <= run.trace.length; seq++) {
    const tasks = recording.worldAt(seq - 1).tasks;
    const before = recording.sceneAt(seq - 1);
    const after = recording.sceneAt(seq);
    for (const { task } of after.people)
      if (tasks[task] === recording.worldAt(seq).tasks[task] && before.people[task]?.loaf === after.people[task]?.loaf)
        expect(after.people[task]).toBe(before.people[task]);
    for (const loaf of after.loaves.values()) {
      const was = before.loaves.get(loaf.id);
      if (was && JSON.stringify(was) === JSON.stringify(loaf)) expect(was).toBe(loaf);
    }
  }
});

test("a plate made smaller than what lies on it is full in the scene right after the queue was resized", () => {
  const run = new Run(kitchen({ bakers: [{ seconds: 0.1, breads: 5 }], eaters: [{ seconds: 9 }] }));
  run.advance(2e6);
  run.edit({ kind: "bounded", bounded: true });
  run.edit({ kind: "size", size: 2 });
  const recording = recordingOf(run);
  const resized = Array.from({ length: run.trace.length }, (_, seq) => run.trace.read(seq)).filter(
    ({ kind }) => kind === "queueResized",
  );
  expect(resized.map(({ seq }) => [isFull(recording.sceneAt(seq)), isFull(recording.sceneAt(seq + 1))])).toEqual([
    [false, false],
    [false, true],
  ]);
});
