/**
 * Prologue: reads a trace whose beginning was let go as if it were whole. In front of its events stand those that make
 * its first scene out of nothing, all at the same time, so that whoever follows a trace from its start needs no other
 * way to begin.
 */
import { type Kind, OUTCOMES, ROLES, type Trace, type TraceEvent } from "../bakery/index.ts";
import { PURPOSES } from "../engine/index.ts";
import type { Person, Scene } from "./scene.ts";

/** What readings of a trace need of it. */
export type ReadableTrace = Pick<
  Trace,
  "length" | "read" | "atUsOf" | "countUntil" | "changes" | "loaf" | "placeOfLoaf" | "nameOf"
>;

export interface WholeTrace {
  readonly trace: ReadableTrace;
  /** How many events stand in front: a place in the trace is so much further on. */
  readonly offset: number;
  /** What is 0 in the trace's time, in microseconds. */
  readonly originUs: number;
  /** The loaves of which neither those events nor the trace tell. */
  readonly before: Totals;
}

/** Loaves that were made, eaten and lost. */
export interface Totals {
  readonly made: number;
  readonly eaten: number;
  readonly lost: number;
}

export const NO_LOAVES: Totals = { made: 0, eaten: 0, lost: 0 };

/**
 * `first` is the kitchen before the first event kept; `fromUs` when that was, 0 when all of the trace was kept. Times
 * are counted from `originUs` on.
 */
export function wholeTrace(trace: Trace, first: Scene, fromUs: number, originUs = 0): WholeTrace {
  if (fromUs === 0) return { trace, offset: 0, originUs: 0, before: NO_LOAVES };
  const opening = openingOf(first, fromUs, originUs, trace);
  const offset = opening.length;
  const whole: ReadableTrace = {
    get length() {
      return offset + trace.length;
    },
    get changes() {
      return trace.changes;
    },
    read(seq) {
      if (seq < offset) return opening[seq] as TraceEvent;
      const event = trace.read(seq - offset);
      return { ...event, seq, atUs: event.atUs - originUs };
    },
    atUsOf: (seq) => (seq < offset ? fromUs : trace.atUsOf(seq - offset)) - originUs,
    countUntil: (atUs) => offset + trace.countUntil(atUs + originUs),
    loaf: (id) => trace.loaf(id),
    placeOfLoaf: (id) => trace.placeOfLoaf(id),
    nameOf: (task, seq) => trace.nameOf(task, Math.max(0, seq - offset)),
  };
  return { trace: whole, offset, originUs, before: totalsBefore(first) };
}

/** A loaf that is still somewhere is made once more by the opening. */
function totalsBefore({ made, eaten, lost, loaves }: Scene): Totals {
  let madeAgain = 0;
  for (const { place } of loaves.values()) if (place.at !== "oven") madeAgain++;
  return { made: made - madeAgain, eaten, lost };
}

function openingOf({ people, loaves, onPlate }: Scene, fromUs: number, originUs: number, trace: Trace): TraceEvent[] {
  const events: TraceEvent[] = [];
  const add = (kind: Kind, task: number, a = 0, b = 0): void => {
    events.push({ seq: events.length, atUs: fromUs - originUs, kind, task, a, b, mark: 0 });
  };
  const bake = (loaf: number, isPut: boolean): void => {
    const { baker, number } = trace.loaf(loaf);
    add("loafBegun", baker, loaf, number);
    if (isPut) add("itemPut", baker, loaf);
  };
  for (const { task, role, index } of people) add("hired", task, ROLES.indexOf(role), index);
  for (const loaf of onPlate) bake(loaf, true);
  for (const { id, place } of loaves.values()) {
    if (place.at !== "mouth") continue;
    bake(id, true);
    add("itemTaken", place.holder, id);
  }
  for (const { id, place } of loaves.values()) {
    if (place.at !== "oven" && place.at !== "hand") continue;
    bake(id, false);
    // Also of one who was woken meanwhile: only who has come to the plate has a loaf in hand.
    if (place.at === "hand") add("putterJoined", place.holder);
  }
  for (const person of people) for (const [kind, a, b] of stateOf(person, fromUs)) add(kind, person.task, a, b);
  return events;
}

/** The events that bring somebody into the state in which they are. */
function stateOf({ state, awaits, untilUs }: Person, fromUs: number): [Kind, number, number][] {
  const suspended = (purpose: (typeof PURPOSES)[number]): [Kind, number, number] => [
    "taskSuspended",
    awaits,
    PURPOSES.indexOf(purpose),
  ];
  switch (state) {
    case "baking":
    case "eating":
      return [["taskSlept", awaits, Math.max(0, (untilUs ?? fromUs) - fromUs)]];
    case "holding":
      return [["putterJoined", awaits, 0], suspended("put")];
    case "hungry":
      return [["getterJoined", awaits, 0], suspended("get")];
    case "counting":
      return [suspended("gather")];
    case "waiting":
      return [["joinStarted", awaits, 0], suspended("join")];
    case "gone":
    case "trouble":
      return [["taskEnded", OUTCOMES.indexOf(state === "gone" ? "finished" : "failed"), 0]];
    default:
      return [["taskReady", 0, 0]];
  }
}
