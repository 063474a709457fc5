/** Kitchens at random and what is done to them, for the tests of what is asked of a recording. */
import fc from "fast-check";
import {
  type Edit,
  KitchenCast,
  type PresetId,
  parseScenario,
  presets,
  Run,
  type Scenario,
  settingsOf,
} from "../../src/bakery/index.ts";
import { type Coroutine, EventLoop, sleep, ValueError, wait } from "../../src/engine/index.ts";
import { firstPlate, Recording, type Scene, type World } from "../../src/replay/index.ts";
import { ItemNumbers, Recorder, type Trace, type TraceEvent } from "../../src/trace/index.ts";

/** The scenario that stands in some data. Throws where there is a problem with it. */
export function scenarioFrom(data: unknown): Scenario {
  const parsed = parseScenario(data);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.scenario;
}

const seconds = fc.oneof(
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.constantFrom({ exponential: 0.5 }, { uniform: [0.1, 0.4] }),
);

const plate = fc.record({
  size: fc.integer({ min: 1, max: 4 }),
  bounded: fc.boolean(),
  order: fc.constantFrom("fifo", "lifo", "priority"),
});
const stages = fc.array(
  fc.record({ toppers: fc.array(fc.record({ seconds }), { minLength: 1, maxLength: 3 }), plate }),
  { minLength: 1, maxLength: 2 },
);

/** Kitchens in which nobody bakes more than so many loaves. */
export const scenariosUpTo = (mostBreads: number): fc.Arbitrary<Scenario> => made(mostBreads, fc.constant(undefined));
/** The same with two or three plates. */
export const linesUpTo = (mostBreads: number): fc.Arbitrary<Scenario> => made(mostBreads, stages);

const made = (mostBreads: number, stages: fc.Arbitrary<unknown>): fc.Arbitrary<Scenario> =>
  fc
    .record({
      bakers: fc.array(fc.record({ seconds, breads: fc.integer({ min: 0, max: mostBreads }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      eaters: fc.array(fc.record({ seconds }), { minLength: 1, maxLength: 4 }),
      plate,
      stages,
      seed: fc.integer({ min: 0, max: 99 }),
    })
    .map(scenarioFrom);

const role = fc.constantFrom("baker" as const, "topper" as const, "eater" as const);
const index = fc.integer({ min: 0, max: 3 });

/** Edits of every kind: people get one of these names, who is hired one of these paces. */
export const editsWith = (names: readonly string[], paces: readonly number[]): fc.Arbitrary<Edit> =>
  fc.oneof(
    fc.record({ kind: fc.constant("size" as const), size: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant("bounded" as const), bounded: fc.boolean() }),
    fc.record({ kind: fc.constant("plate" as const), maxsize: fc.integer({ min: 0, max: 5 }), plate: fc.nat(2) }),
    fc.record({ kind: fc.constant("dismiss" as const), role, index }),
    fc.record({ kind: fc.constant("rename" as const), role, index, name: fc.constantFrom(...names) }),
    fc.record({
      kind: fc.constant("hire" as const),
      role,
      name: fc.constant("New"),
      seconds: fc.constantFrom(...paces),
      breads: fc.constantFrom(1, 4),
    }),
  );

const edit = editsWith(["Zoë", "Al"], [0, 0.3]);
/** A kitchen and what is done to it: edits now and then, some of them in the middle of a turn. */
export const plans = fc.record({
  scenario: scenariosUpTo(6),
  edits: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 25 }), isStepped: fc.boolean(), edit }), {
    maxLength: 5,
  }),
  /** How long it goes on after the last edit. */
  restUs: fc.constantFrom(0, 700_000, 20e6),
});
/** The same for lines of two or three plates. */
export const linePlans: typeof plans = fc.record({
  scenario: linesUpTo(6),
  edits: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 25 }), isStepped: fc.boolean(), edit }), {
    maxLength: 5,
  }),
  restUs: fc.constantFrom(0, 700_000, 20e6),
});
export type Plan = typeof plans extends fc.Arbitrary<infer P> ? P : never;

/** Runs a plan. */
export function play({ scenario, edits, restUs }: Plan): Run {
  const run = new Run(scenario);
  for (const { amount, isStepped, edit } of edits) {
    if (isStepped) for (let i = 0; i < amount; i++) run.step();
    else run.advance(run.nowUs + amount * 100_000);
    run.edit(edit);
  }
  run.advance(run.nowUs + restUs);
  return run;
}

/** A run as one asks of it. */
export const recordingOf = ({ trace, cast }: Run): Recording => new Recording(trace, cast);

/** What is kept of a run once it has let go of everything up to now. */
export interface Kept {
  readonly recording: Recording;
  /** How many events were let go, when, and the world by then. */
  readonly letGo: number;
  readonly fromUs: number;
  readonly world: World;
}

/** Lets go of what has happened in a run, and lets it go on to a time. */
export function letGo(run: Run, untilUs: number): Kept {
  const { trace, cast } = run;
  const before = new Recording(trace, cast);
  const world = before.worldAt(trace.length);
  const fromUs = run.nowUs;
  run.forget(before.sceneAt(trace.length).loaves.keys());
  run.advance(untilUs);
  return { recording: new Recording(run.trace, cast, world, fromUs), letGo: trace.length, fromUs, world };
}

/** All events of a trace, each an object of its own. */
export const eventsOf = (trace: Trace): TraceEvent[] =>
  Array.from({ length: trace.length }, (_, seq) => trace.read(seq));

/** The first minute of a preset. */
export function minuteOf(id: PresetId): Recording {
  const run = new Run(presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario);
  run.advance(60e6);
  return recordingOf(run);
}

/** Two eaters for one baker: who has just eaten asks again while the other is being woken. */
export function overtaking(): Recording {
  const scenario = scenarioFrom({
    bakers: [{ name: "Ada", seconds: 1, breads: "endless" }],
    eaters: ["Bo", "Cy"].map((name, i) => ({ name, seconds: 1 + i })),
  });
  const run = new Run(scenario);
  run.advance(60e6);
  return recordingOf(run);
}

/** Whether no more fits on the plate. */
export function isFull(scene: Scene): boolean {
  const { maxsize, onPlate } = firstPlate(scene);
  return maxsize > 0 && onPlate.length >= maxsize;
}

/** The places at which the plate becomes full, by the scenes around each event. */
export function fillings(recording: Recording): number[] {
  const seqs: number[] = [];
  for (let seq = 0; seq < recording.trace.length; seq++)
    if (!isFull(recording.sceneAt(seq)) && isFull(recording.sceneAt(seq + 1))) seqs.push(seq + 1);
  return seqs;
}

/** What no kitchen does: a callback fails, Ada fails and nobody asks why, and the loop is closed while Bo waits. */
export function broken(): Recording {
  const recorder = new Recorder(new ItemNumbers());
  const cast = new KitchenCast(() => recorder.trace, settingsOf(presets[0].scenario));
  const loop = new EventLoop({ probe: recorder });
  function* fail(): Coroutine<void> {
    yield* sleep(loop, 1000);
    throw new ValueError("burnt");
  }
  loop.callSoon(() => {
    throw new ValueError("too hot");
  });
  cast.hire(loop.createTask(fail(), { name: "Ada" }).number, "baker", 0);
  cast.hire(loop.createTask(wait(loop.createFuture<void>()), { name: "Bo" }).number, "eater", 0);
  loop.runUntil(2000);
  loop.close();
  return new Recording(recorder.trace, cast);
}
