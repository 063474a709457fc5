/**
 * Reading: one pass through a trace for all who follow it, so that events are read and their rules applied once. Who
 * comes late is read to from the beginning, until they have caught up.
 */
import type { EventReader, TraceEvent } from "../trace/index.ts";
import type { Recording } from "./recording.ts";
import type { World, WorldDraft } from "./world/index.ts";

/** Takes in the events of a trace in order, each with the world right after it. Both are valid for the call only. */
export type Follower = (event: TraceEvent, world: World) => void;

export interface Following {
  /** Reads on, at most so many events; says whether all there are have been read. */
  readonly readOn: (mostEvents?: number) => boolean;
  /** Ends it: the follower is told of nothing more. */
  readonly leave: () => void;
}

/** Those who have been told of the same events. */
interface Group {
  readonly draft: WorldDraft;
  readonly read: EventReader;
  readonly followers: Follower[];
}

export class Reading {
  private readonly recording: Recording;
  private groups: Group[] = [];

  constructor(recording: Recording) {
    this.recording = recording;
  }

  /** Lets somebody follow the trace from its first event on: together with those who have not heard of it, either. */
  follow(follower: Follower): Following {
    const { recording } = this;
    const beginning = this.groups.find(({ draft }) => draft.world.seq === 0);
    if (beginning) beginning.followers.push(follower);
    else
      this.groups.push({
        draft: recording.draftAt(0),
        read: recording.trace.openReader(),
        followers: [follower],
      });
    return {
      readOn: (mostEvents = Number.POSITIVE_INFINITY) => this.readOn(follower, mostEvents),
      leave: () => this.leave(follower),
    };
  }

  private readOn(follower: Follower, mostEvents: number): boolean {
    const { trace } = this.recording;
    const group = this.groups.find(({ followers }) => followers.includes(follower));
    if (!group) return true;
    const { draft, read, followers } = group;
    const { world } = draft;
    const end = Math.min(trace.length, world.seq + mostEvents);
    while (world.seq < end) {
      const event = read(world.seq);
      draft.apply(event);
      for (const one of followers) one(event, world);
    }
    this.merge(group);
    return world.seq === trace.length;
  }

  private leave(follower: Follower): void {
    for (const { followers } of this.groups) {
      const at = followers.indexOf(follower);
      if (at >= 0) followers.splice(at, 1);
    }
    this.groups = this.groups.filter(({ followers }) => followers.length > 0);
  }

  /** Those who have caught up with others go on together with them. */
  private merge(group: Group): void {
    const { seq } = group.draft.world;
    const other = this.groups.find((one) => one !== group && one.draft.world.seq === seq);
    if (!other) return;
    other.followers.push(...group.followers);
    this.groups = this.groups.filter((one) => one !== group);
  }
}
