/** Small programs on the engine, recorded: for what the tests of a room want to happen. */
import { type Coroutine, EventLoop } from "../../src/engine/index.ts";
import { ItemNumbers, Recorder, type Trace } from "../../src/trace/index.ts";

/** Runs what `make` hands to a loop, until a time, and gives what happened; a task's coroutine is called as its function. */
export function record(make: (loop: EventLoop) => readonly Coroutine<unknown>[], untilUs = 1_000_000): Trace {
  const recorder = new Recorder(new ItemNumbers());
  const loop = new EventLoop({ probe: recorder });
  make(loop).forEach((coroutine, i) => {
    loop.createTask(coroutine, { name: `Task-${i + 1}`, coroutineName: `part ${i}` });
  });
  loop.runUntil(untilUs);
  return recorder.trace;
}
