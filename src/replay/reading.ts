/**
 * Reading: one pass through a trace for all who follow it, so that events are read and their rules applied once. Who
 * comes late is read to from the beginning, until they have caught up.
 */
import { type EventReader, KINDS, type Kind, type TraceEvent } from "../trace/index.ts";
import type { Recording } from "./recording.ts";
import type { World, WorldDraft } from "./world/index.ts";

/**
 * Takes in the events of a trace in order, each with the world right after it. Both are valid for the call only. To ask
 * the world for the loop's ready line or timers is slow.
 */
export type Follower = (event: TraceEvent, world: World) => void;

export interface Following {
  /** How many events have been read. */
  readonly seq: number;
  /** Reads on, at most so many events; says whether all there are have been read. */
  readonly readOn: (mostEvents?: number) => boolean;
  /** Ends it: the follower is told of nothing more. */
  readonly leave: () => void;
}

/**
 * So few are told of in one call of a function, for the compiler's sake: a loop that is entered seldom and runs for long is
 * compiled anew each time, while it runs.
 */
const EVENTS_A_CALL = 256;

/** Those who have been told of the same events. */
interface Group {
  readonly draft: WorldDraft;
  readonly read: EventReader;
  members: readonly Member[];
  /** Whom an event of a kind is told, by the kind's place in KINDS. */
  told: readonly (readonly Follower[])[];
}

/** Somebody who follows, in a group until they leave it. */
interface Member {
  readonly follower: Follower;
  readonly kinds: readonly Kind[];
  group: Group | null;
}

export class Reading {
  private readonly recording: Recording;
  private groups: Group[] = [];

  constructor(recording: Recording) {
    this.recording = recording;
  }

  /**
   * Lets somebody follow the trace from its first event on: together with those who have not heard of it, either. They are
   * told of events of these kinds.
   */
  follow(follower: Follower, kinds: readonly Kind[] = KINDS): Following {
    const member: Member = { follower, kinds, group: null };
    let group = this.groups.find(({ draft }) => draft.world.seq === 0);
    if (!group) {
      group = { draft: this.recording.looplessAt(0), read: this.recording.trace.openReader(), members: [], told: [] };
      this.groups.push(group);
    }
    gather(group, [...group.members, member]);
    let leftAt = 0;
    return {
      get seq() {
        return member.group?.draft.world.seq ?? leftAt;
      },
      readOn: (mostEvents = Number.POSITIVE_INFINITY) => !member.group || this.readOn(member.group, mostEvents),
      leave: () => {
        leftAt = member.group?.draft.world.seq ?? leftAt;
        this.leave(member);
      },
    };
  }

  private readOn(group: Group, mostEvents: number): boolean {
    const { trace } = this.recording;
    const { world } = group.draft;
    const end = Math.min(trace.length, world.seq + mostEvents);
    while (world.seq < end) tell(group, Math.min(end, world.seq + EVENTS_A_CALL));
    this.merge(group);
    return world.seq === trace.length;
  }

  private leave(member: Member): void {
    const { group } = member;
    if (!group) return;
    member.group = null;
    gather(
      group,
      group.members.filter((one) => one !== member),
    );
    if (group.members.length === 0) this.groups = this.groups.filter((one) => one !== group);
  }

  /** Those who have caught up with others go on together with them. */
  private merge(group: Group): void {
    const { seq } = group.draft.world;
    const other = this.groups.find((one) => one !== group && one.draft.world.seq === seq);
    if (!other) return;
    gather(other, [...other.members, ...group.members]);
    this.groups = this.groups.filter((one) => one !== group);
  }
}

/** Makes a group one of these members. */
function gather(group: Group, members: readonly Member[]): void {
  for (const member of members) member.group = group;
  group.members = members;
  group.told = KINDS.map((kind) => members.filter(({ kinds }) => kinds.includes(kind)).map(({ follower }) => follower));
}

/** Tells of the events up to number `end`. */
function tell(group: Group, end: number): void {
  const { draft, read } = group;
  const { world } = draft;
  while (world.seq < end) {
    const event = read(world.seq);
    draft.apply(event);
    const followers = group.told[event.code] as readonly Follower[];
    for (let i = 0; i < followers.length; i++) (followers[i] as Follower)(event, world);
  }
}
