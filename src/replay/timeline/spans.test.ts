import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordingOf } from "../../../tests/kit/plans.ts";
import { Run, readScenario } from "../../bakery/index.ts";
import { type Purpose, Trace } from "../../trace/index.ts";
import { Recording } from "../recording.ts";
import { deriveCast } from "../scene/index.ts";
import { type Span, STATES, Timeline } from "./index.ts";

/** The state that has most of a column, by looking at every span; of equal ones the last in STATES. */
function mostOf(spans: Span[], startUs: number, endUs: number): number {
  const spent = STATES.map(() => 0);
  spent[0] = Math.max(0, Math.min(endUs, spans[0]?.sinceUs ?? Number.POSITIVE_INFINITY) - startUs);
  spans.forEach(({ state, sinceUs }, i) => {
    const untilUs = Math.min(endUs, spans[i + 1]?.sinceUs ?? Number.POSITIVE_INFINITY);
    (spent[STATES.indexOf(state)] as number) += Math.max(0, untilUs - Math.max(startUs, sinceUs));
  });
  return spent.lastIndexOf(Math.max(...spent));
}

describe("columns", () => {
  const busy = readScenario({
    bakers: [
      { seconds: { exponential: 0.4 }, breads: 1500 },
      { seconds: { uniform: [0.1, 0.6] }, breads: 900 },
    ],
    eaters: [{ seconds: { exponential: 0.3 } }, { seconds: 0.5 }],
    plate: { size: 3, bounded: true },
  }).scenario;
  const run = new Run(busy);
  run.advance(Number.POSITIVE_INFINITY);
  const timeline = new Timeline(recordingOf(run));
  timeline.update();

  test("show the state with the most time, however wide they are", () => {
    const stretch = fc.record({
      task: fc.constantFrom(...timeline.lanes.map(({ task }) => task)),
      fromUs: fc.integer({ min: -5e6, max: Math.round(run.nowUs) }),
      widthUs: fc.oneof(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1e6, max: 400e6 })),
      count: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(stretch, ({ task, fromUs, widthUs, count }) => {
        const spans = [...timeline.spansBetween(task, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)];
        const expected = Array.from({ length: count }, (_, i) =>
          mostOf(spans, fromUs + i * widthUs, fromUs + (i + 1) * widthUs),
        );
        expect([...timeline.columns(task, fromUs, fromUs + count * widthUs, count)]).toEqual(expected);
      }),
      { seed: 15, numRuns: 150 },
    );
  });

  test("weigh hundreds of short spans to the microsecond, and take the later state of equals", () => {
    const purpose = fc.constantFrom<Purpose>("put", "get", "gather", "join");
    const spans = fc.array(fc.record({ purpose, lastsUs: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 100,
      maxLength: 700,
      size: "max",
    });
    fc.assert(
      fc.property(spans, fc.nat(200), fc.integer({ min: 2, max: 900 }), (all, fromUs, widthUs) => {
        const trace = new Trace();
        trace.append({ kind: "taskCreated", task: 0, future: 1, parent: -1, name: "Ada", coroutine: "" });
        let atUs = 0;
        for (const [i, { purpose, lastsUs }] of all.entries()) {
          trace.append({ kind: "taskReady", task: 0 });
          trace.append({ kind: "taskResumed", task: 0 });
          trace.append({ kind: "taskSuspended", task: 0, future: i + 2, purpose, line: 1 });
          atUs += lastsUs;
          trace.moveTo(atUs);
        }
        const timeline = new Timeline(new Recording(trace, deriveCast(trace)));
        timeline.update();
        const told = [...timeline.spansBetween(0, 0, Number.POSITIVE_INFINITY)];
        const expected = [0, 1, 2].map((i) => mostOf(told, fromUs + i * widthUs, fromUs + (i + 1) * widthUs));
        expect([...timeline.columns(0, fromUs, fromUs + 3 * widthUs, 3)]).toEqual(expected);
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  test("are written where one says, and refuse what is no stretch of time", () => {
    const out = new Uint8Array(6).fill(99);
    expect(timeline.columns(1, -2, 2, 2, out)).toBe(out);
    expect(STATES[out[1] as number]).toBe("hungry");
    expect([out[0], out[2]]).toEqual([0, 99]);
    expect([...timeline.columns(99, 0, 1, 2, out)]).toEqual([0, 0, 99, 99, 99, 99]);
    for (const [fromUs, toUs, count] of [
      [1, 1, 4],
      [2, 1, 4],
      [0, Number.NaN, 4],
      [0, 1, 0.5],
    ] as const) {
      expect(() => timeline.columns(1, fromUs, toUs, count)).toThrow(RangeError);
      expect(() => timeline.plate.level.range(fromUs, toUs, count)).toThrow(RangeError);
    }
  });

  test("spans follow each other without gaps, each with some time, and are only those asked for", () => {
    const all = [...timeline.spansBetween(1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)];
    expect(all.length).toBeGreaterThan(1000);
    all.slice(1).forEach(({ sinceUs }, i) => {
      expect(all[i]?.untilUs).toBe(sinceUs);
      expect(sinceUs).toBeGreaterThan(all[i]?.sinceUs as number);
    });
    const [fromUs, toUs] = [300e6, 301e6];
    expect([...timeline.spansBetween(1, fromUs, toUs)]).toEqual(
      all.filter(({ sinceUs, untilUs }) => sinceUs < toUs && (untilUs ?? Number.POSITIVE_INFINITY) > fromUs),
    );
    expect([...timeline.spansBetween(1, -9, 0)]).toEqual([]);
  });
});
