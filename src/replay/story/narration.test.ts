import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plans, play, recordingOf } from "../../../tests/kit/plans.ts";
import { record } from "../../../tests/kit/programs.ts";
import { original, Run } from "../../bakery/index.ts";
import { type Coroutine, type EventLoop, Queue, sleep } from "../../engine/index.ts";
import { Recording } from "../recording.ts";
import { deriveCast } from "../scene/index.ts";
import { narrate, type Sentence } from "./index.ts";

test("what can be said can be said of any run, with names and loaves in it", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const recording = recordingOf(play(plan));
      for (let seq = 0; seq < recording.trace.length; seq++) {
        const sentence = narrate(recording, seq, recording.sceneAt(seq + 1));
        if (!sentence) continue;
        if ("name" in sentence) expect(sentence.name).not.toBe("");
        if ("bread" in sentence) expect(sentence.bread).toMatch(/\d/);
      }
    }),
    { seed: 7, numRuns: 40 },
  );
});

test("the original program, told", () => {
  const run = new Run(original);
  run.advance(1.5e6);
  const recording = recordingOf(run);
  const told: string[] = [];
  for (let seq = 0; seq < run.trace.length; seq++) {
    const sentence = narrate(recording, seq, recording.sceneAt(seq + 1));
    if (sentence) told.push(Object.values(sentence).join(" "));
  }
  expect(told).toMatchInlineSnapshot(`
    [
      "waitsForBread Grace  false",
      "waitsForBread Lucy Grace false",
      "begins John J0",
      "begins Mike M0",
      "drops John J0",
      "begins John J1",
      "drops Mike M0",
      "begins Mike M1",
      "takes Grace J0",
      "takes Lucy M0",
      "drops John J1",
      "begins John J2",
      "drops Mike M1",
      "begins Mike M2",
      "eats Grace J0",
      "takes Grace J1",
      "eats Lucy M0",
      "takes Lucy M1",
      "drops John J2",
      "begins John J3",
      "drops Mike M2",
      "begins Mike M3",
    ]
  `);
});

describe("a wait in join", () => {
  const isAboutJoin = ({ say }: Sentence) => ["managerWaits", "waitsInJoin", "doorOpens", "joinEnds"].includes(say);
  /** What is told of waits in join, in a program that `make` hands to a loop. */
  function toldOf(make: (loop: EventLoop) => readonly Coroutine<unknown>[]): Sentence[] {
    const trace = record(make);
    const recording = new Recording(trace, deriveCast(trace));
    const told = Array.from({ length: trace.length }, (_, seq) => narrate(recording, seq, recording.sceneAt(seq + 1)));
    return told.filter((sentence) => sentence !== null).filter(isAboutJoin);
  }
  function* eat(queue: Queue<number>, times: number): Coroutine<void> {
    for (let i = 0; i < times; i++) {
      yield* queue.get();
      yield* sleep(queue.loop, 10);
      queue.taskDone();
    }
  }
  function* bake(queue: Queue<number>, times: number): Coroutine<void> {
    for (let i = 0; i < times; i++) {
      yield* queue.put(i);
      yield* sleep(queue.loop, 5);
    }
  }

  test("is the manager's for the rest only when nobody is left who puts", () => {
    const when = (beforeUs: number) =>
      toldOf((loop) => {
        const queue = new Queue<number>(loop);
        function* main(): Coroutine<void> {
          loop.createTask(bake(queue, 2), { coroutineName: "bake" });
          loop.createTask(eat(queue, 2), { coroutineName: "eat" });
          yield* sleep(loop, beforeUs);
          yield* queue.join();
        }
        return [main()];
      });
    expect(when(12)).toEqual([{ say: "managerWaits", unfinished: 1, areBakersDone: true }, { say: "doorOpens" }]);
    expect(when(2)).toEqual([{ say: "managerWaits", unfinished: 1, areBakersDone: false }, { say: "doorOpens" }]);
  });

  test("is told by the name of who waits where that is not the manager, and by the plate where there are several", () => {
    const told = (plates: number) =>
      toldOf((loop) => {
        const queues = Array.from({ length: plates }, () => new Queue<number>(loop));
        const queue = queues[plates - 1] as Queue<number>;
        function* watch(): Coroutine<void> {
          yield* sleep(loop, 1);
          yield* queue.join();
        }
        function* main(): Coroutine<void> {
          loop.createTask(bake(queue, 2), { coroutineName: "bake" });
          loop.createTask(eat(queue, 2), { coroutineName: "eat" });
          loop.createTask(watch(), { coroutineName: "watch" });
          yield* sleep(loop, 99);
        }
        return [main()];
      });
    expect(told(1)).toEqual([{ say: "waitsInJoin", name: "watch", unfinished: 1 }, { say: "joinEnds" }]);
    expect(told(2)).toEqual([
      { say: "waitsInJoin", name: "watch", unfinished: 1, plate: "2" },
      { say: "joinEnds", plate: "2" },
    ]);
  });
});
