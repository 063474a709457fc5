import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KINDS, type NewEvent, Trace } from "./index.ts";
import { FIELDS, FIELDS_OF } from "./layout.ts";

const count = fc.oneof(fc.nat(9), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const text = fc.oneof(fc.constantFrom("", "John makes bread 7", "007", "a0", "1234567890", "日本 🍞 12"), fc.string());

/** Any event at all, whether or not asyncio would do it. */
const event: fc.Arbitrary<NewEvent> = fc.constantFrom(...KINDS).chain((kind) => {
  const fields = FIELDS_OF[kind].map((field) => {
    if (field === "task") return [field, fc.integer({ min: -1, max: 5_000_000 })] as const;
    const { holds } = FIELDS[field];
    if (field === "delayUs") return [field, fc.oneof(count, fc.integer({ min: 2 ** 32, max: 2 ** 45 }))] as const;
    if (holds === "count") return [field, count] as const;
    if (holds === "text") return [field, text] as const;
    if (holds === "flag") return [field, fc.boolean()] as const;
    if (holds === "task") return [field, fc.integer({ min: -1, max: 5000 })] as const;
    return [field, fc.constantFrom<string>(...holds)] as const;
  });
  return fc.record(Object.fromEntries(fields)).map((values) => ({ kind, ...values }) as unknown as NewEvent);
});
const written = fc.array(
  fc.record({
    stepUs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2 ** 40 })),
    event,
  }),
  { maxLength: 300 },
);

function write(events: readonly { stepUs: number; event: NewEvent }[]) {
  const trace = new Trace();
  let atUs = 0;
  const expected = events.map(({ stepUs, event }, seq) => {
    atUs += stepUs;
    if (stepUs > 0) trace.moveTo(atUs);
    trace.append(event);
    return { seq, atUs, ...event };
  });
  return { trace, expected };
}

describe("a trace", () => {
  test("reads back what was written, in any order, and finds every time", () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat(299), { maxLength: 60 }), (events, seqs) => {
        const { trace, expected } = write(events);
        expect(trace.length).toBe(expected.length);
        for (const seq of seqs) if (seq < expected.length) expect(trace.read(seq)).toEqual(expected[seq]);
        expect(expected.map(({ seq }) => trace.read(seq))).toEqual(expected);
        expect(trace.printedSeqs.slice()).toEqual(
          expected.filter(({ kind }) => kind === "printed").map(({ seq }) => seq),
        );
        for (const { atUs: time } of expected) {
          for (const limit of [time - 1, time, time + 1]) {
            expect(trace.countUntil(limit)).toBe(expected.filter((one) => one.atUs <= limit).length);
          }
        }
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  test("a reader's events have the fields of their kind, backwards as well as forwards", () => {
    fc.assert(
      fc.property(written, (events) => {
        const { trace, expected } = write(events);
        const read = trace.openReader();
        for (const one of [...expected, ...expected.toReversed()]) {
          const event = read(one.seq) as unknown as Record<string, unknown>;
          for (const [field, value] of Object.entries(one)) expect(event[field]).toBe(value);
        }
      }),
      { seed: 10, numRuns: 40 },
    );
  });

  test("holds more than a chunk", () => {
    const trace = new Trace();
    for (let i = 0; i < 60_000; i++) {
      if (i % 8 === 0 && i > 0) trace.moveTo(i >> 3);
      trace.append({ kind: "taskSlept", task: i % 7, future: i, delayUs: i * 2, line: i % 10 });
      trace.append({ kind: "taskReady", task: i % 5 });
    }
    expect(trace.read(59_998)).toEqual({
      seq: 59_998,
      atUs: 3749,
      kind: "taskSlept",
      task: 29_999 % 7,
      future: 29_999,
      delayUs: 59_998,
      line: 9,
    });
    expect(trace.read(119_999)).toMatchObject({ kind: "taskReady", task: 59_999 % 5 });
    expect(trace.countUntil(1000)).toBe(16_016);
  });

  test("[N6] throws for what does not fit, and is then as it was", () => {
    const trace = new Trace();
    trace.append({ kind: "taskReady", task: 1 });
    const wrong: NewEvent[] = [
      { kind: "taskReady", task: 2 ** 26 },
      { kind: "taskReady", task: 2 ** 26 - 1 },
      { kind: "taskReady", task: -2 },
      { kind: "itemPut", task: 0, item: 2 ** 32, queue: 0 },
      { kind: "itemPut", task: 0, item: 1, queue: -1 },
      { kind: "taskSlept", task: 0, future: 1, delayUs: 0.5, line: 0 },
      { kind: "taskSlept", task: 0, future: 1, delayUs: 2 ** 54, line: 0 },
      { kind: "futureDone", task: 0, future: 1, outcome: "lost" as "failed" },
    ];
    for (const event of wrong) expect(() => trace.append(event), JSON.stringify(event)).toThrow(RangeError);
    expect(() => trace.append({ kind: "baked" } as unknown as NewEvent)).toThrow(TypeError);
    expect(trace.length).toBe(1);
    for (const atUs of [-1, 0.5, Number.NaN]) expect(() => trace.moveTo(atUs)).toThrow(RangeError);
    trace.moveTo(5);
    trace.append({ kind: "taskReady", task: 2 });
    expect(() => trace.moveTo(4)).toThrow(RangeError);
    expect([trace.read(0), trace.read(1)]).toMatchObject([{ task: 1 }, { task: 2, atUs: 5 }]);
  });

  test("[N6] keeps what just fits", () => {
    const trace = new Trace();
    const fits: NewEvent[] = [
      { kind: "taskReady", task: 2 ** 26 - 2 },
      { kind: "itemPut", task: -1, item: 2 ** 32 - 1, queue: 2 ** 32 - 1 },
      { kind: "taskSlept", task: 0, future: 1, delayUs: 2 ** 53 - 1, line: 2 ** 32 - 1 },
    ];
    for (const event of fits) trace.append(event);
    trace.moveTo(2 ** 53 - 1);
    trace.append({ kind: "deadlocked" });
    expect(fits.map((_, seq) => trace.read(seq))).toMatchObject(fits);
    expect(trace.read(3).atUs).toBe(2 ** 53 - 1);
    expect(() => trace.moveTo(2 ** 53)).toThrow(RangeError);
  });

  test("has nothing outside of itself", () => {
    const trace = new Trace();
    trace.append({ kind: "deadlocked" });
    for (const seq of [-1, 1, 0.5, Number.NaN]) expect(() => trace.read(seq)).toThrow(RangeError);
    expect(trace.countUntil(-1)).toBe(0);
  });

  test("a moment in which nothing happened leaves nothing behind", () => {
    const trace = new Trace();
    for (const atUs of [3, 5, 8]) trace.moveTo(atUs);
    trace.append({ kind: "taskReady", task: 0 });
    trace.moveTo(9);
    expect([trace.atUsOf(0), trace.countUntil(7), trace.countUntil(8), trace.countUntil(9)]).toEqual([8, 0, 1, 1]);
  });
});
