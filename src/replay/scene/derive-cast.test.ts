/** Who plays what in programs that are no kitchens. Real ones, from CPython, are in tests/parity. */
import { expect, test } from "vitest";
import { record } from "../../../tests/kit/programs.ts";
import { type Coroutine, Queue, sleep } from "../../engine/index.ts";
import type { Trace } from "../../trace/index.ts";
import { Recording } from "../recording.ts";
import { deriveCast } from "./index.ts";

const castOf = (trace: Trace): string[] =>
  new Recording(trace, deriveCast(trace)).sceneAt(trace.length).people.map(({ name, role }) => `${name}: ${role}`);

function* repeat(times: number, what: () => Coroutine<unknown>): Coroutine<void> {
  for (let i = 0; i < times; i++) yield* what();
}

test("roles by what is done with queues, and the one that was given to run manages", () => {
  const trace = record((loop) => {
    const [raw, done, never] = [new Queue<object>(loop), new Queue<object>(loop), new Queue<object>(loop)];
    function* main(): Coroutine<void> {
      const parts: Coroutine<unknown>[] = [
        repeat(2, () => raw.put({})),
        repeat(2, function* () {
          yield* done.put(yield* raw.get());
        }),
        repeat(2, () => done.get()),
        never.get(),
        sleep(loop, 1),
      ];
      for (const [i, name] of ["bake", "ice", "eat", "hope", "nap"].entries())
        loop.createTask(parts[i] as Coroutine<unknown>, { coroutineName: name });
      yield* sleep(loop, 5);
    }
    return [main()];
  });
  expect(castOf(trace)).toEqual([
    "part 0: manager",
    "bake: baker",
    "ice: topper",
    "eat: eater",
    "hope: eater",
    "nap: bystander",
  ]);
});

test("who is given to run puts or takes if nobody else does", () => {
  const trace = record((loop) => {
    const queue = new Queue<number>(loop);
    return [repeat(2, () => queue.put(1)), repeat(2, () => queue.get()), sleep(loop, 1)];
  });
  expect(castOf(trace)).toEqual(["part 0: baker", "part 1: eater", "part 2: manager"]);
});

test("who run the same function are the same and numbered, whatever each comes to do; a given name is kept", () => {
  const trace = record((loop) => {
    const queue = new Queue<number>(loop);
    function* crawl(times: number): Coroutine<void> {
      yield* queue.get();
      for (let i = 0; i < times; i++) yield* queue.put(i);
    }
    function* main(): Coroutine<void> {
      yield* queue.put(0);
      for (const times of [1, 0]) loop.createTask(crawl(times), { coroutineName: "crawl" });
      loop.createTask(crawl(0), { name: "Cy", coroutineName: "crawl" });
      yield* sleep(loop, 5);
    }
    return [main()];
  });
  expect(castOf(trace)).toEqual(["part 0: manager", "crawl 1: topper", "crawl 2: topper", "Cy: topper"]);
});

test("plates stand in the order of the flow, and of a ring in that of their making", () => {
  const order = (from: readonly [number, number][]): readonly number[] => {
    const trace = record((loop) => {
      const queues = [0, 1, 2].map(() => new Queue<number>(loop));
      for (const queue of queues) queue.putNowait(1);
      return [
        sleep(loop, 9),
        ...from.map(([take, put]) => pass(queues[take] as Queue<number>, queues[put] as Queue<number>)),
      ];
    });
    return deriveCast(trace).plates();
  };
  function* pass(from: Queue<number>, to: Queue<number>): Coroutine<void> {
    yield* to.put(yield* from.get());
  }
  expect(
    order([
      [2, 0],
      [0, 1],
    ]),
  ).toEqual([2, 0, 1]);
  expect(
    order([
      [1, 0],
      [0, 1],
    ]),
  ).toEqual([2, 0, 1]);
  expect(order([])).toEqual([0, 1, 2]);
});

test("a baker bakes what they put next from their first wait on", () => {
  const trace = record((loop) => {
    const [plate, shelf] = [new Queue<object>(loop, 1), new Queue<object>(loop)];
    function* bake(): Coroutine<void> {
      for (let i = 0; i < 2; i++) {
        yield* sleep(loop, 10);
        yield* plate.put({});
      }
    }
    function* ice(): Coroutine<void> {
      yield* shelf.get();
      yield* sleep(loop, 30);
      yield* plate.put({});
    }
    function* eat(): Coroutine<void> {
      yield* sleep(loop, 100);
      for (let i = 0; i < 3; i++) yield* plate.get();
    }
    shelf.putNowait({});
    return [sleep(loop, 200), bake(), ice(), eat()];
  });
  const recording = new Recording(trace, deriveCast(trace));
  const seen: string[] = [];
  for (let seq = 0; seq <= trace.length; seq++) {
    for (const { id, place } of recording.sceneAt(seq).loaves.values()) {
      const line = `${id} ${place.at} ${"holder" in place ? place.holder : place.queue}`;
      if (!seen.includes(line)) seen.push(line);
    }
  }
  expect(seen).toEqual([
    "1 plate 1",
    "2 oven 1",
    "1 mouth 2",
    "2 plate 0",
    "3 oven 1",
    "3 hand 1",
    "2 mouth 3",
    "3 plate 0",
    "3 mouth 3",
    "4 plate 0",
    "4 mouth 3",
  ]);
});
