/**
 * The recorder on CPython 3.14 in this process (recorder.py): programs on a virtual clock, recorded as trace files, with
 * CPython's own objects after every callback beside them.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadPyodide } from "pyodide";
import type { FutureState } from "../../src/replay/index.ts";
import type { Outcome, Purpose } from "../../src/trace/index.ts";

const MODULES = ["referee", "watched", "recorder", "recordings"];
const RUNS_A_COLLECTION = 200;

/** A future by its number in the trace, and how it stands. */
export type Awaited = readonly [future: number, FutureState];

/** CPython's own objects after a callback, in the numbers of the trace. */
export interface Picture {
  /** So many events have been written. */
  readonly seq: number;
  readonly atUs: number;
  readonly callbacks: number;
  /** "step" and a task, or "handle" and its number. */
  readonly ready: readonly string[];
  readonly timers: readonly (readonly [handle: number, atUs: number])[];
  readonly queues: readonly {
    /** In Python's words, as they lie: of a priority queue, the heap. */
    readonly items: readonly string[];
    readonly maxsize: number;
    readonly unfinished: number;
    readonly putters: readonly Awaited[];
    readonly getters: readonly Awaited[];
    readonly joiners: readonly Awaited[];
    readonly isShutDown: boolean;
  }[];
  readonly tasks: readonly {
    readonly name: string;
    readonly waits: Awaited | null;
    /** Null for one that does not wait, and where the calls in which it waits are hidden. */
    readonly purpose: Purpose | null;
    readonly line: number;
    readonly end: Outcome | null;
  }[];
  readonly gatherings: readonly (readonly [future: number, tasks: readonly number[]])[];
}

export interface Recorded {
  /** The text of a trace file. */
  readonly trace: string;
  readonly pictures: readonly Picture[];
  /** The error with which the program left, "" for none. */
  readonly said: string;
}

export interface PythonRecorder {
  /** Records a whole program from its text. */
  record(source: string, untilUs?: number): Recorded;
  /** Records a program of python.ts. */
  recordProgram(source: string, untilUs: number): Recorded;
}

/** `folder` is where the Python files lie. */
export async function callRecorder(folder: string): Promise<PythonRecorder> {
  const python = await loadPyodide();
  for (const name of MODULES)
    python.FS.writeFile(`${name}.py`, await readFile(path.join(folder, `${name}.py`), "utf8"));
  const { record_text, record_program } = python.pyimport("recordings") as Record<
    "record_text" | "record_program",
    (source: string, untilUs: number) => string
  >;
  let runs = 0;
  const run = (by: typeof record_text, source: string, untilUs: number): Recorded => {
    // CPython's collector is switched off, as for the referee.
    if (++runs % RUNS_A_COLLECTION === 0) python.runPython("import gc; gc.collect()");
    return JSON.parse(by(source, untilUs)) as Recorded;
  };
  return {
    record: (source, untilUs = Number.MAX_SAFE_INTEGER) => run(record_text, source, untilUs),
    recordProgram: (source, untilUs) => run(record_program, source, untilUs),
  };
}
