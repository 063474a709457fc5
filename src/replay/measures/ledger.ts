/**
 * Ledger: what a trace says once and for all: who came when, when each item was put, how long each wait was.
 * Written when an event is first read; counters of any place of the trace read it.
 */
import type { Cast } from "../../bakery/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import { withRoom } from "../packed-lists.ts";
import type { TaskState, World } from "../world/index.ts";
import { Observations } from "./observations.ts";

export type Worker = "baker" | "topper" | "eater";

/** Somebody who was hired. */
export interface Hired {
  readonly task: number;
  readonly role: Worker;
  /** Their number within the role. */
  readonly index: number;
  /** Of a topper the place of the plate from which they take, 0 of others. */
  readonly stage: number;
  readonly atUs: number;
}

export class Ledger {
  readonly people: Hired[] = [];
  /** Place in `people`, by task. */
  readonly placeOf: number[] = [];
  /** By the number of the event: puts of what was taken before, and reports of what is in nobody's hands any more. */
  readonly passedOn = new Set<number>();
  readonly idleReports = new Set<number>();
  private readonly cast: Cast;
  /** By task, what the world had counted by now. */
  private readonly passed: number[] = [];
  private readonly dones: number[] = [];
  /** When each item was put on the plate, by its place in lists. */
  private putsUs = new Float64Array(64);
  /** For each item put: the baker's wait from offering it. For each taken: the eater's, and its time on the plate. */
  readonly bakerWaits = new Observations();
  readonly eaterWaits = new Observations();
  readonly plateTimes = new Observations();

  constructor(cast: Cast) {
    this.cast = cast;
  }

  /** Takes in what an event did, given the world right after it, where its kind alone does not say. */
  learn(event: TraceEvent, { tasks }: World): void {
    switch (event.kind) {
      case "itemPut": {
        const passed = tasks[event.task]?.passedOn ?? 0;
        if (passed > (this.passed[event.task] ?? 0)) this.passedOn.add(event.seq);
        this.passed[event.task] = passed;
        break;
      }
      case "itemDone": {
        const dones = tasks[event.task]?.dones ?? 0;
        if (dones === (this.dones[event.task] ?? 0)) this.idleReports.add(event.seq);
        this.dones[event.task] = dones;
        break;
      }
    }
  }

  /** Notes what somebody had done before the recording begins. */
  noteBefore({ task, passedOn, dones }: TaskState): void {
    this.passed[task] = passedOn;
    this.dones[task] = dones;
  }

  /** Notes when an item was put on the plate. */
  notePut(item: number, atUs: number): void {
    const place = this.cast.placeOf(item);
    if (place < 0) return;
    this.putsUs = withRoom(this.putsUs, place + 1);
    this.putsUs[place] = atUs;
  }

  /** When an item was put on the plate. */
  putUs(item: number): number {
    return this.putsUs[this.cast.placeOf(item)] ?? 0;
  }

  /** Notes that a task begins; gives its place in `people`, -1 for one that has nothing to do with plates. */
  enroll(task: number, atUs: number): number {
    const known = this.placeOf[task];
    if (known !== undefined) return known;
    const role = this.cast.roleOf(task);
    if (role !== "baker" && role !== "topper" && role !== "eater") return -1;
    const stage = role === "topper" ? Math.max(0, this.cast.zoneOf(task) - 1) : 0;
    const place = this.people.push({ task, role, index: this.cast.indexOf(task), stage, atUs }) - 1;
    this.placeOf[task] = place;
    return place;
  }
}
