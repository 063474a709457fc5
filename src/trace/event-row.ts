/**
 * EventRow: one event as it is read, its fields by name. One object serves for all events that a reader reads, so that
 * reading a million of them makes none: TraceEvent tells the compiler which fields a kind has.
 */
import { type Kind, ORDERS, OUTCOMES, type Outcome, PURPOSES, type Purpose, type QueueOrder } from "./events.ts";
import { KINDS } from "./layout.ts";
import type { Unpacked } from "./packed-events.ts";
import type { Texts } from "./texts.ts";

export class EventRow implements Unpacked {
  seq = -1;
  atUs = 0;
  code = 0;
  task = -1;
  c0 = 0;
  c1 = 0;
  c2 = 0;
  c3 = 0;
  c4 = 0;
  private readonly texts: Texts;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  get kind(): Kind {
    return KINDS[this.code] as Kind;
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
    return this.c1;
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
    return this.c3;
  }
  get name(): string {
    return this.texts.at(this.c4);
  }
  get error(): string {
    return this.texts.at(this.c4);
  }
}
