/**
 * Numbers: a list of whole numbers below 2^32 that only grows, at four bytes each.
 */
export class Numbers {
  private values = new Uint32Array(256);
  private count = 0;

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
    return i < this.count ? this.values[i] : undefined;
  }

  /** The numbers from place `start` up to, not including, `end`. */
  slice(start = 0, end = this.count): number[] {
    return Array.from(this.values.subarray(start, Math.min(end, this.count)));
  }
}
