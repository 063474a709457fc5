/**
 * Counters: what has been counted in a recording up to one place, as running totals into which any later time can be put.
 * What each event adds is decided here; where counters are kept and what they mean is the statistics' business.
 */
import type { Cast } from "../../bakery/index.ts";
import type { Kind, TraceEvent } from "../../trace/index.ts";
import type { Scene } from "../scene/index.ts";
import type { TaskState, World } from "../world/index.ts";
import { Hands } from "./hands.ts";
import type { Hired, Ledger } from "./ledger.ts";
import { Sojourn } from "./sojourn.ts";
import { type Occupation, READY, TimeUse, WAITING, WORKING } from "./time-use.ts";

/** The kinds of event that count. */
export const COUNTED: readonly Kind[] = [
  "taskCreated",
  "queueCreated",
  "queueResized",
  "itemDropped",
  "itemStranded",
  "itemLost",
  "sleepOver",
  "taskReady",
  "itemPut",
  "itemTaken",
  "itemDone",
  "taskSuspended",
  "taskSlept",
  "putterJoined",
  "getterJoined",
  "taskEnded",
  "intervened",
];

/** Times are in microseconds since the recording begins. */
export class Counters {
  /** How many events are in it. */
  seq = 0;
  /** How many loaves had been eaten when the recording begins. */
  eatenBefore = 0;
  puts = 0;
  takes = 0;
  /** The waits of bakers whose loaf was put, and of eaters who got one. */
  bakerWaitUs = 0;
  eaterWaitUs = 0;
  /** Changes from outside other than renamings. */
  edits = 0;
  /** Right after the last of them, or without any after the first loaf was taken: before, nobody could have eaten. */
  baseSeq = 0;
  /** The most that lay on the plate since then. */
  peak = 0;
  /** When main returned: the kitchen's time goes no further. */
  closedUs = Number.POSITIVE_INFINITY;
  readonly people: TimeUse;
  /** The loaves on the plate, each with its own time there. */
  readonly loaves: Sojourn;
  /** The queue that is counted. */
  private readonly queue: number;
  private readonly cast: Cast;
  /** The plate's limit, 0 for none. */
  private limit = 0;
  /** Up to `levelUs`: the integral of the plate's level, and the time it was empty and full. */
  private levelUs = 0;
  private areaUs = 0;
  private emptyUs = 0;
  private fullUs = 0;
  /** Loaves that came to the plate, or left it, otherwise than by a put or a get. */
  private strays = 0;
  private readonly hands: Hands;

  constructor(cast: Cast, queue: number, from?: Counters) {
    this.cast = cast;
    this.queue = queue;
    this.people = new TimeUse(from?.people);
    this.loaves = new Sojourn(from?.loaves);
    this.hands = new Hands(from?.hands);
  }

  copy(): Counters {
    const copy = new Counters(this.cast, this.queue, this);
    const { people, loaves, hands } = copy;
    return Object.assign(copy, this, { people, loaves, hands });
  }

  /** Loaves since the kitchen opened, whatever is still kept of it. */
  get made(): number {
    return this.hands.made;
  }
  get eaten(): number {
    return this.hands.eaten;
  }
  get lost(): number {
    return this.hands.lost;
  }

  /** Counts what is there when the recording begins, if that is not the beginning of the program. */
  open(world: World, { made, eaten, lost }: Scene, ledger: Ledger): void {
    Object.assign(this.hands, { made, eaten, lost });
    this.eatenBefore = eaten;
    for (const task of world.tasks) {
      if (!task || task.stage === "over") continue;
      ledger.noteBefore(task);
      this.hands.open(task);
      this.openPerson(task, ledger);
    }
    const plate = world.queues[this.queue];
    if (!plate) return;
    this.limit = plate.maxsize;
    for (const item of plate.items) {
      ledger.bakerWaits.note(this.puts, 0);
      ledger.notePut(item, 0);
      this.puts++;
      this.loaves.enter(0);
    }
    this.peak = this.level;
  }

  /** The loaves on the plate. */
  get level(): number {
    return this.puts - this.takes + this.strays;
  }

  /** The integral of the plate's level over time until `atUs`, in loaves times microseconds. */
  levelAreaUs(atUs: number): number {
    return this.areaUs + this.level * (atUs - this.levelUs);
  }

  emptyTimeUs(atUs: number): number {
    return this.emptyUs + (this.level === 0 ? atUs - this.levelUs : 0);
  }

  fullTimeUs(atUs: number): number {
    const isFull = this.limit > 0 && this.level >= this.limit;
    return this.fullUs + (isFull ? atUs - this.levelUs : 0);
  }

