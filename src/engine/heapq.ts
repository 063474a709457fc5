/**
 * The binary heap of a priority queue, moving items exactly as CPython's heapq does, so that items which
 * compare equal come out in the order CPython gives. Also Python's "<" for numbers, strings and arrays of them.
 */
import { UnorderableError } from "./errors.ts";

export type Less = (a: unknown, b: unknown) => boolean;

/** Pushes an item. Source: heapq.heappush, _siftdown. */
export function heapPush(heap: unknown[], item: unknown, less: Less): void {
  heap.push(item);
  siftTowardsRoot(heap, 0, heap.length - 1, less);
}

/** Takes the smallest item. Throws RangeError on an empty heap. Source: heapq.heappop, _siftup. */
export function heapPop(heap: unknown[], less: Less): unknown {
  if (heap.length === 0) throw new RangeError("pop from an empty heap");
  const last = heap.pop();
  if (heap.length === 0) return last;
  const smallest = heap[0];
  heap[0] = last;
  siftTowardsLeaf(heap, less);
  return smallest;
}

function siftTowardsRoot(heap: unknown[], start: number, from: number, less: Less): void {
  const item = heap[from];
  for (let at = from; at > start; ) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt];
    if (!less(item, parent)) return;
    // Swapped, not kept in hand: a comparison that throws must lose no item.
    heap[at] = parent;
    heap[parentAt] = item;
    at = parentAt;
  }
}

/** Moves the item at the root down to a leaf along the smaller children, then lets it rise to its place. */
function siftTowardsLeaf(heap: unknown[], less: Less): void {
  const end = heap.length;
  const item = heap[0];
  let at = 0;
  for (let child = 1; child < end; child = 2 * at + 1) {
    const right = child + 1;
    if (right < end && !less(heap[child], heap[right])) child = right;
    heap[at] = heap[child];
    heap[child] = item;
    at = child;
  }
  siftTowardsRoot(heap, 0, at, less);
}

/**
 * Python's `a < b` for numbers, booleans, strings (by code point) and arrays (element by element, as lists compare).
 * Throws a TypeError with Python's wording for what Python cannot order.
 */
export function pythonLess(a: unknown, b: unknown): boolean {
  if (isNumeric(a) && isNumeric(b)) return a < b;
  if (typeof a === "string" && typeof b === "string") return compareCodePoints(a, b) < 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    const common = Math.min(a.length, b.length);
    for (let i = 0; i < common; i++) if (!pythonEqual(a[i], b[i])) return pythonLess(a[i], b[i]);
    return a.length < b.length;
  }
  throw new UnorderableError(`'<' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** As elements of lists are compared: what is one and the same is equal, NaN and None too. Source: PyObject_RichCompareBool. */
function pythonEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isNumeric(a) && isNumeric(b)) return Number(a) === Number(b);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && [...a].every((x, i) => pythonEqual(x, b[i]));
  if (!isDict(a) || !isDict(b)) return (a ?? null) === (b ?? null);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && pythonEqual(a[key], b[key]))
  );
}

/** A plain object: what JSON makes of braces. */
function isDict(x: unknown): x is Record<string, unknown> {
  if (typeof x !== "object" || x === null) return false;
  const prototype = Object.getPrototypeOf(x);
  return prototype === Object.prototype || prototype === null;
}

const isNumeric = (x: unknown): x is number | boolean => typeof x === "number" || typeof x === "boolean";

/** UTF-16 order differs from code point order where surrogates meet the rest of the upper plane. */
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a.charCodeAt(i) !== b.charCodeAt(i)) {
      const start = i > 0 && isLowSurrogate(a.charCodeAt(i)) && isLowSurrogate(b.charCodeAt(i)) ? i - 1 : i;
      return (a.codePointAt(start) as number) - (b.codePointAt(start) as number);
    }
  }
  return a.length - b.length;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

function typeName(x: unknown): string {
  if (x === null || x === undefined) return "NoneType";
  if (Array.isArray(x)) return "list";
  if (typeof x === "string") return "str";
  if (typeof x === "boolean") return "bool";
  if (typeof x === "number") return Number.isInteger(x) ? "int" : "float";
  if (isDict(x)) return "dict";
  return (x as object).constructor?.name ?? "object";
}
