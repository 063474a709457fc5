/**
 * Trace: everything that happened in a run of an asyncio program, in order. Append-only; all that is shown is read from
 * it. Packed (packed-events.ts), with the time kept once a moment; read one event at a time.
 */
import { EventRow } from "./event-row.ts";
import { EventTimes, noStretch } from "./event-times.ts";
import type { TraceEvent } from "./events.ts";
import { CODES, COLUMNS, FIELDS, FIELDS_OF, type Field } from "./layout.ts";
import { PackedEvents } from "./packed-events.ts";
import { Texts } from "./texts.ts";
import { Uint32List } from "./uint32-list.ts";

/** The text of a program, which the lines of events number from 1. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** What an item is in the program: its `repr`, and whether it is an end mark (None, a sentinel) and no work. */
export interface ItemText {
  readonly text: string;
  readonly isMark: boolean;
}

/** An event without its number and time, as a producer hands it over. */
export type NewEvent = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, "seq" | "atUs"> : never) : never;

/** An event as it is read, with its kind as a place in KINDS as well. */
export type ReadEvent = TraceEvent & { readonly code: number };

/** Reads events one after the other, each valid until the next is read. */
export type EventReader = (seq: number) => ReadEvent;

export class Trace {
  /** The program's text, if it is known. */
  source: SourceText | null = null;
  /** What items are, by number, where a producer says so. */
  readonly items = new Map<number, ItemText>();
  /** The `printed` events, by number. */
  readonly printedSeqs = new Uint32List();
  /** For the recorder, which is in a hurry: what it appends here may be no `printed` event. */
  readonly events = new PackedEvents();
  private readonly times = new EventTimes();
  private readonly texts: Texts;
  /** Where `atUsOf` looked last: who asks mostly goes on from there. */
  private readonly found = noStretch();
  /** Reads for `read`. */
  private readonly reader: EventReader;

  constructor(texts = new Texts()) {
    this.texts = texts;
    this.moveTo(0);
    this.reader = this.openReader();
  }

  /** How many events there are. */
  get length(): number {
    return this.events.length;
  }

  /** The time at which the events to come happen. */
  get lastUs(): number {
    return this.times.lastUs;
  }

  /** Sets the time of the events to come. Throws RangeError for what is no time, or one before that of the last event. */
  moveTo(atUs: number): void {
    const lastUs = this.length > 0 ? this.times.lastUs : 0;
    if (!(atUs >= lastUs && Number.isSafeInteger(atUs))) throw new RangeError(`time ${atUs} µs after ${lastUs} µs`);
    this.times.note(atUs, this.length);
  }

  /** Appends an event. Throws RangeError for a field that does not fit, TypeError for a kind that is none. */
  append(event: NewEvent): void {
    const fields = FIELDS_OF[event.kind];
    if (!fields) throw new TypeError(`no kind of event: ${event.kind}`);
    const columns = new Array<number>(COLUMNS).fill(0);
    for (const field of fields) if (field !== "task") this.encode(event, field, columns);
    if (event.kind === "printed") this.printedSeqs.push(this.length);
    this.events.appendAny(CODES[event.kind], "task" in event ? event.task : -1, columns);
  }

  /**
   * Appends a `printed` event, whose text is `stem`, a number of `addText`, with `number` at its end.
   */
  appendPrinted(task: number, stem: number, number: number): void {
    this.printedSeqs.push(this.length);
    this.events.append2(CODES.printed, task, stem, number);
  }

  /** Keeps a text; gives its number. */
  addText(text: string): number {
    return this.texts.add(text);
  }

  /** Gives event number `seq`, as an object of its own. Throws RangeError outside 0 … length − 1. */
  read(seq: number): TraceEvent {
    return exactly(this.reader(seq));
  }

  /**
   * Gives a function that reads events, quickest one after the other. All its answers are one and the same object.
   * It throws RangeError outside 0 … length − 1.
   */
  openReader(): EventReader {
    const { events, times } = this;
    const row = new EventRow(events, this.texts);
    const stretch = noStretch();
    return (seq) => {
      if (seq >>> 0 !== seq || seq >= events.length) throw new RangeError(`event ${seq} of ${events.length}`);
      if (seq < stretch.from || seq >= stretch.end) times.move(stretch, seq, events.length);
      row.atUs = stretch.atUs;
      events.move(row, seq);
      return row as unknown as ReadEvent;
    };
  }

  /** When event number `seq` happened. Throws RangeError outside 0 … length − 1. */
  atUsOf(seq: number): number {
    if (seq >>> 0 !== seq || seq >= this.length) throw new RangeError(`event ${seq} of ${this.length}`);
    const { found } = this;
    if (seq < found.from || seq >= found.end) this.times.move(found, seq, this.length);
    return found.atUs;
  }

  /** The number of events at or before a time. */
  countUntil(atUs: number): number {
    return this.times.firstAfter(atUs) ?? this.length;
  }

  /** An empty trace that goes on where this one ends: same time, source and texts. */
  successor(): Trace {
    const next = new Trace(this.texts);
    next.moveTo(this.lastUs);
    next.source = this.source;
    for (const [item, text] of this.items) next.items.set(item, text);
    return next;
  }

  private encode(event: NewEvent, field: Field, columns: number[]): void {
    const { column, holds } = FIELDS[field];
    const value = (event as unknown as Record<Field, string | number | boolean>)[field];
    if (field === "text") [columns[0], columns[1]] = this.texts.split(value as string);
    else if (holds === "text") columns[column] = this.texts.add(value as string);
    else if (holds === "task") columns[column] = (value as number) + 1;
    else if (holds === "flag") columns[column] = value ? 1 : 0;
    else if (holds === "count") columns[column] = value as number;
    else columns[column] = placeIn(holds, value as string, field);
  }
}

function placeIn(list: readonly string[], value: string, field: string): number {
  const place = list.indexOf(value);
  if (place < 0) throw new RangeError(`${field} is ${value}, not one of ${list.join(", ")}`);
  return place;
}

/** An event with the fields of its kind and no others. */
function exactly(event: TraceEvent): TraceEvent {
  const fields = Object.fromEntries(
    FIELDS_OF[event.kind].map((field) => [field, (event as unknown as Record<string, unknown>)[field]]),
  );
  return { seq: event.seq, atUs: event.atUs, kind: event.kind, ...fields } as unknown as TraceEvent;
}
