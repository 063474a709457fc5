/**
 * Seeded randomness: one independent stream of numbers for each (seed, stream), the same in every browser.
 */

/**
 * Gives a source of numbers in [0, 1) with 32 bits each: Mulberry32 started from a mixed (seed, stream).
 * Whole-number arithmetic only, so that it can be written again in any language.
 */
export function randomStream(seed: number, stream: number): () => number {
  let state = mix(mix(seed >>> 0) ^ Math.imul(stream + 1, 0x9e3779b9));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Spreads every bit of a 32-bit number over all of them (the finisher of MurmurHash3). */
function mix(n: number): number {
  let x = n | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
