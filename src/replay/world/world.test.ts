/** The state of asyncio, whatever is done to a kitchen. That it is the engine's, and CPython's, is held by tests/parity. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf, linePlans, plans, play } from "../../../tests/kit/plans.ts";
import { Run, readScenario } from "../../bakery/index.ts";
import { type NewEvent, Rules, Trace, type TraceEvent } from "../../trace/index.ts";
import { isBetweenCallbacks } from "../steps.ts";
import { EMPTY_WORLD, type World, WorldDraft, WorldHistory } from "./index.ts";

/** The world some events later. */
function fold(world: World, trace: Trace, seq: number): World {
  const draft = new WorldDraft(world);
  for (let i = world.seq; i < seq; i++) draft.apply(trace.read(i));
  return draft.finish();
}

const OPENING = ["callbackStarted", "sleepOver", "taskResumed"];

const steps = ({ ready }: World, task: number): number =>
  ready.filter((one) => one.task === task && one.does !== "rings" && one.does !== "tells").length;

describe("event by event", () => {
  test("in pieces is at once, whatever was changed on the way", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), fc.array(fc.nat(400), { maxLength: 8 }), (plan, cuts) => {
        const { trace } = play(plan);
        const first = structuredClone(EMPTY_WORLD);
        let world = EMPTY_WORLD;
        for (const cut of [...cuts, trace.length].sort((a, b) => a - b))
          world = fold(world, trace, Math.max(world.seq, Math.min(cut, trace.length)));
        expect(world).toEqual(fold(EMPTY_WORLD, trace, trace.length));
        expect(EMPTY_WORLD).toEqual(first);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test("leaves the world it was given as it was", () => {
    const run = new Run(readScenario({}).scenario);
    run.advance(60e6);
    const middle = fold(EMPTY_WORLD, run.trace, 100);
    const copy = structuredClone(middle);
    fold(middle, run.trace, run.trace.length);
    expect(middle).toEqual(copy);
  });

  test("counts callbacks, acts from outside and lines as the run does", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const run = play(plan);
        const world = fold(EMPTY_WORLD, run.trace, run.trace.length);
        expect([world.callbacks, world.interventions, world.printed, world.isDeadlocked]).toEqual([
          run.callbackCount,
          run.edits.length,
          run.trace.printedSeqs.length,
          run.end === "deadlock",
        ]);
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});

describe("a history", () => {
  test("is a plain fold, wherever one looks and in whatever order", () => {
    const { scenario } = readScenario({
      bakers: [{ breads: 400 }, { breads: 400 }],
      plate: { size: 3, bounded: true },
    });
    const run = new Run(scenario);
    run.advance(Number.POSITIVE_INFINITY);
    expect(run.trace.length).toBeGreaterThan(10_000);
    fc.assert(
      fc.property(fc.array(fc.nat(run.trace.length), { minLength: 1, maxLength: 20 }), (seqs) => {
        const history = new WorldHistory(run.trace);
        for (const seq of seqs) expect(history.worldAt(seq)).toEqual(fold(EMPTY_WORLD, run.trace, seq));
      }),
      { seed: 4, numRuns: 12 },
    );
  });

  test("grows with its trace", () => {
    const run = new Run(readScenario({}).scenario);
    const history = new WorldHistory(run.trace);
    const seen: World[] = [];
    while (run.step()) seen.push(history.worldAt(run.trace.length));
    for (const world of seen) expect(world).toEqual(fold(EMPTY_WORLD, run.trace, world.seq));
    expect(() => history.worldAt(run.trace.length + 1)).toThrow(RangeError);
  });

  test("knows nothing outside of its trace, and gives one world twice where it is asked twice", () => {
    const run = new Run(readScenario({}).scenario);
    const history = new WorldHistory(run.trace);
    const world = history.worldAt(3);
    expect(history.worldAt(3)).toBe(world);
    for (const seq of [-1, run.trace.length + 1, Number.NaN]) expect(() => history.worldAt(seq)).toThrow(RangeError);
  });
});

describe("whatever is changed on the way", () => {
  test("nobody is lost and nobody is twice there", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const { trace } = play(plan);
        const history = new WorldHistory(trace);
        for (let seq = 1; seq <= trace.length; seq++) {
          if (!isBetweenCallbacks(trace, seq)) continue;
          const world = history.worldAt(seq);
          expect(world.running).toBe(-1);
          for (const { task, stage, futureState, purpose, future } of world.tasks) {
            expect(steps(world, task)).toBe(stage === "over" || futureState === "pending" ? 0 : 1);
            expect(steps(world, task)).toBe(stage === "ready" ? 1 : 0);
            if (stage === "over" || purpose !== "sleep" || futureState !== "pending") continue;
            const alarms = world.ready.filter((one) => one.does === "rings" && one.future === future);
            expect(world.timers.filter((one) => one.future === future).length + alarms.length).toBe(1);
          }
          expect(world.todo).toBeGreaterThanOrEqual(0);
          expect(world.todo).toBeLessThanOrEqual(world.ready.length);
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  test("what runs is what was first in the ready line, and time waits for it", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const { trace } = play(plan);
        const history = new WorldHistory(trace);
        for (const event of eventsOf(trace)) {
          const { kind, seq, atUs } = event;
          const [before] = history.worldAt(seq).ready;
          const { current, ready } = history.worldAt(seq + 1);
          if (OPENING.includes(kind)) expect(current).toEqual(before);
          if (kind === "taskResumed")
            expect([current?.task, current?.does]).toEqual([event.task, expect.stringMatching(/begins|wakes|goesOn/)]);
          if (kind === "sleepOver")
            expect(current).toMatchObject({ task: event.task, future: event.future, does: "rings" });
          if (kind === "callbackStarted") expect(["rings", "tells"]).toContain(current?.does);
          if (seq + 1 < trace.length && trace.atUsOf(seq + 1) > atUs) expect(ready).toEqual([]);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  test("a turn has as many callbacks as it said, and the loop counts what is left of it", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const { trace } = play(plan);
        const history = new WorldHistory(trace);
        for (const { kind, seq } of eventsOf(trace)) {
          const [before, after] = [history.worldAt(seq), history.worldAt(seq + 1)];
          if (kind === "turnStarted") {
            expect(before.todo).toBe(0);
            expect([after.todo, after.turn]).toEqual([after.ready.length, before.turn + 1]);
            expect(after.turnSize).toBeGreaterThanOrEqual(after.todo);
          } else if (OPENING.includes(kind)) expect(after.todo).toBe(before.todo - 1);
          else expect(after.todo).toBeLessThanOrEqual(before.todo);
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

/** What another producer writes for an event: that a sleep begins, and is over, in the events that it stands for. */
function inFull(event: TraceEvent): NewEvent[] {
  switch (event.kind) {
    case "taskSlept": {
      const { task, future, delayUs, line } = event;
      return [
        { kind: "timerSet", task, handle: future, delayUs, lateUs: 0 },
        { kind: "taskSuspended", task, future, purpose: "sleep", line },
      ];
    }
    case "sleepOver": {
      const { task, future } = event;
      return [
        { kind: "callbackStarted", handle: future },
        { kind: "futureDone", task: -1, future, outcome: "finished" },
        { kind: "taskReady", task },
      ];
    }
    default: {
      const { seq: _seq, atUs: _atUs, ...rest } = event;
      return [rest];
    }
  }
}

describe("what other producers write", () => {
  test("[T4] a sleep in the events that it stands for is the same sleep", () => {
    // Only of a sleep's own event is it known which future its timer will finish, and until when its task sleeps.
    const alike = (world: World) => ({
      ...world,
      seq: 0,
      tasks: world.tasks.map((task) => ({ ...task, untilUs: null })),
      timers: world.timers.map((timer) => ({ ...timer, future: 0 })),
      ready: world.ready.map((one) => (one.does === "rings" ? { ...one, future: 0 } : one)),
      current: world.current?.does === "rings" ? { ...world.current, future: 0 } : world.current,
    });
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const { trace } = play(plan);
        const [ours, theirs, rules] = [new WorldDraft(EMPTY_WORLD), new WorldDraft(EMPTY_WORLD), new Rules()];
        const full = new Trace();
        for (const event of eventsOf(trace)) {
          ours.apply(event);
          if (event.atUs > full.lastUs) full.moveTo(event.atUs);
          for (const one of inFull(event)) {
            full.append(one);
            const written = full.read(full.length - 1);
            expect(rules.check(written)).toBe(null);
            theirs.apply(written);
          }
          expect(alike(theirs.world)).toEqual(alike(ours.world));
        }
      }),
      { seed: 8, numRuns: 40 },
    );
  });

  test("[T8] a line that ran is where its task stands, and what is printed is printed in a step", () => {
    const trace = new Trace();
    const written: NewEvent[] = [
      { kind: "taskCreated", task: 0, future: 1, parent: -1, name: "", coroutine: "main" },
      { kind: "taskReady", task: 0 },
      { kind: "taskResumed", task: 0 },
      { kind: "lineRan", task: 0, line: 3 },
      { kind: "printed", task: 0, text: "three" },
      { kind: "lineRan", task: 0, line: 4 },
      { kind: "lineRan", task: -1, line: 9 },
    ];
    for (const event of written) trace.append(event);
    const history = new WorldHistory(trace);
    expect(written.map((_, seq) => history.worldAt(seq + 1).tasks[0]?.line)).toEqual([0, 0, 0, 3, 3, 4, 4]);
    expect(history.worldAt(trace.length).printed).toBe(1);
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), (plan) => {
        const { trace } = play(plan);
        const worlds = new WorldHistory(trace);
        for (const event of eventsOf(trace))
          if (event.kind === "printed") expect(worlds.worldAt(event.seq).running).toBe(event.task);
      }),
      { seed: 9, numRuns: 20 },
    );
  });
});
