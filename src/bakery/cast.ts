/**
 * Cast: who plays what in a trace: task → role and name, queue → plate, item → loaf. A kitchen declares its own (here);
 * for any other program it is derived from the trace (replay/scene).
 */
import { type Trace, Uint32List } from "../trace/index.ts";
import { type Edit, rosterOf, type Settings } from "./edit.ts";

/**
 * What a task is in the kitchen: the manager runs main; a baker puts; an eater takes; a topper takes from one plate and puts
 * on another; a bystander does neither; a part is a task that somebody made for a part of their own work.
 */
export const CAST_ROLES = ["manager", "baker", "topper", "eater", "bystander", "part"] as const;
export type CastRole = (typeof CAST_ROLES)[number];

/** A loaf: the task that made it, and its number among that baker's. */
export interface CastLoaf {
  readonly baker: number;
  readonly number: number;
  /** It is an end mark that goes through the queue like a loaf: that no more will come. */
  readonly isMark: boolean;
}

export interface Cast {
  readonly roleOf: (task: number) => CastRole;
  /** Whether all that a task puts are end marks. */
  readonly putsMarks: (task: number) => boolean;
  /** The source line on which a task stands before its first step, 0 where nobody says. */
  readonly startLineOf: (task: number) => number;
  /** A task's number within its role, in the order of hiring. */
  readonly indexOf: (task: number) => number;
  /** What a task is called, given its name in asyncio, its coroutine function's, and its number. */
  readonly nameOf: (task: { readonly task: number; readonly name: string; readonly coroutine: string }) => string;
  /** Where a task works: left of the plate with this place in the flow, or right of the last one. */
  readonly zoneOf: (task: number) => number;
  /** The queues that are plates, in the order of the flow. */
  readonly plates: () => readonly number[];
  /** The loaf that an item is; null for one that is none. */
  readonly loafOf: (item: number) => CastLoaf | null;
  /**
   * The place of an item among those that the trace tells of, from 0 without a gap; -1 for one it does not know. For lists by
   * item: the item's own number grows for as long as the program runs, whatever is still kept of it.
   */
  readonly placeOf: (item: number) => number;
  /** The loaf that a baker has begun last before a place of the trace, by its item; 0 for none, or where nobody says. */
  readonly begunBy: (task: number, seq: number) => number;
  /** Whether somebody has been sent home, after so many changes from outside. */
  readonly isLeaving: (task: number, changes: number) => boolean;
  /** The kitchen's settings after so many changes from outside; null for a program that has none. */
  readonly settingsAfter: (changes: number) => Settings | null;
  /** What the act from outside with a number did to the kitchen; null where nobody says. */
  readonly editOf: (number: number) => Edit | null;
}

interface Hired {
  readonly role: CastRole;
  readonly index: number;
  readonly startLine: number;
  readonly zone: number;
}

/** The facts of a kitchen that its trace, which is asyncio's, does not hold. */
export class KitchenCast implements Cast {
  private readonly trace: () => Trace;
  private readonly hired: (Hired | undefined)[] = [];
  /** By loaf, from `firstLoaf` on: its baker, its number, and the event before which it was begun. */
  private bakers = new Uint32List();
  private numbers = new Uint32List();
  private begunSeqs = new Uint32List();
  private readonly marks = new Set<number>();
  private firstLoaf = 1;
  /** Loaves begun before what is kept of the trace, with their places in lists by item. */
  private older = new Map<number, CastLoaf & { readonly place: number }>();
  /** By task: the loaves it began, in order. */
  private loavesOf: Uint32List[] = [];
  /** By task: how many of its loaves had been begun where somebody asked last. They mostly go on from there. */
  private lastBegun: number[] = [];
  /** The loaf that each printed line is about, by its place in `trace.printedSeqs`. */
  private printedLoaves = new Uint32List();
  /** How many lines were printed before what is kept of the trace. */
  private printedBefore = 0;
  /** The settings after each edit, and before all. */
  private readonly settings: Settings[];
  private readonly edits: Edit[] = [];
  private readonly queues: readonly number[];

  constructor(trace: () => Trace, settings: Settings) {
    this.trace = trace;
    this.queues = [0, ...settings.furtherPlates.map((_, i) => i + 1)];
    this.settings = [settings];
  }

  hire(task: number, role: CastRole, index: number, startLine = 0): void {
    const stage = this.settings.at(-1)?.toppers[index]?.stage ?? 0;
    const zone = role === "eater" ? this.queues.length : role === "topper" ? stage + 1 : 0;
    this.hired[task] = { role, index, startLine, zone };
  }

