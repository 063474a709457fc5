/**
 * Choreography: how long each movement is seen to last, and what follows what in it. All of it in kitchen time, as shares
 * of the shortest pace, so that at a tenth of the speed a flight takes ten times as long. Nothing here knows of places.
 */
import type { Settings } from "../../bakery/index.ts";
import type { LoafMove } from "../../replay/index.ts";
import { meanOf } from "../settings/paces.ts";

const US_A_SECOND = 1_000_000;
/** Where everybody takes their time, a movement is still no slower than with this pace. */
const SLOWEST_PACE_US = US_A_SECOND;

/** How long movements last, in microseconds of kitchen time. */
export interface Durations {
  /** Out of the oven and onto the plate; off the plate and into hands. */
  readonly put: number;
  readonly take: number;
  /** How long a loaf lies on the plate at the least. */
  readonly rest: number;
  /** The same for a loaf that is put and taken at one instant. */
  readonly quickPut: number;
  readonly quickTake: number;
  readonly squash: number;
  readonly walk: number;
  readonly shift: number;
  readonly surprise: number;
  /** As long as anything may still be seen that began before. */
  readonly window: number;
}

export function durationsOf(settings: Settings | null): Durations {
  const paces = [...(settings?.bakers ?? []), ...(settings?.eaters ?? [])]
    .filter(({ isDismissed }) => !isDismissed)
    .map(({ seconds }) => meanOf(seconds));
  const pace = Math.min(SLOWEST_PACE_US, Math.min(...paces, 1) * US_A_SECOND);
  return {
    put: pace * 0.4,
    take: pace * 0.25,
    rest: pace * 0.15,
    quickPut: pace * 0.24,
    quickTake: pace * 0.2,
    squash: pace * 0.12,
    walk: pace * 0.4,
    shift: pace * 0.2,
    surprise: pace * 0.5,
    window: pace * 1.6,
  };
}

export interface Flight {
  readonly move: LoafMove;
  readonly startUs: number;
  readonly endUs: number;
}

/** When the movements of one loaf are seen: each after the one before has landed and rested. */
export function flightsOf(moves: readonly LoafMove[], durations: Durations): Flight[] {
  const flights: Flight[] = [];
  let freeUs = Number.NEGATIVE_INFINITY;
  moves.forEach((move, i) => {
    const startUs = Math.max(move.atUs, freeUs);
    const isPut = move.kind === "put";
    const other = isPut ? moves[i + 1] : moves[i - 1];
    const isQuick = other?.atUs === move.atUs;
    const usual = isPut ? durations.put : durations.take;
    const quick = isPut ? durations.quickPut : durations.quickTake;
    const endUs = startUs + (isQuick ? quick : usual);
    flights.push({ move, startUs, endUs });
    freeUs = isPut ? endUs + durations.rest : endUs;
  });
  return flights;
}

/** A put from one's oven: the oven opens, the loaf comes into the hands, is carried, flies. Shares of the flight. */
export const PUT_FROM_OVEN = { inOven: 0.22, inHands: 0.42, thrown: 0.56 } as const;
/** A put by somebody who waited with it in their hands. */
export const PUT_FROM_HANDS = { thrown: 0.3 } as const;
/** A loaf is reached for, then lifted. */
export const TAKE = { lifted: 0.4 } as const;
/** Who goes to wait for room first takes the loaf out of the oven. A share of the walk. */
export const FETCH = 0.3;

/** The part of something from one time to another that is over, 0 to 1. */
export const partOf = (nowUs: number, startUs: number, endUs: number): number =>
  endUs <= startUs ? 1 : Math.max(0, Math.min(1, (nowUs - startUs) / (endUs - startUs)));

/** The part of a part: from one share of it to another, 0 to 1. */
export const within = (part: number, from: number, to: number): number =>
  Math.max(0, Math.min(1, (part - from) / (to - from)));

/** Sets off and arrives softly. */
export const ease = (part: number): number => part * part * (3 - 2 * part);
