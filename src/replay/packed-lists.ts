/**
 * Packed lists: typed arrays that only grow, how to find a place in an ascending one, and which questions about
 * columns of time can be answered from them.
 */
type Packed = Float64Array | Uint32Array | Uint8Array;

/** The array itself where it has `count` places, else a longer one that begins with the same numbers. */
export function withRoom<T extends Packed>(array: T, count: number): T {
  if (count <= array.length) return array;
  const Longer = array.constructor as new (length: number) => T;
  // By half and not to the double: less lies idle.
  const longer = new Longer(Math.max(count, Math.ceil(array.length * 1.5)));
  longer.set(array);
  return longer;
}

/** The first place from `low` up to `high` whose number is at least `limit`; `high` when there is none. */
export function firstFrom(ascending: Packed, limit: number, low: number, high: number): number {
  let start = low;
  let end = high;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((ascending[middle] as number) < limit) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** The first place from `low` up to `high` whose number is above `limit`; `high` when there is none. */
export function firstAfter(ascending: Packed, limit: number, low: number, high: number): number {
  let start = low;
  let end = high;
  while (start < end) {
    const middle = (start + end) >>> 1;
    if ((ascending[middle] as number) <= limit) start = middle + 1;
    else end = middle;
  }
  return start;
}

/** Throws RangeError unless a stretch of time can be cut into `count` columns. */
export function checkColumns(fromUs: number, toUs: number, count: number): void {
  if (!(fromUs < toUs && Number.isFinite(toUs - fromUs)) || !Number.isInteger(count) || count < 0) {
    throw new RangeError(`${count} columns from ${fromUs} µs to ${toUs} µs`);
  }
}
