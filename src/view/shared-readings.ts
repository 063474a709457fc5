/**
 * Readings that are in use, one for each recording and way of reading, whoever asks: what one panel has read of a run is
 * there for the next, and for whoever draws that run once it is given up.
 */
import type { Recording } from "../replay/index.ts";

export interface Reading {
  /** Reads on, at most so many events; says whether all there are have been read. */
  update(mostEvents: number): boolean;
  /** Ends it, if it follows anything. */
  close?(): void;
}

export type Make<R> = (recording: Recording) => R;

interface Shared {
  readonly reading: Reading;
  holders: number;
}

const known = new WeakMap<Recording, Map<Make<Reading>, Shared>>();

function sharedOf(recording: Recording, make: Make<Reading>): Shared {
  const ways = known.get(recording) ?? new Map<Make<Reading>, Shared>();
  known.set(recording, ways);
  const shared = ways.get(make) ?? { reading: make(recording), holders: 0 };
  ways.set(make, shared);
  return shared;
}

/** Give the reading of a recording that `make` makes, or has made. It stays open for as long as somebody holds it. */
export const readingOf = <R extends Reading>(recording: Recording, make: Make<R>): R =>
  sharedOf(recording, make).reading as R;

/** Hold a reading; gives what lets go of it. Who takes hold in the same breath as the last lets go keeps it open. */
export function holdReading(recording: Recording, make: Make<Reading>): () => void {
  const shared = sharedOf(recording, make);
  shared.holders++;
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    shared.holders--;
    queueMicrotask(() => {
      const ways = known.get(recording);
      if (shared.holders > 0 || ways?.get(make) !== shared) return;
      ways.delete(make);
      shared.reading.close?.();
    });
  };
}
