/**
 * Two producers of traces, held against each other: generated programs on CPython, written down by the recorder there, and
 * on our engine, written down by its own. Each trace keeps the rules, shows the objects of CPython after every callback,
 * and tells of the same events.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { EMPTY_WORLD, WorldDraft } from "../../src/replay/world/index.ts";
import { ItemNumbers, Recorder, readTrace, type Trace, type TraceEvent, writeTrace } from "../../src/trace/index.ts";
import { Matching } from "./matching.ts";
import { perform } from "./perform.ts";
import { eachPicture, pictureOf, settled } from "./pictures.ts";
import { type Block, type Item, type Program, program, UNTIL_US } from "./program.ts";
import { toPython } from "./python.ts";
import { both, Record } from "./record.ts";
import { callRecorder, type Picture, type PythonRecorder } from "./recorder.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261129);
const PROGRAMS = 400;

let python: PythonRecorder;
beforeAll(async () => {
  python = await callRecorder(import.meta.dirname);
}, 120_000);

function onCPython(made: Program): { readonly trace: Trace; readonly pictures: readonly Picture[] } {
  const { trace: text, pictures } = python.recordProgram(toPython(made), UNTIL_US);
  const read = readTrace(text);
  if (!read.ok) throw new Error(`event ${read.event}: ${read.problem}`);
  expect(writeTrace(read.trace)).toBe(text);
  return { trace: read.trace, pictures };
}

function onEngine(made: Program): Trace {
  const recorder = new Recorder(new ItemNumbers());
  perform(made, both(new Record(), recorder));
  return recorder.trace;
}

/**
 * What the two do not have in common: who made a coroutine knows its name; the texts of errors; lines, which our engine's
 * programs do not show.
 */
const OWN = ["coroutine", "error", "line"];

/** The events of a run, as long as it went on. */
function eventsOf(trace: Trace): TraceEvent[] {
  const events = Array.from({ length: trace.length }, (_, seq) => trace.read(seq));
  const end = events.findIndex(({ kind }) => kind === "deadlocked");
  return end < 0 ? events : events.slice(0, end);
}

/** Hold the two traces of a program against each other, and CPython's against its objects; gives how many callbacks ran. */
function compare(made: Program): number {
  let callbacks = 0;
  const { trace, pictures } = onCPython(made);
  eachPicture(trace, pictures, (world, picture) => {
    callbacks++;
    expect(pictureOf(world, trace)).toEqual(settled(picture, world));
  });
  const [ours, theirs] = [eventsOf(onEngine(made)), eventsOf(trace)];
  const matching = new Matching(OWN);
  const drafts = [new WorldDraft(EMPTY_WORLD), new WorldDraft(EMPTY_WORLD)] as const;
  for (const [i, event] of theirs.entries()) {
    expect(matching.difference(ours[i], event, `event ${i}`)).toBeNull();
    drafts[0].apply(ours[i] as TraceEvent);
    drafts[1].apply(event);
    expect(matching.difference(drafts[0].world, drafts[1].world, `world ${i + 1}`)).toBeNull();
  }
  expect(ours.length).toBe(theirs.length);
  return callbacks;
}

test(`[T4][Q6] ${PROGRAMS} programs made from seed ${SEED}: rules kept, CPython's objects shown, events as our engine's`, () => {
  let callbacks = 0;
  const isSame = fc.property(program, (made) => {
    callbacks += compare(made);
  });
  fc.assert(isSame, { seed: SEED, numRuns: PROGRAMS });
  expect(callbacks).toBeGreaterThan(PROGRAMS * 10);
}, 400_000);

test("[Q8][Q9] an immediate shutdown is the same in both, whole or torn by what cannot be compared", () => {
  const put = (item: Item) => ({ do: "putNowait", queue: 0, item, isGuarded: true }) as const;
  const shutDown = { do: "shutdown", queue: 0, immediate: true } as const;
  const kindsOf = (...items: Item[]) => {
    const main: Block = [...items.map(put), { await: "sleep", us: 1 }, shutDown];
    const made: Program = { queues: [{ kind: "priority", maxsize: 0 }], futures: 1, tasks: [], main };
    compare(made);
    return eventsOf(onCPython(made).trace)
      .map(({ kind }) => kind)
      .filter((kind) => kind === "itemDropped" || kind === "itemLost");
  };
  expect(kindsOf(3, 1, 2)).toEqual(["itemDropped", "itemDropped", "itemDropped"]);
  expect(kindsOf(1, "a", 2)).toEqual(["itemLost"]);
  expect(kindsOf(1, 5, 2, "a", 6, 7)).toEqual(["itemDropped", "itemLost"]);
});
