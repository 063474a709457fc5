/**
 * The loop's timers: a heap ordered by (deadline, order of setting), so that equal deadlines fire in the order in
 * which they were set. CPython's own heap leaves equal deadlines in no promised order (SPEC, differences).
 */

/** What can stand among the timers. `isOff` is set by cancelling; a cancelled timer is dropped when it surfaces. */
export interface Timer {
  isOff: boolean;
  /** It has left the timers for the ready line: cancelling it concerns the timers no more. */
  isDue: boolean;
  run(): void;
}

const FEWEST_TO_SWEEP = 100;
const FIRST_CAPACITY = 16;

export class Timers {
  // The heap is numbers only, so that comparing and moving touch no object: each entry is its two keys side by side,
  // and the shelf on which its timer lies. Behind the heap's end `shelves` lists the free ones.
  private keys = new Float64Array(2 * FIRST_CAPACITY);
  private shelves = Int32Array.from({ length: FIRST_CAPACITY }, (_, i) => i);
  private readonly timers: (Timer | null)[] = new Array<null>(FIRST_CAPACITY).fill(null);
  private size = 0;
  private setCount = 0;
  private offCount = 0;

  get length(): number {
    return this.size;
  }

  add(atUs: number, timer: Timer): void {
    if (this.size === this.shelves.length) this.grow();
    const last = this.size++;
    this.timers[this.shelves[last] as number] = timer;
    this.keys[2 * last] = atUs;
    this.keys[2 * last + 1] = this.setCount++;
    this.rise(last, last);
  }

  /** The deadline of the earliest timer that still stands, or Infinity. Drops cancelled ones on the way. */
  nextAtUs(): number {
    while (this.offCount > 0 && this.first().isOff) {
      this.offCount--;
      this.take();
    }
    return this.size > 0 ? (this.keys[0] as number) : Number.POSITIVE_INFINITY;
  }

  /** Takes the earliest timer. Throws RangeError when there is none. */
  take(): Timer {
    if (this.size === 0) throw new RangeError("no timer to take");
    const timer = this.first();
    const freed = this.shelves[0] as number;
    this.timers[freed] = null;
    this.sink(--this.size);
    this.shelves[this.size] = freed;
    return timer;
  }

  /** Counts a cancelled timer; sweeps when more than half of a large heap is cancelled. Source: BaseEventLoop._run_once. */
  noteOff(): void {
    this.offCount++;
    if (this.size <= FEWEST_TO_SWEEP || this.offCount * 2 <= this.size) return;
    const { shelves, timers, size } = this;
    this.offCount = 0;
    this.size = 0;
    // What rises goes to or before the place it is read from: the heap is made anew in place.
    for (let i = 0; i < size; i++) {
      const shelf = shelves[i] as number;
      if ((timers[shelf] as Timer).isOff) timers[shelf] = null;
      else {
        const freed = shelves[this.size] as number;
        this.rise(this.size, i);
        if (i > this.size++) shelves[i] = freed;
      }
    }
  }

  private first(): Timer {
    return this.timers[this.shelves[0] as number] as Timer;
  }

  /** Opens a hole at index `hole` and lets the entry that stands at `from` rise from there. */
  private rise(hole: number, from: number): void {
    const { keys, shelves } = this;
    const at = keys[2 * from] as number;
    const order = keys[2 * from + 1] as number;
    const shelf = shelves[from] as number;
    let i = hole;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentAt = keys[2 * parent] as number;
      const parentOrder = keys[2 * parent + 1] as number;
      if (parentAt < at || (parentAt === at && parentOrder < order)) break;
      keys[2 * i] = parentAt;
      keys[2 * i + 1] = parentOrder;
      shelves[i] = shelves[parent] as number;
      i = parent;
    }
    keys[2 * i] = at;
    keys[2 * i + 1] = order;
    shelves[i] = shelf;
  }

  /** Moves the hole at the root to a leaf along the earlier children, then lets the entry at `from` rise: fewer comparisons. */
  private sink(from: number): void {
    const { keys, shelves, size } = this;
    let i = 0;
    for (let child = 1; child < size; child = 2 * i + 1) {
      const right = child + 1;
      if (right < size) {
        const leftAt = keys[2 * child] as number;
        const rightAt = keys[2 * right] as number;
        if (
          rightAt < leftAt ||
          (rightAt === leftAt && (keys[2 * right + 1] as number) < (keys[2 * child + 1] as number))
        )
          child = right;
      }
      keys[2 * i] = keys[2 * child] as number;
      keys[2 * i + 1] = keys[2 * child + 1] as number;
      shelves[i] = shelves[child] as number;
      i = child;
    }
    this.rise(i, from);
  }

  private grow(): void {
    const capacity = this.size * 2;
    const { keys, shelves } = this;
    this.keys = new Float64Array(2 * capacity);
    this.keys.set(keys);
    this.shelves = Int32Array.from({ length: capacity }, (_, i) => shelves[i] ?? i);
    for (let i = this.size; i < capacity; i++) this.timers.push(null);
  }
}
