/**
 * Ahead: the same kitchen run on past a place, unseen: what a question asks for is read from there.
 */
import { Run, type Scenario, type TimedEdit } from "../../bakery/index.ts";
import { callbackAfter, Recording } from "../../replay/index.ts";

/** Where in a run one stands: after so many callbacks of the loop, at that time. */
export interface RunPlace {
  readonly callbacks: number;
  readonly atUs: number;
}

/** So far it is looked, in time and in callbacks. */
const LOOK_US = 60_000_000;
const MOST_CALLBACKS = 20_000;

export class Ahead {
  readonly scenario: Scenario;
  readonly edits: readonly TimedEdit[];
  readonly from: RunPlace;
  readonly recording: Recording;
  /** The place in the recording's trace. */
  readonly seq: number;

  /** `edits`: what was done to the kitchen up to the place, and what belongs to it after. */
  constructor(scenario: Scenario, edits: readonly TimedEdit[], from: RunPlace) {
    this.scenario = scenario;
    this.edits = edits;
    const run = new Run(scenario, edits);
    while (run.callbackCount < from.callbacks && run.step());
    this.from = { callbacks: run.callbackCount, atUs: Math.max(from.atUs, run.nowUs) };
    this.seq = run.trace.length;
    run.advance(from.atUs + LOOK_US, MOST_CALLBACKS);
    this.recording = new Recording(run.trace, run.cast);
  }

  /** Where the callback is over in which an event happens. */
  placeAfter(seq: number): RunPlace {
    const { trace } = this.recording;
    const end = callbackAfter(trace, seq) ?? trace.length;
    return { callbacks: this.recording.worldAt(end).callbacks, atUs: trace.atUsOf(Math.max(0, end - 1)) };
  }

  /** Where the callback before that begins: nothing of it has happened yet. */
  placeBefore(seq: number): RunPlace {
    const { trace } = this.recording;
    let end = this.seq;
    for (let next: number | null = end; next !== null && next <= seq; next = callbackAfter(trace, next)) end = next;
    return { callbacks: this.recording.worldAt(end).callbacks, atUs: end === 0 ? 0 : trace.atUsOf(end - 1) };
  }
}
