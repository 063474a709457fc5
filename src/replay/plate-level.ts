/**
 * PlateLevel: how full the plate is, event by event, and the events with which it becomes full or empty.
 */
import type { TraceEvent } from "../bakery/index.ts";
import type { Scene } from "./scene.ts";

export class PlateLevel {
  private level: number;
  private limit: number;

  /** Begins with the plate as it is in a scene; to be told of every event from there on. */
  constructor({ onPlate, settings }: Scene) {
    this.level = onPlate.length;
    this.limit = settings.bounded ? settings.size : Number.POSITIVE_INFINITY;
  }

  get isEmpty(): boolean {
    return this.level === 0;
  }

  /**
   * Takes in an event; says what the plate becomes by it. Full is: no more fits, so it becomes full also by a new limit
   * that is not above what lies there, and stays full while it is over-full. Empty: its last loaf was taken.
   */
  apply({ kind, a }: TraceEvent): "full" | "empty" | null {
    const wasFull = this.level >= this.limit;
    switch (kind) {
      case "itemTaken":
        return --this.level === 0 ? "empty" : null;
      case "itemPut":
        this.level++;
        break;
      case "queueResized":
        this.limit = a === 0 ? Number.POSITIVE_INFINITY : a;
        break;
      default:
        return null;
    }
    return !wasFull && this.level >= this.limit ? "full" : null;
  }
}
