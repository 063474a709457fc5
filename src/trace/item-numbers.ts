/**
 * ItemNumbers: which item is which. An object is itself wherever it goes, one place at a time; of equal plain values on one
 * queue any may stand for any other, so the one put first counts as the one taken, of a stack the one put last.
 */
import type { Queue } from "../engine/index.ts";

export class ItemNumbers {
  private count = 0;
  /** The number that an object had when it was taken last. */
  private readonly numbers = new WeakMap<object, number>();
  /** For each queue, the numbers under which a value lies there, the one put first first. */
  private readonly lying = new WeakMap<Queue<unknown>, Map<unknown, number[]>>();

  /** The number of an item that is put. */
  put(queue: Queue<unknown>, item: unknown): number {
    const isKnown = isObject(item) && this.numbers.has(item);
    const number = isKnown ? (this.numbers.get(item) as number) : ++this.count;
    // Put again before it is taken, it lies there twice, and that is another one.
    if (isKnown) this.numbers.delete(item);
    const values = this.lying.get(queue) ?? new Map<unknown, number[]>();
    this.lying.set(queue, values);
    const known = values.get(item);
    if (known) known.push(number);
    else values.set(item, [number]);
    return number;
  }

  /** The number of an item that is taken; 0 for one that was never put. */
  taken(queue: Queue<unknown>, item: unknown): number {
    const values = this.lying.get(queue);
    const known = values?.get(item);
    const number = (queue.order === "lifo" ? known?.pop() : known?.shift()) ?? 0;
    if (known?.length === 0) values?.delete(item);
    if (isObject(item) && number > 0) this.numbers.set(item, number);
    return number;
  }
}

const isObject = (item: unknown): item is object =>
  (typeof item === "object" && item !== null) || typeof item === "function";
