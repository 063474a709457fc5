/** Mending: whether a kitchen is whole, by what the doctor finds in a run of its own from the start. */
import { Run, type Scenario } from "../bakery/index.ts";
import { Doctor, Recording, type VerdictKind } from "../replay/index.ts";

const SECONDS = 60;
const MOST_CALLBACKS = 200_000;

/** What is wrong with a kitchen that ran for a minute, or to its end. */
export function whatIsWrong(scenario: Scenario): readonly VerdictKind[] {
  const run = new Run(scenario);
  run.advance(SECONDS * 1e6, MOST_CALLBACKS);
  const doctor = new Doctor(new Recording(run.trace, run.cast));
  doctor.update();
  return doctor.verdictsAt(run.trace.length).map(({ kind }) => kind);
}
