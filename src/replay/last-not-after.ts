/** lastNotAfter: of what is kept every so many events, where to go on from. */

/** The last of some places in order that does not lie after `seq`; the first if all do. Throws RangeError if there is none. */
export function lastNotAfter<P extends { readonly seq: number }>(places: readonly P[], seq: number): P {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((places[middle] as P).seq <= seq) low = middle;
    else high = middle - 1;
  }
  const found = places[low];
  if (found === undefined) throw new RangeError(`nothing is kept before event ${seq}`);
  return found;
}
