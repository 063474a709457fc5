/**
 * Tally: what has been counted in a trace up to one place, as running totals into which any later time can be put.
 * What each event adds is decided here; where tallies are kept and what they mean is the statistics' business.
 */
import type { TraceEvent } from "../bakery/index.ts";
import type { Hired, Ledger } from "./ledger.ts";
import { Occupations, READY, WAITING, WORKING } from "./occupations.ts";
import { Stays } from "./stays.ts";

/** Where somebody's loaf is. */
const NO_LOAF = 0;
const IN_OVEN = 1;
const IN_HAND = 2;

export class Tally {
  /** How many events are in it. */
  seq = 0;
  made = 0;
  eaten = 0;
  lost = 0;
  puts = 0;
  takes = 0;
  /** The waits of bakers whose loaf was put, and of eaters who got one. */
  bakerWaitUs = 0;
  eaterWaitUs = 0;
  /** Edits other than renamings. */
  edits = 0;
  /** Right after the last of them, or without any after the first loaf was taken: before, nobody could have eaten. */
  baseSeq = 0;
  /** The most that lay on the plate since then. */
  peak = 0;
  /** When main returned: the kitchen's time goes no further. */
  closedUs = Number.POSITIVE_INFINITY;
  readonly people: Occupations;
  /** The loaves on the plate, each with its own time there. */
  readonly loaves: Stays;
  /** The plate's limit, 0 for none. */
  private limit: number;
  /** Up to `levelUs`: the integral of the plate's level, and the time it was empty and full. */
  private levelUs = 0;
  private areaUs = 0;
  private emptyUs = 0;
  private fullUs = 0;
  /** By place in the ledger. */
  private loafOf: Uint8Array;

  constructor(limit: number, from?: Tally) {
    this.limit = limit;
    this.people = new Occupations(from?.people);
    this.loaves = new Stays(from?.loaves);
    this.loafOf = from?.loafOf.slice() ?? new Uint8Array(8);
  }

  copy(): Tally {
    const copy = new Tally(this.limit, this);
    const { people, loaves, loafOf } = copy;
    return Object.assign(copy, this, { people, loaves, loafOf });
  }

  /** The loaves on the plate. */
  get level(): number {
    return this.puts - this.takes;
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

  /** Counts the next event of the trace. Not for `changed`: what an edit means is not in the event. */
  apply(event: TraceEvent, ledger: Ledger): void {
    this.seq = event.seq + 1;
    if (event.kind === "hired") this.hire(ledger.enroll(event), ledger, event.atUs);
    else if (event.kind === "queueResized") {
      this.passTime(event.atUs);
      this.limit = event.a;
    } else {
      const place = ledger.placeOf[event.task];
      if (place !== undefined) this.act(event, place, ledger);
      else if (event.kind === "taskEnded" && event.task === ledger.manager) this.closedUs = event.atUs;
    }
  }

  /** Counts a `changed` event. */
  applyEdit(event: TraceEvent, isRenaming: boolean): void {
    this.seq = event.seq + 1;
    if (isRenaming) return;
    this.edits++;
    this.baseSeq = this.seq;
    this.peak = this.level;
  }

  private act(event: TraceEvent, place: number, ledger: Ledger): void {
    const { people } = this;
    const hired = ledger.people[place] as Hired;
    switch (event.kind) {
      case "loafBegun":
        this.loafOf[place] = IN_OVEN;
        break;
      case "taskSlept":
        people.turn(place, hired.role, WORKING, event.atUs);
        break;
      case "sleepOver":
      case "taskReady":
        if (people.is(place, WORKING)) people.turn(place, hired.role, READY, event.atUs);
        break;
      case "putterJoined":
      case "getterJoined":
        this.takeOut(place);
        if (!people.is(place, WAITING)) people.turn(place, hired.role, WAITING, event.atUs);
        break;
      case "itemPut":
        this.put(event, place, ledger);
        break;
      case "itemTaken":
        this.take(event, place, ledger);
        break;
      case "itemDone":
        if (this.loafOf[place] !== NO_LOAF) this.eaten++;
        this.loafOf[place] = NO_LOAF;
        break;
      case "taskEnded":
        if (this.loafOf[place] === IN_HAND) this.lost++;
        this.loafOf[place] = NO_LOAF;
        people.leave(place, hired, event.atUs);
        break;
    }
  }

  private hire(place: number, ledger: Ledger, atUs: number): void {
    if (place < 0) return;
    if (place >= this.loafOf.length) {
      const grown = new Uint8Array(place * 2);
      grown.set(this.loafOf);
      this.loafOf = grown;
    }
    this.people.hire(place, (ledger.people[place] as Hired).role, atUs);
  }

  private put(event: TraceEvent, place: number, ledger: Ledger): void {
    const { atUs } = event;
    const waitUs = this.endWait(place, ledger, atUs);
    this.takeOut(place);
    this.loafOf[place] = NO_LOAF;
    ledger.bakerWaits.note(this.puts, waitUs);
    ledger.notePut(event.a, atUs);
    this.bakerWaitUs += waitUs;
    this.passTime(atUs);
    this.puts++;
    this.peak = Math.max(this.peak, this.level);
    this.loaves.enter(atUs);
  }

  private take(event: TraceEvent, place: number, ledger: Ledger): void {
    const { atUs } = event;
    const waitUs = this.endWait(place, ledger, atUs);
    const putUs = ledger.putUs(event.a);
    this.loafOf[place] = IN_HAND;
    ledger.eaterWaits.note(this.takes, waitUs);
    ledger.plateTimes.note(this.takes, atUs - putUs);
    this.eaterWaitUs += waitUs;
    this.passTime(atUs);
    this.takes++;
    if (this.takes === 1 && this.edits === 0) this.baseSeq = this.seq;
    this.loaves.leave(putUs, atUs);
  }

  /** A loaf is made when its baker comes to the plate with it. */
  private takeOut(place: number): void {
    if (this.loafOf[place] !== IN_OVEN) return;
    this.loafOf[place] = IN_HAND;
    this.made++;
  }

  /** Ends somebody's wait at the plate; how long it was, 0 for who did not have to wait. */
  private endWait(place: number, ledger: Ledger, atUs: number): number {
    if (!this.people.is(place, WAITING)) return 0;
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
