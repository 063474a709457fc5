/**
 * Containers: in which order a queue gives its items back. What may wait for them is the queue's business.
 */
import { Deque } from "./deque.ts";
import { heapPop, heapPush, type Less } from "./heapq.ts";

/** The three hooks by which a kind of queue says where items stand. Source: Queue._init, _put, _get. */
export interface Container<T> {
  readonly length: number;
  add(item: T): void;
  take(): T;
  /** The items as they stand, for onlookers. */
  list(): T[];
}

export class Line<T> implements Container<T> {
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
  private readonly items: unknown[] = [];
  constructor(private readonly less: Less) {}
  get length(): number {
    return this.items.length;
  }
  add(item: T): void {
    heapPush(this.items, item, this.less);
  }
  take(): T {
    return heapPop(this.items, this.less) as T;
  }
  list(): T[] {
    return [...this.items] as T[];
  }
}
