/**
 * Counters: what has been counted in a recording up to one place, as running totals into which any later time can be put.
 * What each event adds is decided here; where counters are kept and what they mean is the statistics' business.
 */
import type { Cast } from "../../bakery/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import { withRoom } from "../packed-lists.ts";
import type { Scene } from "../scene/index.ts";
import type { TaskState, World } from "../world/index.ts";
import type { Hired, Ledger } from "./ledger.ts";
import { Sojourn } from "./sojourn.ts";
import { READY, TimeUse, WAITING, WORKING } from "./time-use.ts";

/** Times are in microseconds since the recording begins. */
export class Counters {
  /** How many events are in it. */
  seq = 0;
  /** Since the kitchen opened, whatever is still kept of it; `eatenBefore` is how many when the recording begins. */
  made = 0;
  eaten = 0;
  lost = 0;
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
  // By task: whether somebody has come to a plate with a loaf in their hands; how many they hold that they have taken, and
  // whether they have awaited something else since. As the world has it.
  private isOffering: Uint8Array;
  private held: Uint8Array;
  private hasAwaited: Uint8Array;

  constructor(cast: Cast, queue: number, from?: Counters) {
    this.cast = cast;
    this.queue = queue;
    this.people = new TimeUse(from?.people);
    this.loaves = new Sojourn(from?.loaves);
    this.isOffering = from?.isOffering.slice() ?? new Uint8Array(8);
    this.held = from?.held.slice() ?? new Uint8Array(8);
    this.hasAwaited = from?.hasAwaited.slice() ?? new Uint8Array(8);
  }

  copy(): Counters {
    const copy = new Counters(this.cast, this.queue, this);
    const { people, loaves, isOffering, held, hasAwaited } = copy;
    return Object.assign(copy, this, { people, loaves, isOffering, held, hasAwaited });
  }

  /** Counts what is there when the recording begins, if that is not the beginning of the program. */
  open(world: World, { made, eaten, lost }: Scene, ledger: Ledger): void {
    Object.assign(this, { made, eaten, lost, eatenBefore: eaten });
    for (const task of world.tasks) {
      if (!task || task.stage === "over") continue;
      ledger.noteBefore(task);
      this.openHands(task);
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
        this.makeRoom(event.task);
        this.hire(ledger.enroll(event.task, atUs), ledger, atUs);
        break;
      case "queueShutDown":
      case "itemStranded":
      case "itemLost":
        this.applyStray(event, atUs, ledger);
        break;
      case "queueCreated":
      case "queueResized":
        if (event.queue !== this.queue) break;
        this.passTime(atUs);
        this.limit = event.maxsize;
        break;
      case "taskSlept":
      case "taskSuspended":
      case "sleepOver":
      case "taskReady":
      case "putterJoined":
      case "getterJoined":
      case "itemPut":
      case "itemTaken":
      case "itemDone":
      case "taskEnded": {
        const place = ledger.placeOf[event.task] ?? -1;
        if (event.kind === "itemPut") this.put(event.item, event.queue, atUs, place, ledger);
        else if (event.kind === "itemTaken") this.take(event.item, event.queue, atUs, place, ledger);
        if (event.task >= 0) this.moveHands(event, ledger);
        else if (event.kind === "itemPut") this.made++;
        else if (event.kind === "itemTaken") this.eaten++;
        if (place >= 0) this.spendTime(event, atUs, place, ledger);
        else if (event.kind === "taskEnded" && this.cast.roleOf(event.task) === "manager") this.closedUs = atUs;
        break;
      }
    }
  }

  /** Counts a change from outside. */
  applyEdit(): void {
    this.edits++;
    this.baseSeq = this.seq;
    this.peak = this.level;
  }

  /** What somebody's hands do, whoever they are. */
  private moveHands(event: Extract<TraceEvent, { readonly task: number }>, { passedOn, idleReports }: Ledger): void {
    const { isOffering, held } = this;
    const { kind, task, seq } = event;
    switch (kind) {
      case "taskSlept":
      case "taskSuspended":
        if (kind === "taskSlept" || event.purpose !== "get") this.hasAwaited[task] = 1;
        break;
      case "putterJoined":
        this.offer(task);
        break;
      case "getterJoined":
        this.beThrough(task);
        break;
      case "itemPut":
        if (passedOn.has(seq)) held[task] = (held[task] as number) - 1;
        else this.offer(task, true);
        isOffering[task] = 0;
        break;
      case "itemTaken":
        if (this.hasAwaited[task] === 1) this.beThrough(task);
        this.hasAwaited[task] = 0;
        held[task] = Math.min(255, (held[task] as number) + 1);
        break;
      case "itemDone":
        if (idleReports.has(seq)) break;
        this.eaten++;
        held[task] = (held[task] as number) - 1;
        break;
      case "taskEnded":
        if (event.outcome === "finished") this.beThrough(task);
        this.lost += (isOffering[task] as number) + (held[task] as number);
        isOffering[task] = 0;
        held[task] = 0;
    }
  }

