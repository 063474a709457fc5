/**
 * Ledger: what a trace says once and for all: who was hired, when each loaf was put, how long each wait was.
 * Written when an event is first read; tallies of any place of the trace read it.
 */
import { ROLES, type TraceEvent } from "../bakery/index.ts";
import { withRoom } from "./packed.ts";
import type { ReadableTrace } from "./prologue.ts";
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
  /** When each loaf was put on the plate, by its place in the trace. */
  private putsUs = new Float64Array(64);
  /** For each loaf put: the baker's wait from offering it. For each taken: the eater's, and its time on the plate. */
  readonly bakerWaits = new Samples();
  readonly eaterWaits = new Samples();
  readonly plateTimes = new Samples();

  constructor(private readonly trace: ReadableTrace) {}

  /** Notes when a loaf was put on the plate. */
  notePut(loaf: number, atUs: number): void {
    const place = this.trace.placeOfLoaf(loaf);
    this.putsUs = withRoom(this.putsUs, place + 1);
    this.putsUs[place] = atUs;
  }

  /** When a loaf was put on the plate. */
  putUs(loaf: number): number {
    return this.putsUs[this.trace.placeOfLoaf(loaf)] as number;
  }

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
