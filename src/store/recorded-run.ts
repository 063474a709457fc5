/**
 * RecordedRun: a run and the recording of it. Replaced as a whole when the past is changed; lets go of its beginning when
 * it grows too long to keep.
 */
import { Run, type Scenario, type TimedEdit } from "../bakery/index.ts";
import { Recording } from "../replay/index.ts";

/** A place in a run: so many callbacks of the loop, then the clock. */
export interface RunPlace {
  readonly callbacks: number;
  readonly atUs: number;
}

/** Some 50 MB; what panels keep of as many events is about as much again. */
const MOST_EVENTS = 4_000_000;

export class RecordedRun {
  readonly run: Run;
  recording: Recording;

  constructor(scenario: Scenario, edits: readonly TimedEdit[] = []) {
    this.run = new Run(scenario, edits);
    this.recording = new Recording(this.run.trace, this.run.cast);
  }

  get head(): RunPlace {
    return { callbacks: this.run.callbackCount, atUs: this.run.nowUs };
  }

  /** Forgets what happened so far if it has become too much; says whether it did. */
  trim(mostEvents = MOST_EVENTS): boolean {
    const { run, recording } = this;
    if (run.trace.length < mostEvents) return false;
    const world = recording.worldAt(run.trace.length);
    run.forget(recording.sceneAt(run.trace.length).loaves.keys());
    this.recording = new Recording(run.trace, run.cast, world, run.nowUs);
    return true;
  }
}
