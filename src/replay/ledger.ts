/**
 * Ledger: what a trace says once and for all: who was hired, when each loaf was put, how long each wait was.
 * Written when an event is first read; tallies of any place of the trace read it.
 */
import { ROLES, type TraceEvent } from "../bakery/index.ts";
import { Samples } from "./samples.ts";

export type Worker = "baker" | "eater";

/** Somebody who was hired. */
export interface Hired {
  readonly task: number;
  readonly role: Worker;
  /** Their number within the role. */
  readonly index: number;
  readonly atUs: number;
}

export class Ledger {
  readonly people: Hired[] = [];
  /** Place in `people`, by task. */
  readonly placeOf: number[] = [];
  manager = -1;
  /** When each loaf was put on the plate, by loaf. */
  readonly putUs: number[] = [];
  /** For each loaf put: the baker's wait from offering it. For each taken: the eater's, and its time on the plate. */
  readonly bakerWaits = new Samples();
  readonly eaterWaits = new Samples();
  readonly plateTimes = new Samples();

  /** Notes who a `hired` event is about; gives their place in `people`, -1 for the manager. */
  enroll(event: TraceEvent): number {
    const known = this.placeOf[event.task];
    if (known !== undefined) return known;
    const role = ROLES[event.a];
    if (role !== "baker" && role !== "eater") {
      this.manager = event.task;
      return -1;
    }
    const place = this.people.push({ task: event.task, role, index: event.b, atUs: event.atUs }) - 1;
    this.placeOf[event.task] = place;
    return place;
  }
}
