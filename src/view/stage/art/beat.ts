/**
 * Beat: a number that changes with the kitchen's time, and who wants to know. What moves by it is a function of the number
 * alone, so that the same time always gives the same picture.
 */
export interface Beat {
  readonly get: () => number;
  /** Gives what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

export class Clockwork implements Beat {
  private value: number;
  private readonly listeners = new Set<() => void>();

  constructor(value: number) {
    this.value = value;
  }

  get = (): number => this.value;

  set(value: number): void {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** One that stands still. */
export const stillBeat = (value: number): Beat => ({ get: () => value, subscribe: () => () => {} });

export const STILL: Beat = stillBeat(0);
