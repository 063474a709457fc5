/**
 * The referee: CPython 3.14 in this process, in which programs and kitchens run on a virtual clock and everything that
 * happens is written down (referee.py, kitchen.py).
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadPyodide } from "pyodide";
import type { FutureState } from "../../src/replay/index.ts";

/** CPython's collector is switched off, for it would close a program's coroutines at moments of its own. */
const RUNS_A_COLLECTION = 200;
const FAR = Number.MAX_SAFE_INTEGER;

/** The loop, its queue and the tasks, by number, as CPython has them. */
export interface Picture {
  /** The lines that the callback has run: in the program, and inside what that calls. */
  readonly ran: readonly [program: readonly number[], inside: readonly number[]];
  readonly atUs: number;
  readonly turn: number;
  readonly ready: readonly (readonly ["step" | "rings" | "tells", task: number])[];
  readonly timers: readonly (readonly [task: number, atUs: number])[];
  readonly queues: readonly (readonly [
    putters: readonly Waiting[],
    getters: readonly Waiting[],
    size: number,
    unfinished: number,
  ])[];
  readonly joiners: readonly Waiting[];
  /** What each awaits, and the lines on which it stands, 0 for none: in the program, and inside what that calls. */
  readonly tasks: readonly ("over" | readonly [state: FutureState | "none", line: number, inside: number])[];
}
type Waiting = readonly [task: number, FutureState];

/** After so many callbacks a task, by number, is cancelled from outside. */
export type Cancel = readonly [callbacks: number, task: number];

export interface Referee {
  /** The Python that it is. */
  readonly version: string;
  /** Gives the lines about a program, from its text. Throws with Python's own words when the text is wrong. */
  judge(source: string, untilUs: number): string[];
  /** Gives what a whole program prints, each line with the time in microseconds before it. */
  run(source: string, untilUs?: number, inside?: string): string[];
  /** Gives the same of a program that brings its own exact clock, started with these arguments. */
  runExactly(source: string, ...args: string[]): string[];
  /** Gives the lines that a whole program prints on a clock that is late as real ones are, by a seed. */
  runLate(source: string, seed: number): string[];
  /** Gives how the loop stands after each callback of a whole program; `cancels` are made from outside. */
  watch(source: string, untilUs?: number, inside?: string, cancels?: readonly Cancel[]): Picture[];
  /** Gives the lines about a kitchen, from its scenario. */
  judgeKitchen(scenario: unknown, untilUs?: number): string[];
}

/** `folder` is where the Python files lie. */
export async function callReferee(folder: string): Promise<Referee> {
  const python = await loadPyodide();
  for (const name of ["referee.py", "kitchen.py"])
    python.runPython(await readFile(path.join(folder, name), "utf8"), { filename: name });
  type Run = (text: string, untilUs: number, ...inside: string[]) => string;
  const program = python.globals.get("judge_program") as Run;
  const kitchen = python.globals.get("judge_kitchen") as Run;
  const text = python.globals.get("run_text") as Run;
  const watch = python.globals.get("watch_text") as Run;
  const late = python.globals.get("run_late") as Run;
  const exactly = python.globals.get("run_exactly") as (text: string, args: string) => string;
  let runs = 0;
  const linesOf = (run: Run, text: string, untilUs: number, ...inside: string[]): string[] => {
    if (++runs % RUNS_A_COLLECTION === 0) python.runPython("gc.collect()");
    return run(text, untilUs, ...inside).split("\n");
  };
  return {
    version: python.runPython("sys.version.split()[0]") as string,
    judge: (source, untilUs) => linesOf(program, source, untilUs),
    run: (source, untilUs = FAR, inside = "") => linesOf(text, source, untilUs, inside),
    runExactly: (source, ...args) =>
      linesOf((text) => exactly(text, JSON.stringify(["--exact", ...args])), source, FAR),
    runLate: (source, seed) => linesOf(late, source, seed),
    watch: (source, untilUs = FAR, inside = "", cancels = []) =>
      linesOf(watch, source, untilUs, inside, JSON.stringify(cancels)).map((line) => JSON.parse(line)),
    judgeKitchen: (scenario, untilUs = FAR) => linesOf(kitchen, JSON.stringify(scenario), untilUs),
  };
}
