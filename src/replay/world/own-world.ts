/**
 * OwnWorld: a copy of a world that a draft may write to. Two of them: a whole one, and one that asks for the loop.
 * Written out field by field: an engine keeps what is made so at hand, and what a spread makes or getters of its own not.
 */
import type { LoopState, World } from "./world.ts";

export type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

export type OwnLoop = Writable<LoopState>;
/** The world but for the loop, to which somebody else writes. */
export type OwnWorld = Omit<Writable<World>, "gatherings" | keyof LoopState> &
  LoopState & { gatherings: Map<number, readonly number[]> };

/** Copy a world. */
export const wholeCopy = (world: World): OwnWorld & OwnLoop => ({
  seq: world.seq,
  atUs: world.atUs,
  interventions: world.interventions,
  running: world.running,
  tasks: [...world.tasks],
  queues: [...world.queues],
  gatherings: new Map(world.gatherings),
  printed: world.printed,
  isDeadlocked: world.isDeadlocked,
  isLeft: world.isLeft,
  callbacks: world.callbacks,
  turn: world.turn,
  turnSize: world.turnSize,
  todo: world.todo,
  ready: [...world.ready],
  readyCount: world.readyCount,
  current: world.current,
  timers: [...world.timers],
});

/** Copy a world but for its loop: what that is like at a place, `loopAt` is asked whenever somebody asks. */
export function looplessCopy(world: World, loopAt: (seq: number) => LoopState): OwnWorld {
  const own = {
    seq: world.seq,
    atUs: world.atUs,
    interventions: world.interventions,
    running: world.running,
    tasks: [...world.tasks],
    queues: [...world.queues],
    gatherings: new Map(world.gatherings),
    printed: world.printed,
    isDeadlocked: world.isDeadlocked,
    isLeft: world.isLeft,
  };
  loops.set(own, loopAt);
  return Object.defineProperties(own, ASKING) as OwnWorld;
}

const loops = new WeakMap<object, (seq: number) => LoopState>();

const ASKING = Object.fromEntries(
  (["callbacks", "turn", "turnSize", "todo", "ready", "readyCount", "current", "timers"] as const).map((field) => [
    field,
    {
      enumerable: true,
      get(this: World) {
        return loops.get(this)?.(this.seq)[field];
      },
    },
  ]),
);
