/**
 * prediction: what theory says of a kitchen in the long run, if all times are exponential, equal within each role, and
 * the bakers never stop. Loaves are the customers, eaters the servers, the plate the line.
 */
import { type Chain, logStationary, settlingTime } from "./birth-death.ts";
import { mmc } from "./erlang.ts";

const US_PER_SECOND = 1e6;
/** Of an unlimited chain, what lies beyond this probability is left out when its settling time is looked for. */
const TAIL = 1e-9;
const MOST_STATES = 20_000;

/** A kitchen that theory knows: how many, mean seconds for a loaf, and the plate's limit (Infinity for none). */
export interface TextbookKitchen {
  readonly bakers: number;
  readonly bakingSeconds: number;
  readonly eaters: number;
  readonly eatingSeconds: number;
  readonly limit: number;
}

export interface Prediction {
  /** Loaves a second. */
  readonly throughput: number;
  /** Loaves on the plate (Lq), and on the plate, in mouths and in blocked bakers' hands (L of the chain). */
  readonly level: number;
  readonly inSystem: number;
  /** Mean time of a loaf on the plate, of a baker before a full one, of an eater before an empty one, for each loaf. */
  readonly timeOnPlateUs: number;
  readonly bakersWaitUs: number;
  readonly eatersWaitUs: number;
  /** Shares of the time: of an eater eating, of a baker before a full plate, of the plate empty and full. */
  readonly eatersWorking: number;
  readonly bakersWaiting: number;
  readonly empty: number;
  readonly full: number;
  /** How long from an empty kitchen until the start is forgotten: `settlingTime`. */
  readonly settlingUs: number;
}

/**
 * The kitchen as a chain. State n counts the loaves out of the oven and not yet eaten: up to c in mouths, the next up
 * to the limit K on the plate, the rest, up to b, in the hands of bakers who cannot put them. Only bakers with empty
 * hands bake, only eaters with a loaf eat, and an exponential time does not remember when it began; so the rate up is
 * (b − max(0, n − c − K)) / baking time, the rate down min(n, c) / eating time. This is exact. It is M/M/c/K with
 * blocking: unlike in M/M/c/K (`mmck`) no loaf is turned away, its baker waits.
 */
export function chainOf(kitchen: TextbookKitchen): Chain {
  const { bakers, bakingSeconds, eaters, eatingSeconds, limit } = kitchen;
  const states = Number.isFinite(limit) ? eaters + limit + bakers : unlimitedStates(kitchen);
  return {
    births: Array.from({ length: states }, (_, n) => (bakers - Math.max(0, n - eaters - limit)) / bakingSeconds),
    deaths: Array.from({ length: states }, (_, n) => Math.min(n + 1, eaters) / eatingSeconds),
  };
}

/** Bread made over bread eaten if nobody ever waited. On an unlimited plate 1 or more means that it grows for ever. */
export const loadOf = ({ bakers, bakingSeconds, eaters, eatingSeconds }: TextbookKitchen): number =>
  (bakers * eatingSeconds) / (eaters * bakingSeconds);

/** Throws RangeError for an unlimited plate with a load of 1 or more: nothing settles. */
export function predict(kitchen: TextbookKitchen): Prediction {
  return Number.isFinite(kitchen.limit) ? predictBlocking(kitchen) : predictUnlimited(kitchen);
}

function predictBlocking(kitchen: TextbookKitchen): Prediction {
  const { bakers, eaters, eatingSeconds, limit } = kitchen;
  const chain = chainOf(kitchen);
  const logs = logStationary(chain);
  const mean = (of: (n: number) => number): number => logs.reduce((sum, log, n) => sum + Math.exp(log) * of(n), 0);
  const level = mean((n) => Math.min(limit, Math.max(0, n - eaters)));
  const eating = mean((n) => Math.min(n, eaters));
  const blocked = mean((n) => Math.max(0, n - eaters - limit));
  const throughput = eating / eatingSeconds;
  const each = (people: number): number => (people / throughput) * US_PER_SECOND;
  return {
    throughput,
    level,
    inSystem: level + eating + blocked,
    timeOnPlateUs: each(level),
    bakersWaitUs: each(blocked),
    eatersWaitUs: each(eaters - eating),
    eatersWorking: eating / eaters,
    bakersWaiting: blocked / bakers,
    empty: mean((n) => (n <= eaters ? 1 : 0)),
    full: mean((n) => (n >= eaters + limit ? 1 : 0)),
    settlingUs: settlingTime(chain, logs) * US_PER_SECOND,
  };
}

/** M/M/c: bakers who are never blocked are together a Poisson source. */
function predictUnlimited(kitchen: TextbookKitchen): Prediction {
  const { bakers, bakingSeconds, eaters, eatingSeconds } = kitchen;
  const { throughput, inLine, inSystem, timeInLine, utilisation } = mmc(
    bakers / bakingSeconds,
    1 / eatingSeconds,
    eaters,
  );
  return {
    throughput,
    level: inLine,
    inSystem,
    timeOnPlateUs: timeInLine * US_PER_SECOND,
    bakersWaitUs: 0,
    eatersWaitUs: ((eaters * (1 - utilisation)) / throughput) * US_PER_SECOND,
    eatersWorking: utilisation,
    bakersWaiting: 0,
    // Beyond all eaters busy with an empty plate each state is ρ times the one before: Lq = P(level > 0) / (1 − ρ).
    empty: 1 - inLine * (1 - utilisation),
    full: 0,
    settlingUs: settlingTime(chainOf(kitchen)) * US_PER_SECOND,
  };
}

function unlimitedStates(kitchen: TextbookKitchen): number {
  const load = loadOf(kitchen);
  return kitchen.eaters + Math.min(MOST_STATES, Math.ceil(Math.log(TAIL) / Math.log(Math.min(load, 1 - 1e-9))) + 1);
}
