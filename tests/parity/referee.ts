/**
 * The referee: CPython 3.14 in this process, in which programs and kitchens run on a virtual clock and everything that
 * happens is written down (referee.py, kitchen.py).
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { loadPyodide } from "pyodide";

/** CPython's collector is switched off, for it would close a program's coroutines at moments of its own. */
const RUNS_A_COLLECTION = 200;
const FAR = Number.MAX_SAFE_INTEGER;

export interface Referee {
  /** The Python that it is. */
  readonly version: string;
  /** Gives the lines about a program, from its text. Throws with Python's own words when the text is wrong. */
  judge(source: string, untilUs: number): string[];
  /** Gives what a whole program prints, each line with the time in microseconds before it. */
  run(source: string, untilUs?: number): string[];
  /** Gives the lines about a kitchen, from its scenario. */
  judgeKitchen(scenario: unknown, untilUs?: number): string[];
}

/** `folder` is where the Python files lie. */
export async function callReferee(folder: string): Promise<Referee> {
  const python = await loadPyodide();
  for (const name of ["referee.py", "kitchen.py"])
    python.runPython(await readFile(path.join(folder, name), "utf8"), { filename: name });
  type Run = (text: string, untilUs: number) => string;
  const program = python.globals.get("judge_program") as Run;
  const kitchen = python.globals.get("judge_kitchen") as Run;
  const text = python.globals.get("run_text") as Run;
  let runs = 0;
  const linesOf = (run: Run, text: string, untilUs: number): string[] => {
    if (++runs % RUNS_A_COLLECTION === 0) python.runPython("gc.collect()");
    return run(text, untilUs).split("\n");
  };
  return {
    version: python.runPython("sys.version.split()[0]") as string,
    judge: (source, untilUs) => linesOf(program, source, untilUs),
    run: (source, untilUs = FAR) => linesOf(text, source, untilUs),
    judgeKitchen: (scenario, untilUs = FAR) => linesOf(kitchen, JSON.stringify(scenario), untilUs),
  };
}
