/**
 * The plate as a queue of the engine: of which kind it is, how many it holds, and which loaf goes first.
 */
import { type EventLoop, LifoQueue, PriorityQueue, Queue } from "../engine/index.ts";
import type { PlateSettings } from "./scenario.ts";
import type { Loaf } from "./work.ts";

export const limitOf = (plate: PlateSettings): number => (plate.bounded ? plate.size : 0);

export function makeQueue(loop: EventLoop, plate: PlateSettings): Queue<Loaf> {
  const maxsize = limitOf(plate);
  if (plate.order === "lifo") return new LifoQueue(loop, maxsize);
  if (plate.order === "priority") return new PriorityQueue<Loaf>(loop, maxsize, comparePriority);
  return new Queue(loop, maxsize);
}

type Sorted = Pick<Loaf, "priority" | "number" | "bakerName">;

/** The order of the tuple (priority, number, baker's name). */
export function comparePriority(a: Sorted, b: Sorted): number {
  return a.priority - b.priority || a.number - b.number || compareNames(a.bakerName, b.bakerName);
}

/** Python compares strings by code point; comparing UTF-16 units differs for rare characters. */
function compareNames(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
