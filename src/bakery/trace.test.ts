import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS, Trace } from "./index.ts";

const event = fc.record({
  stepUs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 ** 40 })),
  kind: fc.integer({ min: 0, max: KINDS.length - 1 }),
  task: fc.integer({ min: -1, max: 5_000_000 }),
  a: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  b: fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 2 ** 32, max: 2 ** 45 })),
  mark: fc.integer({ min: 0, max: 15 }),
});

describe("a trace", () => {
  test("reads back what was written, in any order, and finds every time", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 300 }), fc.array(fc.nat(299), { maxLength: 60 }), (events, seqs) => {
        const trace = new Trace();
        let atUs = 0;
        const written = events.map(({ stepUs, kind, task, a, b, mark }, seq) => {
          atUs += stepUs;
          if (stepUs > 0) trace.moveTo(atUs);
          trace.append(kind, task, a, b, mark);
          return { seq, atUs, kind: KINDS[kind], task, a, b, mark };
        });
        expect(trace.length).toBe(written.length);
        for (const seq of seqs) if (seq < written.length) expect(trace.read(seq)).toEqual(written[seq]);
        expect(written.map(({ seq }) => trace.read(seq))).toEqual(written);
        for (const { atUs: time } of written) {
          for (const limit of [time - 1, time, time + 1]) {
            expect(trace.countUntil(limit)).toBe(written.filter((one) => one.atUs <= limit).length);
          }
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  test("holds more than a chunk", () => {
    const trace = new Trace();
    for (let i = 0; i < 30_000; i++) {
      if (i % 8 === 0 && i > 0) trace.moveTo(i >> 3);
      trace.append(i % KINDS.length, i % 7, i, i * 2, i % 10);
    }
    expect(trace.read(29_999)).toEqual({
      seq: 29_999,
      atUs: 3749,
      kind: KINDS[29_999 % KINDS.length],
      task: 4,
      a: 29_999,
      b: 59_998,
      mark: 9,
    });
    expect(trace.read(8192).a).toBe(8192);
    expect(trace.countUntil(1000)).toBe(8008);
  });

  test("has nothing outside of itself", () => {
    const trace = new Trace();
    trace.append(0, 0, 0, 0, 0);
    for (const seq of [-1, 1, 0.5 + 1, Number.NaN]) expect(() => trace.read(seq)).toThrow(RangeError);
    expect(trace.countUntil(-1)).toBe(0);
  });

  test("a moment in which nothing happened leaves nothing behind", () => {
    const trace = new Trace();
    for (const atUs of [3, 5, 8]) trace.moveTo(atUs);
    trace.append(1, 0, 0, 0, 0);
    trace.moveTo(9);
    expect([trace.atUsOf(0), trace.countUntil(7), trace.countUntil(8), trace.countUntil(9)]).toEqual([8, 0, 1, 1]);
  });

  test("knows the name that somebody had at each event", () => {
    const trace = new Trace();
    trace.nameTask(3, "John");
    trace.append(0, 3, 0, 0, 0);
    trace.nameTask(3, "Jack");
    trace.append(0, 3, 0, 0, 0);
    expect([trace.nameOf(3, 0), trace.nameOf(3, 1), trace.nameOf(4, 0)]).toEqual(["John", "Jack", ""]);
  });
});
