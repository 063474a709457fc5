/** Kitchens at random and what is done to them, for the tests of this folder. */
import fc from "fast-check";
import { type Edit, parseScenario, Run, type Scenario } from "../bakery/index.ts";

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
