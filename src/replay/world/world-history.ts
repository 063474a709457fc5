/**
 * WorldHistory: the world at any place of a trace, quickly. Keeps a checkpoint every so many events and goes on from there.
 */
import type { EventReader, Trace } from "../../trace/index.ts";
import { lastNotAfter } from "../last-not-after.ts";
import { EMPTY_WORLD, type World } from "./world.ts";
import { WorldDraft } from "./world-draft.ts";

const FEWEST_EVENTS_BETWEEN = 2048;
// A crowded world is dear to keep: rarer checkpoints hold the memory in proportion to the trace.
const EVENTS_A_THING = 8;

export class WorldHistory {
  /** Before the trace's first event. */
  readonly first: World;
  private readonly trace: Trace;
  private readonly readEvent: EventReader;
  /** Checkpoints in the order of the trace, as far as anybody has looked. Never empty. */
  private readonly checkpoints: World[];
  private last: World;

  /** `first` is the world before the trace's first event; its `seq` counts as 0. */
  constructor(trace: Trace, first: World = EMPTY_WORLD) {
    this.trace = trace;
    this.readEvent = trace.openReader();
    this.first = first.seq === 0 ? first : { ...first, seq: 0 };
    this.last = this.first;
    this.checkpoints = [this.first];
  }

  /** The world after `seq` events. Throws RangeError beyond the trace. */
  worldAt(seq: number): World {
    if (!(seq >= 0 && seq <= this.trace.length)) throw new RangeError(`place ${seq} of ${this.trace.length}`);
    if (this.last.seq === seq) return this.last;
    let world = lastNotAfter(this.checkpoints, seq);
    if (this.last.seq <= seq && this.last.seq > world.seq) world = this.last;
    for (let next = this.nextCheckpoint(); next <= seq; next = this.nextCheckpoint()) {
      world = this.goOn(world.seq <= next ? world : (this.checkpoints.at(-1) as World), next);
      this.checkpoints.push(world);
    }
    this.last = this.goOn(world, seq);
    return this.last;
  }

  /** A world of one's own at a place, to be moved on event by event. */
  draftAt(seq: number): WorldDraft {
    return new WorldDraft(this.worldAt(seq));
  }

  /** The same for who will hardly ask for the loop's ready line and timers: quicker, where they do not. */
  looplessAt(seq: number): WorldDraft {
    return new WorldDraft(this.worldAt(seq), (at) => this.worldAt(at));
  }

  private goOn(world: World, seq: number): World {
    if (world.seq === seq) return world;
    const draft = new WorldDraft(world);
    for (let i = world.seq; i < seq; i++) draft.apply(this.readEvent(i));
    return draft.finish();
  }

  private nextCheckpoint(): number {
    const { seq, tasks, queues, ready, timers } = this.checkpoints.at(-1) as World;
    let things = tasks.length + ready.length + timers.length;
    for (const queue of queues) things += queue?.items.length ?? 0;
    return seq + Math.max(FEWEST_EVENTS_BETWEEN, EVENTS_A_THING * things);
  }
}
