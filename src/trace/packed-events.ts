/**
 * PackedEvents: events as words in chunks, as layout.ts says. Only grows. Knows where every so manyth event stands, and
 * walks from there: an event takes 4 bytes and 4 more for each column of its kind.
 */
import {
  CODES,
  COLUMNS,
  KIND_BITS,
  KIND_MASK,
  KINDS,
  MASKS,
  MOST_TASKS,
  MOST_WORDS,
  TOO_LARGE,
  WORDS,
} from "./layout.ts";
import { Uint32List } from "./uint32-list.ts";

const CHUNK_BITS = 15;
const CHUNK = 1 << CHUNK_BITS;
const STRIDE_BITS = 5;
const STRIDE_MASK = (1 << STRIDE_BITS) - 1;

/** Where one stands in reading: at event `seq`, whose first word is `words[at]`; -1 for before the first. */
export interface ReadingPlace {
  seq: number;
  /** Its kind, as a place in KINDS. */
  code: number;
  /** The number of the chunk, and the chunk itself. */
  chunk: number;
  words: Uint32Array;
  at: number;
}

export class PackedEvents {
  private readonly chunks: Uint32Array[] = [];
  /** How many words of each chunk are used; of the last one, how many there are. */
  private readonly ends: number[] = [CHUNK];
  private words = new Uint32Array(CHUNK);
  private next = 0;
  private count = 0;
  /** The place of each event whose number is a multiple of the stride: its chunk and its word in one. */
  private readonly places = new Uint32List();
  /** The delays that do not fit a word, by event. */
  private readonly large = new Map<number, number>();

  constructor() {
    this.chunks.push(this.words);
  }

  get length(): number {
    return this.count;
  }

  // Appends an event of a frequent kind, one that has just so many columns, the first ones. Throws RangeError for what does
  // not fit a word, but for a delay, which may take up to 2^53. Written out for each number of columns, because a recorder
  // does little else: with one for all of them it took a sixth longer.

  append0(code: number, task: number): void {
    this.next = this.begin(code, task) + 1;
  }

  append1(code: number, task: number, c0: number): void {
    if (c0 >>> 0 !== c0) this.checkColumns(code, [c0]);
    const at = this.begin(code, task);
    this.words[at + 1] = c0;
    this.next = at + 2;
  }

  append2(code: number, task: number, c0: number, c1: number): void {
    if (c0 >>> 0 !== c0 || c1 >>> 0 !== c1) this.checkColumns(code, [c0, c1]);
    const at = this.begin(code, task);
    const { words } = this;
    words[at + 1] = c0;
    words[at + 2] = c1;
    this.next = at + 3;
  }

  append3(code: number, task: number, c0: number, c1: number, c2: number): void {
    if (c0 >>> 0 !== c0 || c1 >>> 0 !== c1 || c2 >>> 0 !== c2) this.checkColumns(code, [c0, c1, c2]);
    const at = this.begin(code, task);
    const { words } = this;
    words[at + 1] = c0;
    words[at + 2] = c1 > TOO_LARGE ? TOO_LARGE : c1;
    words[at + 3] = c2;
    this.next = at + 4;
  }

  /** Appends an event of any kind, from all its columns. Throws as `append` does. */
  appendAny(code: number, task: number, columns: readonly number[]): void {
    this.checkColumns(code, columns);
    let at = this.begin(code, task);
    const { words } = this;
    const mask = MASKS[code] as number;
    for (let column = 0; column < COLUMNS; column++) {
      if (((mask >> column) & 1) !== 0) words[++at] = Math.min(columns[column] ?? 0, TOO_LARGE);
    }
    this.next = at + 1;
  }

  /** Moves a place to event `seq`: quickly if that is the next. */
  move(place: ReadingPlace, seq: number): void {
    if (seq === place.seq + 1 && seq > 0) this.walk(place);
    else if (seq !== place.seq) {
      this.find(place, seq);
      while (place.seq < seq) this.walk(place);
    }
  }

  /** The delay of event `seq` in whose column stands `TOO_LARGE`. */
  largeOf(seq: number): number {
    return this.large.get(seq) ?? TOO_LARGE;
  }

  /** Makes room for an event and writes its first word; gives where. */
  private begin(code: number, task: number): number {
    if (!(task >= -1 && task < MOST_TASKS)) throw new RangeError(`task ${task} in a trace of at most ${MOST_TASKS}`);
    if (this.next > CHUNK - MOST_WORDS) this.addChunk();
    const at = this.next;
    if ((this.count & STRIDE_MASK) === 0) this.places.push((this.chunks.length - 1) * CHUNK + at);
    this.words[at] = code | ((task + 1) << KIND_BITS);
    this.count++;
    return at;
  }

  /** Throws RangeError for what does not fit; keeps a long delay, of the event to come, beside the words. */
  private checkColumns(code: number, columns: readonly number[]): void {
    const isDelayed = code === CODES.taskSlept || code === CODES.timerSet || code === CODES.stepBlocked;
    for (const [column, value] of columns.entries()) {
      if (value >>> 0 === value) continue;
      if (!isDelayed || column !== 1 || !(value >= 0 && Number.isSafeInteger(value)))
        throw new RangeError(`${KINDS[code]} has ${value}; a trace holds whole numbers from 0 to ${TOO_LARGE}`);
      this.large.set(this.count, value);
    }
  }

  private addChunk(): void {
    this.ends[this.ends.length - 1] = this.next;
    this.ends.push(CHUNK);
    this.words = new Uint32Array(CHUNK);
    this.chunks.push(this.words);
    this.next = 0;
  }

  private find(place: ReadingPlace, seq: number): void {
    const stride = seq >>> STRIDE_BITS;
    // From where one stands, if that is nearer.
    if (place.seq >= 0 && place.seq < seq && place.seq >>> STRIDE_BITS === stride) return;
    const word = this.places.at(stride) as number;
    place.seq = stride << STRIDE_BITS;
    place.chunk = word >>> CHUNK_BITS;
    place.words = this.chunks[place.chunk] as Uint32Array;
    place.at = word & (CHUNK - 1);
    place.code = (place.words[place.at] as number) & KIND_MASK;
  }

  private walk(place: ReadingPlace): void {
    const at = place.at + (WORDS[place.code] as number);
    if (at < (this.ends[place.chunk] as number)) place.at = at;
    else this.enterNext(place);
    place.seq++;
    place.code = (place.words[place.at] as number) & KIND_MASK;
  }

  private enterNext(place: ReadingPlace): void {
    place.chunk++;
    place.words = this.chunks[place.chunk] as Uint32Array;
    place.at = 0;
  }
}
