/**
 * Containers: in which order a queue gives its items back. What may wait for them is the queue's business.
 */
import { Deque } from "./deque.ts";
import { heapPop, heapPush, type Less } from "./heapq.ts";

/** In which order items come out: as put; the latest first; the smallest first. */
export type Order = "fifo" | "lifo" | "priority";

/** The three hooks by which a kind of queue says where items stand. Source: Queue._init, _put, _get. */
export interface Container<T> {
  readonly order: Order;
  readonly length: number;
  add(item: T): void;
  take(): T;
  /** The items as they stand, for onlookers. */
  list(): T[];
}

export class Line<T> implements Container<T> {
  readonly order = "fifo";
  private readonly items = new Deque<T>();
  get length(): number {
    return this.items.length;
  }
  add(item: T): void {
    this.items.push(item);
  }
  take(): T {
    return this.items.shift();
  }
  list(): T[] {
    return [...this.items];
  }
}

export class Stack<T> implements Container<T> {
  readonly order = "lifo";
  private readonly items: T[] = [];
  get length(): number {
    return this.items.length;
  }
  add(item: T): void {
    this.items.push(item);
  }
  take(): T {
    return this.items.pop() as T;
  }
  list(): T[] {
    return [...this.items];
  }
}

export class Heap<T> implements Container<T> {
  readonly order = "priority";
  /** Is told when a comparison throws: an item stays (put) or is gone (get) although the call fails, as in CPython. */
  onTorn: ((what: "put" | "get", item: T) => void) | null = null;
  private readonly items: unknown[] = [];
  constructor(private readonly less: Less) {}
  get length(): number {
    return this.items.length;
  }
  add(item: T): void {
    try {
      heapPush(this.items, item, this.less);
    } catch (error) {
      this.onTorn?.("put", item);
      throw error;
    }
  }
  take(): T {
    const first = this.items[0] as T;
    try {
      return heapPop(this.items, this.less) as T;
    } catch (error) {
      this.onTorn?.("get", first);
      throw error;
    }
  }
  list(): T[] {
    return [...this.items] as T[];
  }
}
