/**
 * The laws of traces, over thousands of generated programs: our recorder keeps the rules of src/trace/SPEC.md, files
 * carry a trace unchanged, and a file that was tampered with is refused or harmless.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveCast, SceneMaker } from "../../src/replay/scene/index.ts";
import { EMPTY_WORLD, WorldDraft } from "../../src/replay/world/index.ts";
import { ItemNumbers, Recorder, Rules, readTrace, type Trace, writeTrace } from "../../src/trace/index.ts";
import { perform } from "./perform.ts";
import { type Program, program } from "./program.ts";
import { both, Record } from "./record.ts";

const SEED = 20261126;

function record(made: Program): Trace {
  const recorder = new Recorder(new ItemNumbers());
  perform(made, both(new Record(), recorder));
  return recorder.trace;
}

const eventsOf = (trace: Trace) => Array.from({ length: trace.length }, (_, seq) => trace.read(seq));

test("[C1][L1][L3][T1][T2][T3][Q1][Q2][Q3][Q4][Q5][Q6][Q7][Q8] every rule that can be checked holds for our recorder", () => {
  const keeps = fc.property(program, (made) => {
    const rules = new Rules();
    expect(
      eventsOf(record(made))
        .map((event) => rules.check(event))
        .filter((breach) => breach !== null),
    ).toEqual([]);
  });
  fc.assert(keeps, { seed: SEED, numRuns: 3000 });
});

test("a file gives the trace that was written, and the same text again", () => {
  const same = fc.property(program, (made) => {
    const trace = record(made);
    const text = writeTrace(trace);
    const read = readTrace(text);
    if (!read.ok) throw new Error(read.problem);
    expect(eventsOf(read.trace)).toEqual(eventsOf(trace));
    expect(writeTrace(read.trace)).toBe(text);
  });
  fc.assert(same, { seed: SEED, numRuns: 300 });
});

/** What may have happened to a file. */
const tampering = fc.record({
  what: fc.constantFrom("drop", "double", "swap", "number", "kind", "cut"),
  at: fc.nat(),
  field: fc.nat(),
  value: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom(2 ** 32, 2 ** 53, 1e300, "x", null, [])),
});

test("a file that was tampered with is refused in words, or plays on without harm", () => {
  let refused = 0;
  const harmless = fc.property(program, tampering, (made, { what, at, field, value }) => {
    const text = writeTrace(record(made));
    const data = JSON.parse(text) as { kinds: string[]; events: unknown[][] };
    const i = at % data.events.length;
    const event = data.events[i] as unknown[];
    if (what === "drop") data.events.splice(i, 1);
    if (what === "double") data.events.splice(i, 0, event);
    if (what === "swap") data.events.reverse();
    if (what === "number") event[field % event.length] = value;
    if (what === "kind") event[0] = field % data.kinds.length;
    const read = readTrace(what === "cut" ? text.slice(0, at % text.length) : JSON.stringify(data));
    if (!read.ok) {
      refused++;
      expect(read.problem).not.toBe("");
      return;
    }
    const { trace } = read;
    const draft = new WorldDraft(EMPTY_WORLD);
    const events = trace.openReader();
    for (let seq = 0; seq < trace.length; seq++) draft.apply(events(seq));
    new SceneMaker(deriveCast(trace)).sceneOf(draft.finish());
  });
  fc.assert(harmless, { seed: SEED, numRuns: 1500 });
  expect(refused).toBeGreaterThan(500);
});
