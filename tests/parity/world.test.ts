/**
 * The world, held against what it is a picture of: after every callback of thousands of generated programs, the engine's
 * own ready line, timers, queues, waiters and tasks.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventLoop, Future, Probe, Queue, Task } from "../../src/engine/index.ts";
import { EMPTY_WORLD, type World, WorldDraft } from "../../src/replay/world/index.ts";
import { ItemNumbers, Recorder } from "../../src/trace/index.ts";
import { perform } from "./perform.ts";
import { program, UNTIL_US } from "./program.ts";
import { both, Record } from "./record.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261126);
const PROGRAMS = 3000;

/** Collects the queues that a program makes. */
class Collecting extends Recorder implements Probe {
  readonly queues: Queue<unknown>[] = [];
  readonly tasks: Task[] = [];
  override queueCreated(queue: Queue<unknown>): void {
    this.queues.push(queue);
    super.queueCreated(queue);
  }
  override taskCreated(task: Task): void {
    this.tasks.push(task);
    super.taskCreated(task);
  }
}

const stateOf = (future: Future<unknown>): string =>
  future.cancelled() ? "cancelled" : future.done() ? "done" : "pending";

/** The engine as it is, in numbers. Looks where nobody else may. */
function engineAt(loop: EventLoop, { queues, tasks }: Collecting) {
  const ready = [...(loop["ready"] as Iterable<object>)].flatMap((one) => {
    if ("coroutine" in one) return [`step ${(one as unknown as Task).number}`];
    if ((one as { isOff: boolean }).isOff) return [];
    const value = (one as { value?: Future<void> }).value;
    return [`handle ${"id" in one ? one.id : value?.id}`];
  });
  const line = (waiters: Iterable<Future<unknown>>) => [...waiters].map((one) => [one.id, stateOf(one)]);
  return {
    atUs: loop.nowUs,
    callbacks: loop.callbackCount,
    ready,
    queues: queues.map((queue) => ({
      size: queue.qsize(),
      maxsize: Math.max(0, queue.maxsize),
      unfinished: queue.unfinished,
      putters: line(queue["putters"]),
      getters: line(queue["getters"]),
      joiners: line(queue["joiners"]).filter(([, state]) => state === "pending"),
      isShutDown: queue["isShutDown"],
    })),
    tasks: tasks.map((task) => ({
      waits: task.waiter ? [task.waiter.id, stateOf(task.waiter)] : null,
      end: !task.done() ? null : task.cancelled() ? "cancelled" : task.hasFailed() ? "failed" : "finished",
    })),
  };
}

function worldAt(world: World): ReturnType<typeof engineAt> {
  const states = new Map(world.tasks.map((task) => [task.future, task.futureState]));
  const line = (waiters: World["queues"][number]["putters"]) =>
    waiters.map(({ future }): [number, string] => [future, states.get(future) ?? "pending"]);
  return {
    atUs: world.atUs,
    callbacks: world.callbacks,
    ready: world.ready.map(({ handle, task }) => (handle === 0 ? `step ${task}` : `handle ${handle}`)),
    queues: world.queues.map((queue) => ({
      size: queue.items.length,
      maxsize: queue.maxsize,
      unfinished: queue.unfinished,
      putters: line(queue.putters),
      getters: line(queue.getters),
      joiners: line(queue.joiners),
      isShutDown: queue.isShutDown,
    })),
    tasks: world.tasks.map(({ future, futureState, outcome }) => ({
      waits: future === 0 || outcome !== null ? null : [future, futureState],
      end: outcome,
    })),
  };
}

test(`after every callback of ${PROGRAMS} programs made from seed ${SEED}`, () => {
  let callbacks = 0;
  const isSame = fc.property(program, (made) => {
    const recorder = new Collecting(new ItemNumbers());
    const { trace } = recorder;
    const draft = new WorldDraft(EMPTY_WORLD);
    const read = trace.openReader();
    perform(made, both(new Record(), recorder), (loop) => {
      while (loop.nextAtUs() <= UNTIL_US && loop.runCallback()) {
        while (draft.world.seq < trace.length) draft.apply(read(draft.world.seq));
        callbacks++;
        expect(worldAt(draft.world)).toEqual(engineAt(loop, recorder));
      }
    });
  });
  fc.assert(isSame, { seed: SEED, numRuns: PROGRAMS });
  expect(callbacks).toBeGreaterThan(20_000);
});
