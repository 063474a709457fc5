/**
 * erlang: the textbook's formulas for queues with Poisson arrivals at rate λ and c servers, each exponential at rate μ.
 * Rates are in one unit of time, whichever; times come in the same. Loads a = λ/μ are in erlangs.
 * Source: D. Gross, J. Shortle, J. Thompson, C. Harris, Fundamentals of Queueing Theory, chapter on birth-death queues.
 */
import { logStationary } from "./birth-death.ts";

/** Erlang's loss formula B(c, a): the share of arrivals that find all c servers busy where nobody may wait (M/M/c/c). */
export function erlangB(servers: number, load: number): number {
  // The recursion B(n) = aB(n−1) / (n + aB(n−1)), which neither overflows nor loses digits.
  let lost = 1;
  for (let n = 1; n <= servers; n++) lost = (load * lost) / (n + load * lost);
  return lost;
}

/** Erlang's delay formula C(c, a): the share of arrivals that must wait in M/M/c. 1 where a ≥ c. */
export function erlangC(servers: number, load: number): number {
  if (load >= servers) return 1;
  const lost = erlangB(servers, load);
  return (servers * lost) / (servers - load * (1 - lost));
}

/** A queue's long-run averages: L = λW in the system and Lq = λWq in the line, with λ of those who get in. */
export interface QueueAverages {
  /** Share of a server's time spent serving. */
  readonly utilisation: number;
  /** How many leave a unit of time. */
  readonly throughput: number;
  readonly inSystem: number;
  readonly inLine: number;
  readonly timeInSystem: number;
  readonly timeInLine: number;
}

/** M/M/c: unlimited room. Throws RangeError where λ ≥ cμ: the line grows without end. */
export function mmc(arrivalRate: number, serviceRate: number, servers: number): QueueAverages {
  const load = arrivalRate / serviceRate;
  if (!(load < servers)) throw new RangeError(`M/M/${servers} with a load of ${load}: wanted less than ${servers}`);
  const inLine = (erlangC(servers, load) * load) / (servers - load);
  return averages(arrivalRate, load, servers, inLine);
}

/**
 * M/M/c/K: room for K customers in all, those being served among them; who finds it full is turned away for good.
 * `lost` is the share of those. With c = K it is `erlangB`. Throws RangeError where K < c.
 */
export function mmck(
  arrivalRate: number,
  serviceRate: number,
  servers: number,
  room: number,
): QueueAverages & { readonly lost: number } {
  if (!(room >= servers))
    throw new RangeError(`M/M/${servers}/${room}: wanted room for at least the ${servers} served`);
  const logs = logStationary({
    births: Array.from({ length: room }, () => arrivalRate),
    deaths: Array.from({ length: room }, (_, n) => Math.min(n + 1, servers) * serviceRate),
  });
  const inLine = logs.reduce((sum, log, n) => sum + Math.exp(log) * Math.max(0, n - servers), 0);
  const lost = Math.exp(logs[room] as number);
  const accepted = arrivalRate * (1 - lost);
  return { ...averages(accepted, accepted / serviceRate, servers, inLine), lost };
}

/** The averages that follow from the line's length by Little's law. */
function averages(throughput: number, load: number, servers: number, inLine: number): QueueAverages {
  const inSystem = inLine + load;
  return {
    utilisation: load / servers,
    throughput,
    inSystem,
    inLine,
    timeInSystem: inSystem / throughput,
    timeInLine: inLine / throughput,
  };
}
