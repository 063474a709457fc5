/**
 * The world of a trace in the shape in which CPython's own objects are read (recordings.py), so that one can be held
 * against the other.
 */
import { EMPTY_WORLD, type World, WorldDraft } from "../../src/replay/world/index.ts";
import type { Trace } from "../../src/trace/index.ts";
import type { Awaited, Picture } from "./recorder.ts";

/** Calls back with the world at the place of each picture, and the picture. */
export function eachPicture(
  trace: Trace,
  pictures: readonly Picture[],
  look: (world: World, picture: Picture) => void,
): void {
  const draft = new WorldDraft(EMPTY_WORLD);
  const read = trace.openReader();
  for (const picture of pictures) {
    while (draft.world.seq < picture.seq) draft.apply(read(draft.world.seq));
    look(draft.world, picture);
  }
}

/** A world as a picture. What it says of the line on which a task stands holds while the task is suspended. */
export function pictureOf(world: World, { items }: Trace): Picture {
  const states = new Map(world.tasks.map((task) => [task.future, task.futureState]));
  const line = (waiters: World["queues"][number]["putters"]): Awaited[] =>
    waiters.map(({ future }) => [future, states.get(future) ?? "pending"]);
  return {
    seq: world.seq,
    atUs: world.atUs,
    callbacks: world.callbacks,
    ready: world.ready.map(({ handle, task }) => (handle === 0 ? `step ${task}` : `handle ${handle}`)),
    timers: world.timers.map(({ handle, atUs }) => [handle, atUs]),
    queues: world.queues.map((queue) => ({
      items: inOrder(
        queue.order,
        queue.items.map((item) => items.get(item)?.text ?? `item ${item}`),
      ),
      maxsize: queue.maxsize,
      unfinished: queue.unfinished,
      putters: line(queue.putters),
      getters: line(queue.getters),
      joiners: line(queue.joiners),
      isShutDown: queue.isShutDown,
    })),
    tasks: world.tasks.map(({ name, future, futureState, purpose, line, outcome }) => {
      const isWaiting = future !== 0 && outcome === null;
      return {
        name,
        waits: isWaiting ? [future, futureState] : null,
        purpose: isWaiting ? purpose : null,
        line: outcome === null ? line : 0,
        end: outcome,
      };
    }),
    gatherings: [...world.gatherings].map(([future, tasks]) => [future, tasks.toSorted((a, b) => a - b)]),
  };
}

/** A picture of CPython's, with the items of a heap as they compare, and what it cannot see as the world says. */
export function settled(picture: Picture, world: World): Picture {
  return {
    ...picture,
    queues: picture.queues.map((queue, i) => ({
      ...queue,
      items: inOrder(world.queues[i]?.order, queue.items),
    })),
    tasks: picture.tasks.map((task, i) => ({
      ...task,
      purpose: task.purpose ?? (task.waits && (world.tasks[i]?.purpose ?? null)),
    })),
  };
}

const inOrder = (order: string | undefined, items: readonly string[]): readonly string[] =>
  order === "priority" ? items.toSorted() : items;