  /** Counts the next event, which happened at `atUs`. */
  apply(event: TraceEvent, atUs: number, ledger: Ledger): void {
    this.seq = event.seq + 1;
    switch (event.kind) {
      case "taskCreated":
        this.hands.makeRoom(event.task);
        this.hire(ledger.enroll(event.task, atUs), ledger, atUs);
        break;
      case "itemStranded":
      case "itemLost":
      case "itemDropped":
        this.applyStray(event, atUs, ledger);
        break;
      case "queueCreated":
      case "queueResized":
        if (event.queue !== this.queue) break;
        this.passTime(atUs);
        this.limit = event.maxsize;
        break;
      case "sleepOver":
      case "taskReady": {
        const place = ledger.placeOf[event.task];
        if (place !== undefined && this.people.is(place, WORKING)) this.turn(place, READY, atUs, ledger);
        break;
      }
      case "itemPut":
        this.put(event.item, event.queue, atUs, ledger.placeOf[event.task], ledger);
        this.hands.apply(event, ledger);
        break;
      case "itemTaken":
        this.take(event.item, event.queue, atUs, ledger.placeOf[event.task], ledger);
        this.hands.apply(event, ledger);
        break;
      case "itemDone":
        this.hands.apply(event, ledger);
        break;
      case "taskSuspended":
        this.hands.apply(event, ledger);
        if (event.purpose === "gather") this.bakeTogether(event.task, atUs, ledger);
        break;
      case "taskSlept":
      case "putterJoined":
      case "getterJoined":
      case "taskEnded":
        this.hands.apply(event, ledger);
        this.spendTime(event, atUs, ledger);
    }
  }

  /** Counts a change from outside. */
  applyEdit(): void {
    this.edits++;
    this.baseSeq = this.seq;
    this.peak = this.level;
  }

  private spendTime(
    event: Extract<TraceEvent, { kind: "taskSlept" | "putterJoined" | "getterJoined" | "taskEnded" }>,
    atUs: number,
    ledger: Ledger,
  ): void {
    const { kind, task } = event;
    const place = ledger.placeOf[task];
    if (place === undefined) {
      if (kind === "taskEnded" && this.cast.roleOf(task) === "manager") this.closedUs = atUs;
    } else if (kind === "taskSlept") this.turn(place, WORKING, atUs, ledger);
    else if (kind === "taskEnded") this.people.leave(place, ledger.people[place] as Hired, atUs);
    else if (!this.people.is(place, WAITING)) this.turn(place, WAITING, atUs, ledger);
  }

  /** Who gathers what they bake is at work. */
  private bakeTogether(task: number, atUs: number, ledger: Ledger): void {
    const place = ledger.placeOf[task];
    if (place !== undefined && ledger.people[place]?.role === "baker") this.turn(place, WORKING, atUs, ledger);
  }

  private turn(place: number, next: Occupation, atUs: number, ledger: Ledger): number {
    return this.people.turn(place, ledger.people[place] as Hired, next, atUs);
  }

  /** Loaves come to the plate, or leave it, and nobody put or took them. */
  private applyStray(
    event: Extract<TraceEvent, { kind: "itemStranded" | "itemLost" | "itemDropped" }>,
    atUs: number,
    ledger: Ledger,
  ): void {
    if (event.kind !== "itemStranded") this.hands.lost++;
    if (event.queue !== this.queue) return;
    this.passTime(atUs);
    if (event.kind === "itemStranded") {
      ledger.notePut(event.item, atUs);
      this.loaves.enter(atUs);
      this.strays++;
    } else {
      this.loaves.leave(ledger.putUs(event.item), atUs);
      this.strays--;
    }
  }

  private hire(place: number, ledger: Ledger, atUs: number): void {
    if (place < 0) return;
    this.people.hire(place, ledger.people[place] as Hired, atUs);
  }

  private openPerson({ task, stage, purpose, future, wokenFrom }: TaskState, ledger: Ledger): void {
    const place = ledger.enroll(task, 0);
    if (place < 0) return;
    this.hire(place, ledger, 0);
    const hired = ledger.people[place] as Hired;
    const isAsleep = stage === "suspended" && purpose === "sleep" && future !== 0;
    const isInLine = wokenFrom !== null || (stage === "suspended" && (purpose === "put" || purpose === "get"));
    if (isAsleep) this.people.turn(place, hired, WORKING, 0);
    else if (isInLine) this.people.turn(place, hired, WAITING, 0);
  }

  private put(item: number, queue: number, atUs: number, place: number | undefined, ledger: Ledger): void {
    const waitUs = this.endWait(place, ledger, atUs);
    if (queue !== this.queue) return;
    ledger.bakerWaits.note(this.puts, waitUs);
    ledger.notePut(item, atUs);
    this.bakerWaitUs += waitUs;
    this.passTime(atUs);
    this.puts++;
    this.peak = Math.max(this.peak, this.level);
    this.loaves.enter(atUs);
  }

  private take(item: number, queue: number, atUs: number, place: number | undefined, ledger: Ledger): void {
    const waitUs = this.endWait(place, ledger, atUs);
    if (queue !== this.queue) return;
    const putUs = ledger.putUs(item);
    ledger.eaterWaits.note(this.takes, waitUs);
    ledger.plateTimes.note(this.takes, atUs - putUs);
    this.eaterWaitUs += waitUs;
    this.passTime(atUs);
    this.takes++;
    if (this.takes === 1 && this.edits === 0) this.baseSeq = this.seq;
    this.loaves.leave(putUs, atUs);
  }

  /** Ends somebody's wait at the plate; how long it was, 0 for who did not have to wait. */
  private endWait(place: number | undefined, ledger: Ledger, atUs: number): number {
    if (place === undefined || !this.people.is(place, WAITING)) return 0;
    return this.turn(place, READY, atUs, ledger);
  }

  private passTime(atUs: number): void {
    if (atUs === this.levelUs) return;
    this.areaUs = this.levelAreaUs(atUs);
    this.emptyUs = this.emptyTimeUs(atUs);
    this.fullUs = this.fullTimeUs(atUs);
    this.levelUs = atUs;
  }
}
