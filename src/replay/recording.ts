/**
 * Recording: a trace and who plays in it, with the world and the scene at any place. What every question is put to.
 */
import type { Cast } from "../bakery/index.ts";
import type { Trace } from "../trace/index.ts";
import { Reading } from "./reading.ts";
import { type Scene, SceneMaker } from "./scene/index.ts";
import { EMPTY_WORLD, type World, type WorldDraft, WorldHistory } from "./world/index.ts";

export class Recording {
  readonly trace: Trace;
  readonly cast: Cast;
  /** Events before this time were let go; 0 where the trace is whole. */
  readonly keptFromUs: number;
  /** For those who want to be told of every event. */
  readonly reading: Reading;
  private readonly history: WorldHistory;
  private readonly scenes: SceneMaker;

  /** `first` is the world before the first event of the trace. */
  constructor(trace: Trace, cast: Cast, first: World = EMPTY_WORLD, keptFromUs = 0) {
    this.trace = trace;
    this.cast = cast;
    this.keptFromUs = keptFromUs;
    this.history = new WorldHistory(trace, first);
    this.reading = new Reading(this);
    this.scenes = new SceneMaker(cast);
  }

  /** The world before the first event. */
  get firstWorld(): World {
    return this.history.first;
  }

  /** The world after `seq` events. Throws RangeError beyond the trace. */
  worldAt(seq: number): World {
    return this.history.worldAt(seq);
  }

  /** The scene after `seq` events. Throws RangeError beyond the trace. */
  sceneAt(seq: number): Scene {
    return this.scenes.sceneOf(this.worldAt(seq));
  }

  /** A world of one's own at a place, to be moved on event by event. */
  draftAt(seq: number): WorldDraft {
    return this.history.draftAt(seq);
  }

  /** The same for who will hardly ask for the loop's ready line and timers: quicker, where they do not. */
  looplessAt(seq: number): WorldDraft {
    return this.history.looplessAt(seq);
  }
}
