/**
 * History: the scene at any place of a trace, quickly. Keeps a scene every so many events and folds on from there.
 */
import type { Settings, Trace } from "../bakery/index.ts";
import { emptyScene, fold } from "./fold.ts";
import type { Scene } from "./scene.ts";

const EVENTS_BETWEEN = 2048;

export class History {
  private readonly trace: Trace;
  /** The scene after every multiple of EVENTS_BETWEEN events, as far as anybody has looked. */
  private readonly kept: Scene[];
  private last: Scene;

  constructor(trace: Trace, settings: Settings) {
    this.trace = trace;
    this.last = emptyScene(settings);
    this.kept = [this.last];
  }

  /** The scene after `seq` events. Throws RangeError beyond the trace. */
  sceneAt(seq: number): Scene {
    const kept = this.kept[Math.min(Math.floor(seq / EVENTS_BETWEEN), this.kept.length - 1)] as Scene;
    let scene = this.last.seq <= seq && this.last.seq >= kept.seq ? this.last : kept;
    for (let next = this.kept.length * EVENTS_BETWEEN; next <= seq; next += EVENTS_BETWEEN) {
      scene = fold(scene, this.trace, next);
      this.kept.push(scene);
    }
    this.last = fold(scene, this.trace, seq);
    return this.last;
  }
}
