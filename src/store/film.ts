/**
 * Film: a run and the scenes of it. Replaced as a whole when the past is changed; lets go of its beginning when it
 * grows too long to keep.
 */
import { type Change, Run, type Scenario } from "../bakery/index.ts";
import { emptyScene, History, type Scene, sceneFolding } from "../replay/index.ts";

/** A place in a run: so many callbacks of the loop, then the clock. */
export interface RunPlace {
  readonly callbacks: number;
  readonly atUs: number;
}

/** Some 50 MB; what panels keep of as many events is about as much again. */
const MOST_EVENTS = 4_000_000;

export class Film {
  readonly run: Run;
  history: History<Scene>;
  /** From when on it can be looked at. */
  keptFromUs = 0;

  constructor(scenario: Scenario, changes: readonly Change[] = []) {
    this.run = new Run(scenario, changes);
    this.history = new History(this.run.trace, emptyScene(this.run.settings), sceneFolding);
  }

  get head(): RunPlace {
    return { callbacks: this.run.callbackCount, atUs: this.run.nowUs };
  }

  /** Forgets what happened so far if it has become too much; says whether it did. */
  trim(mostEvents = MOST_EVENTS): boolean {
    const { run } = this;
    // Rather not while somebody is ready, for a scene does not tell in which order they will run.
    const enough = run.nextAtUs <= run.nowUs ? 2 * mostEvents : mostEvents;
    if (run.trace.length < enough) return false;
    const now = this.history.sceneAt(run.trace.length);
    run.forget(now.loaves.keys());
    this.history = new History(run.trace, { ...now, seq: 0 }, sceneFolding);
    this.keptFromUs = run.nowUs;
    return true;
  }
}
