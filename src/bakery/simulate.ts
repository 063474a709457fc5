/**
 * simulate: a scenario run to its end, or to a time, without anybody watching.
 */
import { ValueError } from "../engine/index.ts";
import type { Trace } from "../trace/index.ts";
import { Run } from "./run.ts";
import type { Scenario } from "./scenario.ts";

export interface Simulation {
  /** What was printed: time in microseconds, text. */
  readonly lines: [number, string][];
  readonly endUs: number;
  readonly end: "finished" | "failed" | "until" | "deadlock";
  readonly trace: Trace;
}

/**
 * Runs a scenario until main returns, nothing can happen any more, or everything due at or before `untilUs` has
 * happened. Throws ValueError for endless bakers without `untilUs`, for an `untilUs` that is no whole number from 0 (nor
 * Infinity), and when time stands still for too long.
 */
export function simulate(scenario: Scenario, options: { untilUs?: number | null } = {}): Simulation {
  const untilUs = options.untilUs ?? Number.POSITIVE_INFINITY;
  if (untilUs !== Number.POSITIVE_INFINITY && !(Number.isInteger(untilUs) && untilUs >= 0)) {
    throw new ValueError(`untilUs is a whole number of microseconds from 0, not ${String(untilUs)}`);
  }
  if (untilUs === Number.POSITIVE_INFINITY && scenario.bakers.some((baker) => baker.breads === "endless")) {
    throw new ValueError("a scenario with endless bakers never finishes: simulate needs untilUs");
  }
  const run = new Run(scenario);
  run.advance(untilUs);
  if (run.end === "livelock") throw new ValueError(`time stands still at ${run.nowUs} µs: somebody never sleeps`);
  return { lines: [...printedLines(run.trace)], endUs: run.nowUs, end: run.end ?? "until", trace: run.trace };
}

/** The printed lines of a trace, from the `first`th on, at most `count`. */
export function* printedLines(trace: Trace, first = 0, count = trace.printedSeqs.length): Generator<[number, string]> {
  for (const seq of trace.printedSeqs.slice(first, first + count)) {
    const event = trace.read(seq);
    if (event.kind === "printed") yield [event.atUs, event.text];
  }
}
