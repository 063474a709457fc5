/**
 * Movements: what has moved a short while ago at a place of a trace, and may still be on its way in a picture: loaves put
 * and taken, people who went to a line or left it, and what took somebody by surprise. Facts only; how long each is seen
 * to last is the picture's business. Whichever way one comes to a place, the movements there are the same.
 */
import type { EventReader, Side, TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import type { WorldDraft } from "../world/index.ts";

/** Where somebody stands: at work, in a waiting line of a plate (the first has place 0), or at the door. */
export type Stand =
  | { readonly at: "home" | "door" }
  | { readonly at: "line"; readonly queue: number; readonly side: Side; readonly place: number };

export interface LoafMove {
  readonly kind: "put" | "taken";
  readonly atUs: number;
  readonly item: number;
  /** Who put or took it, and where they stood. */
  readonly task: number;
  readonly stand: Stand;
  readonly queue: number;
  /** The slot to which or from which it moved, and how many loaves were below it in a stack. */
  readonly slot: number;
  readonly below: number;
}

/** Somebody went from where they stood. Where to is where the next walk begins, or where they stand now. */
export interface Walk {
  readonly atUs: number;
  /** The number of the event. */
  readonly seq: number;
  readonly task: number;
  readonly from: Stand;
}

/** Somebody left a line; who stood behind that place moves up by one. */
export interface Shift {
  readonly atUs: number;
  /** The number of the event. */
  readonly seq: number;
  readonly queue: number;
  readonly side: Side;
  readonly place: number;
}

export interface Surprise {
  readonly kind: "overtaken" | "cancelled";
  readonly atUs: number;
  readonly task: number;
}

export interface Movements {
  /** By item, the earliest first. */
  readonly loaves: ReadonlyMap<number, readonly LoafMove[]>;
  /** By task, the earliest first. */
  readonly walks: ReadonlyMap<number, readonly Walk[]>;
  readonly shifts: readonly Shift[];
  /** By task, the latest. */
  readonly surprises: ReadonlyMap<number, Surprise>;
  /** Who stands in the two lines of each plate, by queue: those woken and not yet acting in front of those who wait. */
  readonly lines: ReadonlyMap<number, Lines>;
}

export type Lines = { readonly [side in Side]: readonly number[] };

/** Nothing has moved and nobody waits. */
export const NO_MOVEMENTS: Movements = {
  loaves: new Map(),
  walks: new Map(),
  shifts: [],
  surprises: new Map(),
  lines: new Map(),
};

interface InLine {
  readonly queue: number;
  readonly side: Side;
}

const HOME: Stand = { at: "home" };
const DOOR: Stand = { at: "door" };

export class MovementReader {
  private readonly recording: Recording;
  private readonly read: EventReader;
  private draft: WorldDraft;
  /** From when on events have been read. */
  private fromSeq = 0;
  private lines = new Map<number, { readonly [side in Side]: number[] }>();
  private standing = new Map<number, InLine>();
  private puts: LoafMove[] = [];
  private walks: Walk[] = [];
  private shifts: Shift[] = [];
  private surprises: Surprise[] = [];

  constructor(recording: Recording) {
    this.recording = recording;
    this.read = recording.trace.openReader();
    this.draft = recording.looplessAt(0);
    this.begin(0);
  }

  /** What moved in the last `windowUs` before a place of the trace at a time. Valid until it is asked again. */
  at(seq: number, atUs: number, windowUs: number): Movements {
    const { trace } = this.recording;
    const from = Math.min(seq, trace.countUntil(atUs - windowUs));
    const isOnTheWay = this.fromSeq <= from && this.draft.world.seq <= seq && this.draft.world.seq >= from;
    if (!isOnTheWay) this.begin(from);
    while (this.draft.world.seq < seq) this.take(this.read(this.draft.world.seq));
    this.forget(atUs - windowUs);
    const loaves = new Map<number, LoafMove[]>();
    for (const move of this.puts) append(loaves, move.item, move);
    const walks = new Map<number, Walk[]>();
    for (const walk of this.walks) append(walks, walk.task, walk);
    const surprises = new Map(this.surprises.map((surprise) => [surprise.task, surprise]));
    return { loaves, walks, shifts: this.shifts, surprises, lines: this.lines };
  }

  private begin(seq: number): void {
    this.draft = this.recording.looplessAt(seq);
    this.fromSeq = seq;
    this.puts = [];
    this.walks = [];
    this.shifts = [];
    this.surprises = [];
    this.lines = new Map();
    this.standing = new Map();
    const { world } = this.draft;
    // Those who were woken first hold the earlier futures; who runs already holds none.
    const woken = world.tasks.filter((task) => task !== undefined && task.stage !== "over" && task.wokenFrom !== null);
    woken.sort((a, b) => a.future - b.future);
    for (const { task, queue, wokenFrom } of woken) if (wokenFrom) this.enter(task, queue, wokenFrom);
    for (const queue of world.queues) {
      if (!queue) continue;
      for (const { task } of queue.putters) this.enter(task, queue.queue, "put");
      for (const { task } of queue.getters) this.enter(task, queue.queue, "get");
    }
  }

  private take(event: TraceEvent): void {
    const { atUs } = event;
    switch (event.kind) {
      case "itemTaken": {
        const { task, item, queue } = event;
        const slot = this.draft.world.queues[queue]?.places.indexOf(item) ?? -1;
        this.draft.apply(event);
        const below = this.draft.world.queues[queue]?.items.length ?? 0;
        this.puts.push({ kind: "taken", atUs, item, task, stand: this.goHome(task, event), queue, slot, below });
        return;
      }
      case "itemPut": {
        const { task, item, queue } = event;
        this.draft.apply(event);
        const { places = [], items = [] } = this.draft.world.queues[queue] ?? {};
        const stand = this.goHome(task, event);
        const below = items.length - 1;
        this.puts.push({ kind: "put", atUs, item, task, stand, queue, slot: places.indexOf(item), below });
        return;
      }
      case "putterJoined":
      case "getterJoined": {
        const { task, queue } = event;
        const side = event.kind === "putterJoined" ? "put" : "get";
        const stand = this.leave(task, event);
        if (stand) this.surprises.push({ kind: "overtaken", atUs, task });
        this.walks.push({ atUs, seq: event.seq, task, from: stand ?? HOME });
        this.enter(task, queue, side);
        break;
      }
      case "putterLeft":
      case "getterLeft":
      case "taskSlept":
        this.goHome(event.task, event);
        break;
      case "taskSuspended":
        if (event.purpose !== "put" && event.purpose !== "get") this.goHome(event.task, event);
        break;
      case "taskEnded":
        this.walks.push({ atUs, seq: event.seq, task: event.task, from: this.leave(event.task, event) ?? HOME });
        break;
      case "taskCreated":
        if (atUs > 0) this.walks.push({ atUs, seq: event.seq, task: event.task, from: DOOR });
        break;
      case "taskCancelRequested":
        this.surprises.push({ kind: "cancelled", atUs, task: event.task });
        break;
    }
    this.draft.apply(event);
  }

  private enter(task: number, queue: number, side: Side): void {
    if (!this.lines.has(queue)) this.lines.set(queue, { put: [], get: [] });
    this.lines.get(queue)?.[side].push(task);
    this.standing.set(task, { queue, side });
  }

  /** Takes somebody out of the line in which they stand; says where they stood, null for in none. */
  private leave(task: number, { seq, atUs }: TraceEvent): Stand | null {
    const inLine = this.standing.get(task);
    if (!inLine) return null;
    this.standing.delete(task);
    const { queue, side } = inLine;
    const line = this.lines.get(queue)?.[side] ?? [];
    const place = line.indexOf(task);
    line.splice(place, 1);
    if (line.length > place) this.shifts.push({ atUs, seq, queue, side, place });
    return { at: "line", queue, side, place };
  }

  /** Somebody goes back to work, if they were in a line; says where they stood. */
  private goHome(task: number, event: TraceEvent): Stand {
    const { seq, atUs } = event;
    const stand = this.leave(task, event);
    if (stand) this.walks.push({ atUs, seq, task, from: stand });
    return stand ?? HOME;
  }

  /** Lets go of what happened up to a time. */
  private forget(untilUs: number): void {
    this.puts = after(this.puts, untilUs);
    this.walks = after(this.walks, untilUs);
    this.shifts = after(this.shifts, untilUs);
    this.surprises = after(this.surprises, untilUs);
  }
}

function after<T extends { readonly atUs: number }>(list: T[], untilUs: number): T[] {
  const first = list.findIndex(({ atUs }) => atUs > untilUs);
  return first === 0 ? list : first < 0 ? [] : list.slice(first);
}

function append<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
