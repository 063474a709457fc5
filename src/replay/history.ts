/**
 * History: the scene at any place of a trace, quickly. Keeps a scene every so many events and folds on from there.
 */
import type { Settings, Trace } from "../bakery/index.ts";
import { emptyScene, fold } from "./fold.ts";
import type { Scene } from "./scene.ts";

const FEWEST_EVENTS_BETWEEN = 2048;
// A crowded scene is dear to keep: rarer ones hold the memory in proportion to the trace.
const EVENTS_A_THING = 8;

export class History {
  private readonly trace: Trace;
  /** Scenes in the order of the trace, as far as anybody has looked. Never empty. */
  private readonly kept: Scene[];
  private last: Scene;

  /** `first` is the kitchen before the trace's first event; empty unless told. */
  constructor(trace: Trace, settings: Settings, first: Scene = emptyScene(settings)) {
    this.trace = trace;
    this.last = first;
    this.kept = [this.last];
  }

  /** The scene after `seq` events. Throws RangeError beyond the trace. */
  sceneAt(seq: number): Scene {
    let scene = this.keptBefore(seq);
    if (this.last.seq <= seq && this.last.seq > scene.seq) scene = this.last;
    for (let next = this.nextToKeep(); next <= seq; next = this.nextToKeep()) {
      scene = fold(scene.seq <= next ? scene : (this.kept.at(-1) as Scene), this.trace, next);
      this.kept.push(scene);
    }
    this.last = fold(scene, this.trace, seq);
    return this.last;
  }

  private nextToKeep(): number {
    const newest = this.kept.at(-1) as Scene;
    const things = newest.people.length + newest.loaves.size;
    return newest.seq + Math.max(FEWEST_EVENTS_BETWEEN, EVENTS_A_THING * things);
  }

  /** The last kept scene that does not lie after `seq`. */
  private keptBefore(seq: number): Scene {
    let low = 0;
    let high = this.kept.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.kept[middle] as Scene).seq <= seq) low = middle;
      else high = middle - 1;
    }
    return this.kept[low] as Scene;
  }
}