  /** A baker begins a loaf, or the manager an end mark; gives its number as an item, from 1. */
  begin(task: number, number: number, isMark = false): number {
    this.bakers.push(task);
    this.numbers.push(number);
    this.begunSeqs.push(this.trace().length);
    const item = this.firstLoaf + this.bakers.length - 1;
    if (isMark) this.marks.add(item);
    this.loavesOf[task] ??= new Uint32List(4);
    this.loavesOf[task].push(item);
    return item;
  }

  /** The line to be printed next is about a loaf. */
  notePrinted(item: number): void {
    this.printedLoaves.push(item);
  }

  /** The next act from outside is an edit, after which these settings hold. */
  noteEdit(edit: Edit, settings: Settings): void {
    this.edits.push(edit);
    this.settings.push(settings);
  }

  /** The settings after so many edits. */
  settingsAfter = (edits: number): Settings => this.settings[edits] as Settings;

  /** The place in `trace.printedSeqs` behind the last of so many printed lines. */
  placeOfPrinted(printed: number): number {
    return printed - this.printedBefore;
  }

  /** The loaf that the printed line at a place of `trace.printedSeqs` is about. */
  printedLoaf(place: number): number {
    return this.printedLoaves.at(place) ?? 0;
  }

  /** Lets go of all loaves but those that are still somewhere: the trace has begun anew. */
  forget(living: Iterable<number>): void {
    const older = new Map<number, CastLoaf & { readonly place: number }>();
    const loavesOf: Uint32List[] = [];
    for (const item of [...living].sort((a, b) => a - b)) {
      const loaf = this.loafOf(item);
      if (!loaf) continue;
      older.set(item, { ...loaf, place: older.size });
      loavesOf[loaf.baker] ??= new Uint32List(4);
      loavesOf[loaf.baker]?.push(item);
    }
    this.printedBefore += this.printedLoaves.length;
    this.firstLoaf += this.bakers.length;
    this.older = older;
    this.loavesOf = loavesOf;
    this.lastBegun = [];
    this.bakers = new Uint32List();
    this.numbers = new Uint32List();
    this.begunSeqs = new Uint32List();
    this.printedLoaves = new Uint32List();
  }

  roleOf = (task: number): CastRole => this.hired[task]?.role ?? "part";

  putsMarks = (task: number): boolean => this.roleOf(task) === "manager";

  startLineOf = (task: number): number => this.hired[task]?.startLine ?? 0;

  indexOf = (task: number): number => this.hired[task]?.index ?? task;

  nameOf = ({ name }: { readonly name: string }): string => name;

  zoneOf = (task: number): number => this.hired[task]?.zone ?? 0;

  plates = (): readonly number[] => this.queues;

  loafOf = (item: number): CastLoaf | null => {
    const place = item - this.firstLoaf;
    const baker = this.bakers.at(place);
    const older = this.older.get(item);
    const isMark = this.marks.has(item);
    if (older) return { baker: older.baker, number: older.number, isMark };
    if (baker === undefined) return null;
    return { baker, number: this.numbers.at(place) as number, isMark };
  };

  placeOf = (item: number): number => {
    const place = item - this.firstLoaf;
    if (place >= 0) return place < this.bakers.length ? this.older.size + place : -1;
    return this.older.get(item)?.place ?? -1;
  };

  begunBy = (task: number, seq: number): number => {
    const loaves = this.loavesOf[task];
    if (!loaves) return 0;
    const count = this.countBegun(loaves, this.lastBegun[task] ?? 0, seq);
    this.lastBegun[task] = count;
    return count === 0 ? 0 : (loaves.at(count - 1) as number);
  };

  editOf = (number: number): Edit | null => this.edits[number] ?? null;

  isLeaving = (task: number, changes: number): boolean => {
    const hired = this.hired[task];
    if (hired?.role !== "baker" && hired?.role !== "topper" && hired?.role !== "eater") return false;
    return this.settings[changes]?.[rosterOf(hired.role)][hired.index]?.isDismissed ?? false;
  };

  /** How many of some loaves were begun before a place of the trace; quick for the guess and for one more. */
  private countBegun(loaves: Uint32List, guess: number, seq: number): number {
    const isBegun = (place: number): boolean =>
      place < loaves.length && this.begunSeqOf(loaves.at(place) as number) < seq;
    let low = 0;
    let high = loaves.length;
    if (guess === 0 || isBegun(guess - 1)) {
      if (!isBegun(guess)) return guess;
      if (!isBegun(guess + 1)) return guess + 1;
      low = guess + 2;
    } else high = guess - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBegun(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The event before which a loaf was begun; -1 for one from before what is kept. */
  private begunSeqOf(item: number): number {
    return this.begunSeqs.at(item - this.firstLoaf) ?? -1;
  }
}