  private spendTime(
    event: Extract<TraceEvent, { readonly task: number }>,
    atUs: number,
    place: number,
    ledger: Ledger,
  ): void {
    const { people } = this;
    const hired = ledger.people[place] as Hired;
    switch (event.kind) {
      case "taskSlept":
        people.turn(place, hired.role, WORKING, atUs);
        break;
      case "sleepOver":
      case "taskReady":
        if (people.is(place, WORKING)) people.turn(place, hired.role, READY, atUs);
        break;
      case "putterJoined":
      case "getterJoined":
        if (!people.is(place, WAITING)) people.turn(place, hired.role, WAITING, atUs);
        break;
      case "taskEnded":
        people.leave(place, hired, atUs);
    }
  }

  /** Loaves come to the plate, or leave it, and nobody put or took them. */
  private applyStray(
    event: Extract<TraceEvent, { kind: "queueShutDown" | "itemStranded" | "itemLost" }>,
    atUs: number,
    ledger: Ledger,
  ): void {
    this.lost += ledger.drops.get(event.seq) ?? 0;
    if (event.queue !== this.queue) return;
    this.passTime(atUs);
    if (event.kind === "queueShutDown") {
      if (!event.isImmediate) return;
      this.loaves.leaveAll(atUs);
      this.strays -= this.level;
    } else if (event.kind === "itemStranded") {
      ledger.notePut(event.item, atUs);
      this.loaves.enter(atUs);
      this.strays++;
    } else {
      this.loaves.leave(ledger.putUs(event.item), atUs);
      this.strays--;
    }
  }

  private makeRoom(task: number): void {
    if (task < this.isOffering.length) return;
    this.isOffering = withRoom(this.isOffering, task * 2);
    this.held = withRoom(this.held, task * 2);
    this.hasAwaited = withRoom(this.hasAwaited, task * 2);
  }

  private hire(place: number, ledger: Ledger, atUs: number): void {
    if (place < 0) return;
    this.people.hire(place, (ledger.people[place] as Hired).role, atUs);
  }

  private openHands({ task, isOffering, held, hasAwaited }: TaskState): void {
    this.makeRoom(task);
    this.isOffering[task] = isOffering && held.length === 0 ? 1 : 0;
    this.held[task] = held.length;
    this.hasAwaited[task] = hasAwaited ? 1 : 0;
  }

  private openPerson({ task, stage, purpose, future, wokenFrom }: TaskState, ledger: Ledger): void {
    const place = ledger.enroll(task, 0);
    if (place < 0) return;
    this.hire(place, ledger, 0);
    const { role } = ledger.people[place] as Hired;
    const isAsleep = stage === "suspended" && purpose === "sleep" && future !== 0;
    const isInLine = wokenFrom !== null || (stage === "suspended" && (purpose === "put" || purpose === "get"));
    if (isAsleep) this.people.turn(place, role, WORKING, 0);
    else if (isInLine) this.people.turn(place, role, WAITING, 0);
  }

  private put(item: number, queue: number, atUs: number, place: number, ledger: Ledger): void {
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

  private take(item: number, queue: number, atUs: number, place: number, ledger: Ledger): void {
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

  /** A loaf is made when its baker comes to the plate with it; who holds another may have come to pass this on. */
  private offer(task: number, isPut = false): void {
    if (this.isOffering[task] === 1 || (!isPut && this.held[task] !== 0)) return;
    this.isOffering[task] = 1;
    this.made++;
  }

  /** Somebody is through with what they hold and has not reported it. */
  private beThrough(task: number): void {
    this.eaten += this.held[task] as number;
    this.held[task] = 0;
  }

  /** Ends somebody's wait at the plate; how long it was, 0 for who did not have to wait. */
  private endWait(place: number, ledger: Ledger, atUs: number): number {
    if (place < 0 || !this.people.is(place, WAITING)) return 0;
    return this.people.turn(place, (ledger.people[place] as Hired).role, READY, atUs);
  }

  private passTime(atUs: number): void {
    if (atUs === this.levelUs) return;
    this.areaUs = this.levelAreaUs(atUs);
    this.emptyUs = this.emptyTimeUs(atUs);
    this.fullUs = this.fullTimeUs(atUs);
    this.levelUs = atUs;
  }
}
