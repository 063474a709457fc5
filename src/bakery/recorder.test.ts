import { expect, test } from "vitest";
import { type Coroutine, EventLoop, Queue, sleep } from "../engine/index.ts";
import { Recorder } from "./index.ts";

test("errors stand in the trace: what, who, when, and whether anybody cared", () => {
  const recorder = new Recorder();
  const loop = new EventLoop({ probe: recorder });
  recorder.attach(loop);
  const queue = new Queue<number>(loop);
  function* eater(): Coroutine<void> {
    yield* sleep(loop, 3);
    queue.taskDone();
  }
  function* hungry(): Coroutine<void> {
    yield* queue.get();
  }
  loop.createTask(eater(), { name: "Grace" });
  loop.createTask(hungry(), { name: "Lucy" });
  loop.callAt(4, () => {
    throw new RangeError();
  });
  loop.runUntil(9);
  loop.close();
  const { trace } = recorder;
  const events = Array.from({ length: trace.length }, (_, seq) => trace.read(seq));
  const said = events
    .filter(({ kind }) => ["taskEnded", "callbackFailed", "taskLeftPending", "errorNeverRetrieved"].includes(kind))
    .map(({ atUs, kind, task, b }) => [atUs, kind, trace.nameOf(task, trace.length), trace.errors[b - 1] ?? ""]);
  expect(said).toEqual([
    [3, "taskEnded", "Grace", "ValueError: task_done() called too many times"],
    [4, "callbackFailed", "", "RangeError"],
    [9, "taskLeftPending", "Lucy", ""],
    [9, "errorNeverRetrieved", "Grace", "ValueError: task_done() called too many times"],
  ]);
});
