/**
 * EventRow: one event as it is read, its fields by name. One object serves for all events that a reader reads, so that
 * reading a million of them makes none: TraceEvent tells the compiler which fields a kind has. It only says where the
 * event stands; a field is taken out of its word when somebody asks for it.
 */
import { type Kind, ORDERS, OUTCOMES, type Outcome, PURPOSES, type Purpose, type QueueOrder } from "./events.ts";
import { KIND_BITS, KINDS, placesOf, TOO_LARGE } from "./layout.ts";
import type { PackedEvents, ReadingPlace } from "./packed-events.ts";
import type { Texts } from "./texts.ts";

// Where the columns stand, by kind. Column 0 comes first wherever it is.
const PLACES_1 = placesOf(1);
const PLACES_2 = placesOf(2);
const PLACES_3 = placesOf(3);
const PLACES_4 = placesOf(4);

export class EventRow implements ReadingPlace {
  seq = -1;
  // Not 0: what once was a small number makes all code compiled for it worthless when time passes 2^31 µs.
  atUs = Number.NaN;
  code = 0;
  chunk = 0;
  words = new Uint32Array(1);
  at = 0;
  private readonly events: PackedEvents;
  private readonly texts: Texts;

  constructor(events: PackedEvents, texts: Texts) {
    this.events = events;
    this.texts = texts;
  }

  get kind(): Kind {
    return KINDS[this.code] as Kind;
  }
  get task(): number {
    return ((this.words[this.at] as number) >>> KIND_BITS) - 1;
  }
  get future(): number {
    return this.c0;
  }
  get item(): number {
    return this.c0;
  }
  get maxsize(): number {
    return this.c0;
  }
  get dueCount(): number {
    return this.c0;
  }
  get number(): number {
    return this.c0;
  }
  get text(): string {
    return this.texts.compose(this.c0, this.c1);
  }
  get queue(): number {
    return this.c1;
  }
  get delayUs(): number {
    const { c1 } = this;
    return c1 === TOO_LARGE ? this.events.largeOf(this.seq) : c1;
  }
  get size(): number {
    return this.c1;
  }
  get coroutine(): string {
    return this.texts.at(this.c1);
  }
  get outcome(): Outcome {
    return OUTCOMES[this.c1] as Outcome;
  }
  get purpose(): Purpose {
    return PURPOSES[this.c1] as Purpose;
  }
  get line(): number {
    return this.c2;
  }
  get lateUs(): number {
    return this.c2;
  }
  get order(): QueueOrder {
    return ORDERS[this.c2] as QueueOrder;
  }
  get isImmediate(): boolean {
    return this.c2 !== 0;
  }
  get parent(): number {
    return this.c2 - 1;
  }
  get handle(): number {
    return this.words[this.at + (PLACES_3[this.code] as number)] as number;
  }
  get name(): string {
    return this.texts.at(this.c4);
  }
  get error(): string {
    return this.texts.at(this.c4);
  }

  private get c0(): number {
    return this.words[this.at + 1] as number;
  }
  private get c1(): number {
    return this.words[this.at + (PLACES_1[this.code] as number)] as number;
  }
  private get c2(): number {
    return this.words[this.at + (PLACES_2[this.code] as number)] as number;
  }
  private get c4(): number {
    return this.words[this.at + (PLACES_4[this.code] as number)] as number;
  }
}
