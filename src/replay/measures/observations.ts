/**
 * Observations: durations in the order in which they were measured, and the quantiles of the first so many of them.
 * Every full block is also kept in ascending order, so that a quantile is a search and not a sort.
 */
const BLOCK_BITS = 11;
const BLOCK = 1 << BLOCK_BITS;

/** Whole microseconds, 16 bytes each. */
export class Observations {
  private readonly blocks: Float64Array[] = [];
  /** The full blocks again, each ascending. */
  private readonly sorted: Float64Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Writes sample number `i` down, unless it is there already. They come in order: throws RangeError past the end. */
  note(i: number, us: number): void {
    if (i < this.count) return;
    if (i > this.count) throw new RangeError(`sample ${i} after ${this.count}`);
    const place = i & (BLOCK - 1);
    if (place === 0) this.blocks.push(new Float64Array(BLOCK));
    const block = this.blocks[i >> BLOCK_BITS] as Float64Array;
    block[place] = us;
    this.count++;
    if (place === BLOCK - 1) this.sorted.push(block.slice().sort());
  }

  /**
   * The quantiles of the first `count` samples, by nearest rank: for each share the least sample that at least so many
   * of them do not exceed; 1 gives the longest. Empty when there are no samples.
   */
  quantiles(count: number, shares: readonly number[]): number[] {
    if (count === 0) return [];
    const blocks = this.ascending(Math.min(count, this.count));
    const longest = Math.max(...blocks.map((block) => block[block.length - 1] as number));
    return shares.map((share) => atRank(blocks, Math.max(1, Math.ceil(share * count)), longest));
  }

  /** The first `count` samples in ascending pieces. */
  private ascending(count: number): Float64Array[] {
    const full = count >> BLOCK_BITS;
    const pieces = this.sorted.slice(0, full);
    const rest = count & (BLOCK - 1);
    if (rest > 0) pieces.push((this.blocks[full] as Float64Array).slice(0, rest).sort());
    return pieces;
  }
}

/** The least whole number that at least `rank` of the numbers do not exceed. */
function atRank(blocks: readonly Float64Array[], rank: number, longest: number): number {
  let low = 0;
  let high = longest;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    let within = 0;
    for (const block of blocks) within += countUpTo(block, middle);
    if (within >= rank) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of some ascending numbers are at most `limit`. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
