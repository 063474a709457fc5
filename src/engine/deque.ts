/**
 * A double-ended queue in a ring buffer: what the ready line, the waiting lines and a FIFO plate stand in.
 * Constant time at both ends; removing from the middle keeps the order of the rest.
 */
export class Deque<T> implements Iterable<T> {
  private slots: (T | undefined)[] = new Array(16);
  private mask = 15;
  private head = 0;
  private size = 0;

  get length(): number {
    return this.size;
  }

  push(item: T): void {
    if (this.size > this.mask) this.grow();
    this.slots[(this.head + this.size++) & this.mask] = item;
  }

  /** Takes the first item. Throws RangeError when there is none. */
  shift(): T {
    if (this.size === 0) throw new RangeError("shift from an empty deque");
    const item = this.slots[this.head] as T;
    this.slots[this.head] = undefined;
    this.head = (this.head + 1) & this.mask;
    this.size--;
    return item;
  }

  /** Takes the last item. Throws RangeError when there is none. */
  pop(): T {
    if (this.size === 0) throw new RangeError("pop from an empty deque");
    const at = (this.head + --this.size) & this.mask;
    const item = this.slots[at] as T;
    this.slots[at] = undefined;
    return item;
  }

  /** Removes the first occurrence of an item; says whether there was one. */
  remove(item: T): boolean {
    for (let i = 0; i < this.size; i++) {
      if (this.slots[(this.head + i) & this.mask] !== item) continue;
      // The shorter end closes the gap: when all leave in order, each goes at no cost.
      if (i < this.size >> 1) {
        for (let j = i; j > 0; j--) this.move(j - 1, j);
        this.shift();
      } else {
        for (let j = i + 1; j < this.size; j++) this.move(j, j - 1);
        this.pop();
      }
      return true;
    }
    return false;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.size; i++) yield this.slots[(this.head + i) & this.mask] as T;
  }

  private move(from: number, to: number): void {
    this.slots[(this.head + to) & this.mask] = this.slots[(this.head + from) & this.mask];
  }

  private grow(): void {
    const old = [...this];
    this.slots = new Array(old.length * 2);
    for (let i = 0; i < old.length; i++) this.slots[i] = old[i];
    this.mask = old.length * 2 - 1;
    this.head = 0;
  }
}
