/** Kitchens at random and what is done to them, for the tests of this folder. */
import fc from "fast-check";
import {
  type Edit,
  type PresetId,
  parseScenario,
  presets,
  Recorder,
  Run,
  type Scenario,
  settingsOf,
  type Trace,
} from "../bakery/index.ts";
import { type Coroutine, EventLoop, sleep, type Task, ValueError, wait } from "../engine/index.ts";
import { emptyScene, sceneFolding } from "./fold.ts";
import { History } from "./history.ts";
import type { Scene } from "./scene.ts";

const seconds = fc.oneof(
  fc.constantFrom(0, 0.25, 0.5, 1),
  fc.constantFrom({ exponential: 0.5 }, { uniform: [0.1, 0.4] }),
);
const scenarios = fc
  .record({
    bakers: fc.array(fc.record({ seconds, breads: fc.integer({ min: 0, max: 6 }) }), { minLength: 1, maxLength: 4 }),
    eaters: fc.array(fc.record({ seconds }), { minLength: 1, maxLength: 4 }),
    plate: fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      bounded: fc.boolean(),
      order: fc.constantFrom("fifo", "lifo", "priority"),
    }),
    seed: fc.integer({ min: 0, max: 99 }),
  })
  .map((data): Scenario => {
    const parsed = parseScenario(data);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    return parsed.scenario;
  });
const role = fc.constantFrom("baker" as const, "eater" as const);
const index = fc.integer({ min: 0, max: 3 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("size" as const), size: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("bounded" as const), bounded: fc.boolean() }),
  fc.record({ kind: fc.constant("dismiss" as const), role, index }),
  fc.record({ kind: fc.constant("rename" as const), role, index, name: fc.constantFrom("Zoë", "Al") }),
  fc.record({
    kind: fc.constant("hire" as const),
    role,
    name: fc.constant("New"),
    seconds: fc.constantFrom(0, 0.3),
    breads: fc.constantFrom(1, 4),
  }),
);
/** A kitchen and what is done to it: edits now and then, some of them in the middle of a turn. */
export const plans = fc.record({
  scenario: scenarios,
  edits: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 25 }), isStepped: fc.boolean(), edit }), {
    maxLength: 5,
  }),
  /** How long it goes on after the last edit. */
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

/** A run with its scenes. */
export interface Film {
  readonly trace: Trace;
  readonly sceneAt: (seq: number) => Scene;
  /** Before the first event. */
  readonly first: Scene;
}

export function film(run: Run): Film {
  const settings = settingsOf(run.scenario);
  const history = new History(run.trace, emptyScene(settings), sceneFolding);
  return { trace: run.trace, sceneAt: (seq) => history.sceneAt(seq), first: emptyScene(settings) };
}

/** The first minute of a preset. */
export function minuteOf(id: PresetId): Film {
  const run = new Run(presets.find((preset) => preset.id === id)?.scenario ?? presets[0].scenario);
  run.advance(60e6);
  return film(run);
}

/** Two eaters for one baker: who has just eaten asks again while the other is being woken. */
export function overtaking(): Film {
  const parsed = parseScenario({
    bakers: [{ name: "Ada", seconds: 1, breads: "endless" }],
    eaters: ["Bo", "Cy"].map((name, i) => ({ name, seconds: 1 + i })),
  });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const run = new Run(parsed.scenario);
  run.advance(60e6);
  return film(run);
}

export const isFull = ({ onPlate, settings }: Scene): boolean => settings.bounded && onPlate.length >= settings.size;

/**
 * The places at which the plate becomes full, by the scenes around each event. In the scenes a limit changes with the
 * edit, on the plate with the event after it.
 */
export function fillings({ trace, sceneAt }: Film, from = 0): number[] {
  const seqs: number[] = [];
  for (let seq = from; seq < trace.length; seq++) {
    if (isFull(sceneAt(seq)) || !isFull(sceneAt(seq + 1))) continue;
    seqs.push(trace.read(seq).kind === "changed" ? seq + 2 : seq + 1);
  }
  return seqs;
}

/** What no kitchen does: a callback fails, Ada fails and nobody asks why, and the loop is closed while Bo waits. */
export function broken(): Film {
  const recorder = new Recorder();
  const loop = new EventLoop({ probe: recorder });
  recorder.attach(loop);
  function* fail(): Coroutine<void> {
    yield* sleep(loop, 1000);
    throw new ValueError("burnt");
  }
  loop.callSoon(() => {
    throw new ValueError("too hot");
  });
  recorder.hired(loop.createTask(fail(), { name: "Ada" }) as Task, "baker", 0);
  recorder.hired(loop.createTask(wait(loop.createFuture<void>()), { name: "Bo" }) as Task, "eater", 0);
  loop.runUntil(2000);
  loop.close();
  const settings = settingsOf(presets[0].scenario);
  const history = new History(recorder.trace, emptyScene(settings), sceneFolding);
  return { trace: recorder.trace, sceneAt: (seq) => history.sceneAt(seq), first: emptyScene(settings) };
}
