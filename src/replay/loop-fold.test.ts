/** The loop's own picture. That it is CPython's, after every callback, is held by tests/parity/inside.test.ts. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Run, settingsOf, type Trace } from "../bakery/index.ts";
import {
  callbackAfter,
  callbackBefore,
  emptyScene,
  History,
  isBetweenCallbacks,
  type LoopScene,
  loopBefore,
  loopFolding,
  sceneFolding,
} from "./index.ts";
import { plans, play } from "./plans.ts";

function loopOf(run: Run): { trace: Trace; first: LoopScene; at: (seq: number) => LoopScene } {
  const first = loopBefore(run.trace, emptyScene(settingsOf(run.scenario)));
  const history = new History(run.trace, first, loopFolding);
  return { trace: run.trace, first, at: (seq) => history.sceneAt(seq) };
}

const OPENING = ["callbackStarted", "sleepOver", "taskResumed"];

const steps = ({ ready }: LoopScene, task: number): number =>
  ready.filter((one) => one.task === task && one.does !== "rings" && one.does !== "tells").length;

test("in pieces is at once, whatever was changed on the way", () => {
  fc.assert(
    fc.property(plans, fc.array(fc.nat(400), { maxLength: 8 }), (plan, cuts) => {
      const { trace, first } = loopOf(play(plan));
      let loop = first;
      for (const cut of [...cuts, trace.length].sort((a, b) => a - b))
        loop = loopFolding.fold(loop, trace, Math.max(loop.seq, Math.min(cut, trace.length)));
      expect(loop).toEqual(loopFolding.fold(first, trace, trace.length));
    }),
    { seed: 1, numRuns: 100 },
  );
});

test("whatever is changed on the way, nobody is lost and nobody is twice there", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { trace, at } = loopOf(play(plan));
      for (let seq = 1; seq <= trace.length; seq++) {
        if (!isBetweenCallbacks(trace, seq)) continue;
        const loop = at(seq);
        for (const { task, isOver, state, purpose, future } of loop.tasks) {
          expect(steps(loop, task)).toBe(isOver || state === "pending" ? 0 : 1);
          if (isOver || purpose !== "sleep" || state !== "pending") continue;
          const alarms = loop.ready.filter((one) => one.does === "rings" && one.future === future);
          expect(loop.timers.filter((one) => one.future === future).length + alarms.length).toBe(1);
        }
        expect(loop.todo).toBeGreaterThanOrEqual(0);
        expect(loop.todo).toBeLessThanOrEqual(loop.ready.length);
      }
    }),
    { seed: 2, numRuns: 100 },
  );
});

test("whatever is changed on the way, what runs is what was first in the ready line, and time waits for it", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const { trace, at } = loopOf(play(plan));
      for (let seq = 0; seq < trace.length; seq++) {
        const { kind, task, a, atUs } = trace.read(seq);
        const before = at(seq).ready;
        const { current, ready } = at(seq + 1);
        // A turn that begins here adds to the end of the line, never to its beginning.
        if (OPENING.includes(kind) && before.length > 0) expect(current).toEqual(before[0]);
        if (kind === "taskResumed")
          expect([current?.task, current?.does]).toEqual([task, expect.stringMatching(/begins|wakes|goesOn/)]);
        if (kind === "sleepOver") expect(current).toMatchObject({ task, future: a, does: "rings" });
        if (kind === "callbackStarted") expect(["rings", "tells"]).toContain(current?.does);
        if (seq + 1 < trace.length && trace.atUsOf(seq + 1) > atUs) expect(ready).toEqual([]);
      }
    }),
    { seed: 3, numRuns: 100 },
  );
});

test("a run that has let go of its beginning goes on as one that has not", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 12_000_000 }), ({ scenario }, atUs) => {
      const whole = new Run(scenario);
      whole.advance(atUs + 20e6);
      const part = new Run(scenario);
      part.advance(atUs);
      fc.pre(part.end === null && part.nextAtUs > part.nowUs);
      const scene = new History(part.trace, emptyScene(settingsOf(scenario)), sceneFolding).sceneAt(part.trace.length);
      const letGo = part.trace.length;
      part.forget(scene.loaves.keys());
      part.advance(atUs + 20e6);
      const history = new History(part.trace, loopBefore(part.trace, { ...scene, seq: 0 }), loopFolding);
      const { at } = loopOf(whole);
      for (let seq = 0; seq <= part.trace.length; seq += 7) {
        const [kept, all] = [history.sceneAt(seq), at(seq + letGo)];
        expect(kept.ready.map(({ does, task, future }) => [does, task, future])).toEqual(
          all.ready.map(({ does, task, future }) => [does, task, future]),
        );
        expect([kept.turn, kept.timers]).toEqual([all.turn, all.timers]);
        expect(kept.tasks.map(({ task, future, state }) => [task, future, state])).toEqual(
          all.tasks.map(({ task, future, state, isOver, purpose }) =>
            // What somebody who has gone home waited for last is nothing that one could still see.
            isOver ? [task, expect.anything(), expect.anything()] : [task, purpose === "future" ? 0 : future, state],
          ),
        );
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

test("also one that let go while somebody was ready, as soon as the clock has moved", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 6, max: 120 }), ({ scenario }, callbacks) => {
      const whole = new Run(scenario);
      const part = new Run(scenario);
      for (let i = 0; i < callbacks; i++) part.step();
      fc.pre(part.end === null);
      const letGoUs = part.nowUs;
      whole.advance(letGoUs + 5e6);
      const scene = new History(part.trace, emptyScene(settingsOf(scenario)), sceneFolding).sceneAt(part.trace.length);
      const letGo = part.trace.length;
      part.forget(scene.loaves.keys());
      part.advance(letGoUs + 5e6);
      const history = new History(part.trace, loopBefore(part.trace, { ...scene, seq: 0 }), loopFolding);
      const { at } = loopOf(whole);
      for (let seq = 1; seq <= part.trace.length; seq += 3) {
        if (part.trace.atUsOf(seq - 1) === letGoUs) continue;
        const [kept, all] = [history.sceneAt(seq), at(seq + letGo)];
        expect(kept.ready.map(({ does, task }) => [does, task])).toEqual(
          all.ready.map(({ does, task }) => [does, task]),
        );
        expect(kept.timers).toEqual(all.timers);
      }
    }),
    { seed: 6, numRuns: 80 },
  );
});

test("one goes from callback to callback, forwards and backwards by the same places", () => {
  const run = new Run({ ...play(fc.sample(plans, { seed: 5, numRuns: 1 })[0] as never).scenario });
  run.advance(10e6);
  const { trace } = run;
  const forwards: number[] = [0];
  for (let seq = callbackAfter(trace, 0); seq !== null; seq = callbackAfter(trace, seq)) forwards.push(seq);
  const backwards: number[] = [trace.length];
  while (backwards.at(-1) !== 0) backwards.push(callbackBefore(trace, backwards.at(-1) as number));
  expect(backwards.reverse()).toEqual(forwards);
  expect(forwards.length).toBeGreaterThan(20);
});
