/**
 * Contest: contenders measured in turn. Machines are noisy for seconds and minutes at a time, so everybody is measured in
 * many short rounds, one after the other, and compared with who ran in the same round; and best with best, for noise only
 * ever slows. Now and then all processes are begun anew, for no two are compiled alike.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import type * as Measured from "./measured.ts";
import { type Costs, measurements, type Question } from "./measurements.ts";

/** How a process is begun: one thread does all its work, the collector's too, so that its time is what it cost. */
const FLAGS = ["--expose-gc", "--single-threaded-gc"];
const CHILD = "--measure";

export interface Contestant {
  readonly question: Question;
  readonly name?: string;
  readonly pairs?: number;
  /** The file of bundled src to measure. */
  readonly measured: string;
  /** So slow that one round must do each time that processes are begun. */
  readonly isSlow?: boolean;
}

/** Costs of one contestant by name, in each round; those of a round in which they did not run are left out. */
export type Results = readonly Readonly<Record<string, readonly (number | undefined)[]>>[];

/** Measures all in turn, so many rounds, as often with new processes. */
export async function contest(all: readonly Contestant[], rounds: number, sittings: number): Promise<Results> {
  const results = all.map(() => ({}) as Record<string, (number | undefined)[]>);
  for (let sitting = 0; sitting < sittings; sitting++) {
    const seats: Seat[] = [];
    try {
      for (const one of all) seats.push(await Seat.take(one));
      for (let round = 0; round < rounds; round++) {
        for (const [i, seat] of seats.entries()) {
          if (round > 0 && all[i]?.isSlow) continue;
          for (const [name, cost] of Object.entries(await seat.round())) {
            results[i]![name] ??= [];
            results[i]![name]![sitting * rounds + round] = cost;
          }
        }
      }
    } finally {
      for (const seat of seats) seat.leave();
    }
  }
  return results;
}

/** Measures one alone, once. */
export async function measureOnce(one: Contestant): Promise<Costs> {
  const seat = await Seat.take(one);
  try {
    return await seat.round();
  } finally {
    seat.leave();
  }
}

/** The process of a contestant. */
class Seat {
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.child = child;
  }

  static async take({ question, name = "", pairs = 0, measured }: Contestant): Promise<Seat> {
    const self = fileURLToPath(import.meta.url);
    const seat = new Seat(fork(self, [CHILD, measured, question, name, `${pairs}`], { execArgv: FLAGS }));
    await seat.answer();
    return seat;
  }

  round(): Promise<Costs> {
    this.child.send("round");
    return this.answer();
  }

  leave(): void {
    this.child.disconnect();
  }

  private async answer(): Promise<Costs> {
    const ended = new AbortController();
    const { signal } = ended;
    const exit = once(this.child, "exit", { signal }).then(([code]) => {
      throw new Error(`a measurement ended with ${code}`);
    });
    try {
      const [answer] = await Promise.race([once(this.child, "message", { signal }), exit]);
      return answer as Costs;
    } finally {
      exit.catch(() => {}); // it is over, and nobody asks any more
      ended.abort();
    }
  }
}

/** In a process of a contestant: measures a round whenever it is asked, and says true. */
export async function measureAsChild(): Promise<boolean> {
  const [mode, path = "", question, name = "", pairs] = argv.slice(2);
  if (mode !== CHILD) return false;
  const measured = (await import(pathToFileURL(path).href)) as typeof Measured;
  const round = await measurements[question as Question](measured, name, Number(pairs));
  process.on("message", async () => process.send?.(await round()));
  process.send?.({});
  return true;
}
