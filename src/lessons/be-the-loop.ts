/**
 * Be the loop: one does by hand what asyncio's loop does, move by move, and the engine is the referee. A move is what the
 * loop does next, or how a step ends; a wrong one is refused with the rule that it breaks (engine/SPEC.md).
 */
import { NAMES, type Scenario } from "../bakery/index.ts";
import { randomStream } from "../engine/index.ts";
import { callbackAfter, type Recording } from "../replay/index.ts";
import type { TraceEvent } from "../trace/index.ts";
import type { Ahead } from "./questions/index.ts";

/**
 * What one may do:
 * 1. run: let the callback at a place of the ready line run.
 * 2. wait: nothing is ready: let the clock jump to the next deadline, and the timer of `task` ring first.
 * 3. step: how the step that runs comes to its end.
 */
export type Move =
  | { readonly kind: "run"; readonly handle: number; readonly task: number }
  | { readonly kind: "wait"; readonly task: number }
  | { readonly kind: "step"; readonly ends: StepEnd };

/** How a step ends: its task sleeps, waits in a line of a queue, waits for others, or is over. */
export const STEP_ENDS = ["sleeps", "waitsForRoom", "waitsForBread", "waitsForOthers", "over"] as const;
export type StepEnd = (typeof STEP_ENDS)[number];

/**
 * The rule that a refused move breaks, by its number in engine/SPEC.md. L1: not the first of the ready line. L4: the clock moves
 * only when nothing is ready. L5: of two alarms at one time the one that was set first. L6: the earlier deadline. Or the step
 * ends in another way.
 */
export type Rule = "L1" | "L4" | "L5" | "L6" | "step";

export type Answer = { readonly isRight: true } | { readonly isRight: false; readonly rule: Rule };

/** What is to be done next. */
export type Phase = "choose" | "step";

/** A game of being the loop, at one place. Immutable: a move gives another one, so that undoing is going back. */
export interface LoopGame {
  /** The place in the recording's trace: between two callbacks. */
  readonly seq: number;
  readonly phase: Phase;
  readonly moves: number;
  readonly refusals: number;
}

export const beginLoop = ({ seq }: Ahead): LoopGame => ({ seq, phase: "choose", moves: 0, refusals: 0 });

/** All that one may choose from at a place: each callback that is ready, and each task that sleeps. */
export function choicesAt(recording: Recording, { seq, phase }: LoopGame): Move[] {
  if (phase === "step") return STEP_ENDS.map((ends) => ({ kind: "step", ends }));
  const { ready, timers } = recording.worldAt(seq);
  return [
    ...ready.map(({ handle, task }): Move => ({ kind: "run", handle, task })),
    ...timers.map(({ task }): Move => ({ kind: "wait", task })),
  ];
}

/** What the engine did next at a place, or null where the recording ends. */
export function rightMove(recording: Recording, { seq, phase }: LoopGame): Move | null {
  const { trace } = recording;
  const next = callbackAfter(trace, seq);
  if (next === null) return null;
  if (phase === "step") {
    const ends = stepEnd(recording, seq, next);
    return ends && { kind: "step", ends };
  }
  const world = recording.worldAt(seq);
  const [first] = world.ready;
  if (first) return { kind: "run", handle: first.handle, task: first.task };
  const [timer] = world.timers;
  return timer ? { kind: "wait", task: timer.task } : null;
}

const isSame = (a: Move, b: Move): boolean => {
  if (a.kind === "step" || b.kind === "step") return a.kind === "step" && b.kind === "step" && a.ends === b.ends;
  if (a.kind === "run" && b.kind === "run") return a.handle === b.handle && a.task === b.task;
  return a.kind === b.kind && a.task === b.task;
};

/** Judges a move. */
export function judgeMove(recording: Recording, game: LoopGame, move: Move): Answer {
  const right = rightMove(recording, game);
  if (right && isSame(right, move)) return { isRight: true };
  if (move.kind === "step") return { isRight: false, rule: "step" };
  const { ready, timers } = recording.worldAt(game.seq);
  if (move.kind === "run") return { isRight: false, rule: "L1" };
  if (ready.length > 0) return { isRight: false, rule: "L4" };
  const chosen = timers.find(({ task }) => task === move.task);
  return { isRight: false, rule: chosen && chosen.atUs === timers[0]?.atUs ? "L5" : "L6" };
}

/** The game after a move, right or refused. */
export function play(recording: Recording, game: LoopGame, move: Move): LoopGame {
  if (!judgeMove(recording, game, move).isRight) return { ...game, refusals: game.refusals + 1 };
  const { seq, phase } = game;
  const next = callbackAfter(recording.trace, seq) ?? seq;
  const moves = game.moves + 1;
  // A step is asked for how it ends; an alarm, or a callback that only tells, is through at once.
  if (phase === "choose" && stepEnd(recording, seq, next) !== null) return { ...game, phase: "step", moves };
  return { ...game, seq: next, phase: "choose", moves };
}

/** How the step ends that runs from one place to another; null for a callback that is no step. */
export function stepEnd({ trace }: Recording, from: number, to: number): StepEnd | null {
  let stepped = -1;
  let ends: StepEnd | null = null;
  for (let seq = from; seq < to; seq++) {
    const event = trace.read(seq);
    if (event.kind === "taskResumed") stepped = event.task;
    if (stepped < 0 || !("task" in event) || event.task !== stepped) continue;
    ends = endIn(event) ?? ends;
  }
  return stepped < 0 ? null : ends;
}

function endIn(event: TraceEvent): StepEnd | null {
  switch (event.kind) {
    case "taskSlept":
      return "sleeps";
    case "taskEnded":
      return "over";
    case "taskSuspended":
      if (event.future === 0 || event.purpose === "sleep") return "sleeps";
      if (event.purpose === "put") return "waitsForRoom";
      return event.purpose === "get" ? "waitsForBread" : "waitsForOthers";
    default:
      return null;
  }
}

const PACES = [0, 0.25, 0.5, 1] as const;

/** A kitchen of two to six people, made from a seed: the same for the same. */
export function smallKitchen(seed: number): Scenario {
  const random = randomStream(seed, 0);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const names = (of: readonly string[]): readonly string[] => of.slice(0, 1 + Math.floor(random() * 3));
  return {
    bakers: names(NAMES.baker).map((name) => ({
      name,
      seconds: pick(PACES),
      breads: 2 + Math.floor(random() * 3),
      priority: 0,
    })),
    eaters: names(NAMES.eater).map((name) => ({ name, seconds: pick(PACES.slice(1)) })),
    plate: { size: 1 + Math.floor(random() * 2), bounded: true, order: "fifo" },
    seed,
  };
}
