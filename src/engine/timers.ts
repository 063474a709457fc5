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

export class Timers {
  // Keys beside items, so that comparing touches no object.
  private atUs: number[] = [];
  private order: number[] = [];
  private items: Timer[] = [];
  private setCount = 0;
  private offCount = 0;

  get length(): number {
    return this.items.length;
  }

  add(atUs: number, timer: Timer): void {
    this.insert(this.items.length, atUs, this.setCount++, timer);
  }

  /** The deadline of the earliest timer that still stands, or Infinity. Drops cancelled ones on the way. */
  nextAtUs(): number {
    while (this.items.length > 0) {
      if (!(this.items[0] as Timer).isOff) return this.atUs[0] as number;
      this.offCount--;
      this.take();
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Takes the earliest timer. Throws RangeError when there is none. */
  take(): Timer {
    const first = this.items[0];
    if (first === undefined) throw new RangeError("no timer to take");
    const at = this.atUs.pop() as number;
    const order = this.order.pop() as number;
    const last = this.items.pop() as Timer;
    if (this.items.length > 0) this.sink(at, order, last);
    return first;
  }

  /** Counts a cancelled timer; sweeps when more than half of a large heap is cancelled. Source: BaseEventLoop._run_once. */
  noteOff(): void {
    this.offCount++;
    if (this.items.length <= FEWEST_TO_SWEEP || this.offCount * 2 <= this.items.length) return;
    const { atUs, order, items } = this;
    this.atUs = [];
    this.order = [];
    this.items = [];
    this.offCount = 0;
    for (let i = 0; i < items.length; i++) {
      const timer = items[i] as Timer;
      if (!timer.isOff) this.insert(this.items.length, atUs[i] as number, order[i] as number, timer);
    }
  }

  /** Opens a hole at index `hole` and lets the timer rise from there. */
  private insert(hole: number, at: number, order: number, timer: Timer): void {
    const { atUs, order: orders, items } = this;
    let i = hole;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const parentAt = atUs[parent] as number;
      if (parentAt < at || (parentAt === at && (orders[parent] as number) < order)) break;
      atUs[i] = parentAt;
      orders[i] = orders[parent] as number;
      items[i] = items[parent] as Timer;
      i = parent;
    }
    atUs[i] = at;
    orders[i] = order;
    items[i] = timer;
  }

  /** Moves the hole at the root to a leaf along the earlier children, then lets the timer rise: fewer comparisons. */
  private sink(at: number, order: number, timer: Timer): void {
    const { atUs, order: orders, items } = this;
    const end = items.length;
    let i = 0;
    for (let child = 1; child < end; child = 2 * i + 1) {
      const right = child + 1;
      if (right < end) {
        const leftAt = atUs[child] as number;
        const rightAt = atUs[right] as number;
        if (rightAt < leftAt || (rightAt === leftAt && (orders[right] as number) < (orders[child] as number)))
          child = right;
      }
      atUs[i] = atUs[child] as number;
      orders[i] = orders[child] as number;
      items[i] = items[child] as Timer;
      i = child;
    }
    this.insert(i, at, order, timer);
  }
}
