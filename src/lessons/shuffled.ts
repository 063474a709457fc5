/** A list in an order made from a seed: the same for the same. */
import { randomStream } from "../engine/index.ts";

export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomStream(seed, 0);
  return list
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
