/**
 * Uint32List: a list of whole numbers below 2^32 that only grows, at four bytes each.
 */
export class Uint32List {
  private values: Uint32Array<ArrayBuffer>;
  private count = 0;

  constructor(capacity = 256) {
    this.values = new Uint32Array(capacity);
  }

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.values.length) {
      const { values } = this;
      this.values = new Uint32Array(this.count * 2);
      this.values.set(values);
    }
    this.values[this.count++] = value;
  }

  at(i: number): number | undefined {
    return i >= 0 && i < this.count ? this.values[i] : undefined;
  }

  /** The numbers from place `start` up to, not including, `end`. */
  slice(start = 0, end = this.count): number[] {
    return Array.from(this.values.subarray(start, Math.min(end, this.count)));
  }
}
