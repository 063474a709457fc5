/**
 * TimeUse: what each person's time has gone into so far, and that of each role together.
 */
import type { Hired } from "./ledger.ts";
import { Sojourn } from "./sojourn.ts";

/**
 * What somebody's time counts as:
 * 0. ready: hired, or awake and not yet acting; in a simulated kitchen no time passes in it.
 * 1. working: asleep for as long as the bread takes, from falling asleep to the alarm.
 * 2. waiting: from joining a waiting line to getting what it was for, however often they had to wait again.
 * 3. gone: the coroutine is over.
 */
export const READY = 0;
export const WORKING = 1;
export const WAITING = 2;
export const GONE = 3;
export type Occupation = typeof READY | typeof WORKING | typeof WAITING | typeof GONE;

/** The time of all of a role: there at all, working, waiting. */
export interface RoleTime {
  readonly present: Sojourn;
  readonly working: Sojourn;
  readonly waiting: Sojourn;
}

/** Microseconds since somebody was hired, up to their going home, and what of that was work and waiting. */
export interface PersonTime {
  readonly presentUs: number;
  readonly workingUs: number;
  readonly waitingUs: number;
}

const copyOf = (from?: RoleTime): RoleTime => ({
  present: new Sojourn(from?.present),
  working: new Sojourn(from?.working),
  waiting: new Sojourn(from?.waiting),
});

/** People are named by their place in the ledger. */
export class TimeUse {
  readonly baker: RoleTime;
  readonly eater: RoleTime;
  /** Those between two plates, by the place of the plate from which they take. */
  readonly toppers: RoleTime[];
  hiredCount: number;
  private occupation: Uint8Array;
  /** Since when they are in it. */
  private sinceUs: Float64Array;
  /** The time of what they have ended. */
  private workingUs: Float64Array;
  private waitingUs: Float64Array;

  constructor(from?: TimeUse) {
    this.baker = copyOf(from?.baker);
    this.eater = copyOf(from?.eater);
    this.toppers = from?.toppers.map(copyOf) ?? [];
    this.hiredCount = from?.hiredCount ?? 0;
    this.occupation = from?.occupation.slice() ?? new Uint8Array(8);
    this.sinceUs = from?.sinceUs.slice() ?? new Float64Array(8);
    this.workingUs = from?.workingUs.slice() ?? new Float64Array(8);
    this.waitingUs = from?.waitingUs.slice() ?? new Float64Array(8);
  }

  /** The time of those with whom somebody works. */
  crewOf({ role, stage }: Pick<Hired, "role" | "stage">): RoleTime {
    if (role !== "topper") return this[role];
    for (let i = this.toppers.length; i <= stage; i++) this.toppers.push(copyOf());
    return this.toppers[stage] as RoleTime;
  }

  hire(place: number, hired: Hired, atUs: number): void {
    if (place >= this.occupation.length) this.growTo(Math.max(place + 1, this.occupation.length * 2));
    this.hiredCount++;
    this.sinceUs[place] = atUs;
    this.crewOf(hired).present.enter(atUs);
  }

  is(place: number, occupation: Occupation): boolean {
    return this.occupation[place] === occupation;
  }

  /** Ends what somebody was doing and begins something else; gives the time that went into it. */
  turn(place: number, hired: Hired, next: Occupation, atUs: number): number {
    const stays = this.crewOf(hired);
    const sinceUs = this.sinceUs[place] as number;
    const spentUs = atUs - sinceUs;
    if (this.is(place, WORKING)) {
      this.workingUs[place] = (this.workingUs[place] as number) + spentUs;
      stays.working.leave(sinceUs, atUs);
    } else if (this.is(place, WAITING)) {
      this.waitingUs[place] = (this.waitingUs[place] as number) + spentUs;
      stays.waiting.leave(sinceUs, atUs);
    }
    if (next === WORKING) stays.working.enter(atUs);
    else if (next === WAITING) stays.waiting.enter(atUs);
    this.occupation[place] = next;
    this.sinceUs[place] = atUs;
    return spentUs;
  }

  leave(place: number, hired: Hired, atUs: number): void {
    this.turn(place, hired, GONE, atUs);
    this.crewOf(hired).present.leave(hired.atUs, atUs);
  }

  /** Somebody's time until `atUs`. */
  timeOf(place: number, hired: Hired, atUs: number): PersonTime {
    const sinceUs = this.sinceUs[place] as number;
    const goingOn = (occupation: Occupation): number => (this.is(place, occupation) ? atUs - sinceUs : 0);
    return {
      presentUs: (this.is(place, GONE) ? sinceUs : atUs) - hired.atUs,
      workingUs: (this.workingUs[place] as number) + goingOn(WORKING),
      waitingUs: (this.waitingUs[place] as number) + goingOn(WAITING),
    };
  }

  private growTo(length: number): void {
    const grown = (from: Float64Array): Float64Array => {
      const to = new Float64Array(length);
      to.set(from);
      return to;
    };
    const occupation = new Uint8Array(length);
    occupation.set(this.occupation);
    this.occupation = occupation;
    this.sinceUs = grown(this.sinceUs);
    this.workingUs = grown(this.workingUs);
    this.waitingUs = grown(this.waitingUs);
  }
}
