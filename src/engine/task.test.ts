import { describe, expect, test } from "vitest";
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  ExceptionGroup,
  type Future,
  LoopError,
  sleep,
  type Task,
  wait,
} from "./index.ts";

function stage() {
  const loop = new EventLoop();
  const log: string[] = [];
  const say = (text: string) => void log.push(`${loop.nowUs} ${text}`);
  /** Says how it began and ended around a sleep. */
  function* worker(name: string, delayUs: number): Coroutine<string> {
    say(`${name} begins`);
    try {
      yield* sleep(loop, delayUs);
    } catch (error) {
      say(`${name} is thrown ${(error as Error).name}`);
      throw error;
    }
    say(`${name} ends`);
    return name;
  }
  return { loop, log, say, worker };
}

const outcome = (task: Task<unknown>) => (task.cancelled() ? "cancelled" : (task.exception() ?? task.result()));

describe("steps", () => {
  test("[K1] first steps come in the next turn, in the order of making", () => {
    const { loop, log, worker } = stage();
    loop.createTask(worker("a", 5));
    loop.createTask(worker("b", 5));
    expect(log).toEqual([]);
    loop.runUntil(9);
    expect(log).toEqual(["0 a begins", "0 b begins", "5 a ends", "5 b ends"]);
  });

  test("[K2] a task ends with what its coroutine returns or throws", () => {
    const { loop, worker } = stage();
    function* failing(): Coroutine<void> {
      yield* sleep(loop, 1);
      throw new RangeError("burnt");
    }
    const [good, bad] = [loop.createTask(worker("a", 5)), loop.createTask(failing())];
    loop.runUntil(9);
    expect([outcome(good), outcome(bad)]).toEqual(["a", new RangeError("burnt")]);
    expect(() => bad.result()).toThrow(new RangeError("burnt"));
  });

  test("[K3] who waits for a task goes on in the turn after its end", () => {
    const { loop, log, say, worker } = stage();
    function* main(): Coroutine<void> {
      const child = loop.createTask(worker("child", 5));
      child.addDoneCallback(() => {
        say("callback");
        loop.callSoon(() => say("after the callback"));
      });
      say(`got ${yield* child}`);
    }
    loop.runUntilComplete(main());
    expect(log).toEqual(["0 child begins", "5 child ends", "5 callback", "5 got child", "5 after the callback"]);
  });

  test("[K3] two who wait for one future go on in the order in which they came", () => {
    const { loop, log, say } = stage();
    const future = loop.createFuture<number>();
    function* waiter(name: string): Coroutine<void> {
      say(`${name} ${yield* wait(future)}`);
    }
    loop.createTask(waiter("a"));
    loop.createTask(waiter("b"));
    loop.callAt(3, () => future.setResult(42));
    loop.runUntil(3);
    expect(log).toEqual(["3 a 42", "3 b 42"]);
  });

  test("[K3] the error of what a task awaits is thrown at the await, to everybody who waits", () => {
    const { loop, log, say } = stage();
    const future = loop.createFuture<number>();
    function* waiter(name: string): Coroutine<void> {
      try {
        yield* wait(future);
      } catch (error) {
        say(`${name} ${(error as Error).message}`);
      }
    }
    loop.createTask(waiter("a"));
    loop.createTask(waiter("b"));
    loop.callAt(3, () => future.setException(new RangeError("burnt")));
    loop.runUntil(3);
    expect(log).toEqual(["3 a burnt", "3 b burnt"]);
  });

  test("[K9] a task cannot wait for itself", () => {
    const { loop } = stage();
    const selves: Future<unknown>[] = [];
    function* narcissus(): Coroutine<void> {
      yield* wait(selves[0]!);
    }
    const task = loop.createTask(narcissus(), { name: "Narcissus" });
    selves.push(task);
    loop.runUntil(0);
    expect(outcome(task)).toEqual(new LoopError("Task cannot await on itself: Narcissus"));
  });

  test("[K9] nor for a future of another loop, nor for what is none", () => {
    const { loop } = stage();
    const foreign = new EventLoop().createFuture();
    function* stranger(): Coroutine<void> {
      yield* foreign;
    }
    function* confused(): Coroutine<string> {
      try {
        yield 42 as unknown as null;
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
      return "";
    }
    const tasks = [loop.createTask(stranger(), { name: "S" }), loop.createTask(confused())];
    loop.runUntil(0);
    expect(tasks.map(outcome)).toEqual([
      new LoopError("Task S got Future attached to a different loop"),
      "caught Task got bad yield: 42",
    ]);
  });

  test("[K9] what was refused once throws at once, for anybody, as long as it is pending", () => {
    const { loop, log, say } = stage();
    const foreign = new EventLoop().createFuture<string>();
    function* stranger(name: string): Coroutine<void> {
      for (const thing of [foreign, foreign, loop.currentTask, loop.currentTask]) {
        try {
          yield* wait(thing as Future<string>);
        } catch (error) {
          say(`${name}: ${(error as Error).message}`);
        }
      }
    }
    loop.createTask(stranger("A"), { name: "A" });
    loop.createTask(stranger("B"), { name: "B" });
    loop.runUntil(0);
    const [again, refused] = ["await wasn't used with future", "got Future attached to a different loop"];
    expect(log).toEqual([
      ...[`0 B: ${again}`, `0 B: ${again}`, `0 A: Task A ${refused}`, `0 A: ${again}`],
      ...["0 B: Task cannot await on itself: B", `0 B: ${again}`],
      ...["0 A: Task cannot await on itself: A", `0 A: ${again}`],
    ]);
    foreign.setResult("bread");
    expect(loop.runUntilComplete(wait(foreign))).toBe("bread");
  });

  test("[K10] the outcome of a task is its own business", () => {
    const { loop, worker } = stage();
    const task = loop.createTask(worker("a", 1));
    expect(() => task.setResult()).toThrow("Task does not support set_result operation");
    expect(() => task.setException()).toThrow("Task does not support set_exception operation");
    loop.runUntil(1);
    expect([task.cancel(), task.cancelling(), task.result()]).toEqual([false, 0, "a"]);
  });

  test("[K11] tasks are named, or numbered from one", () => {
    const { loop, worker } = stage();
    const names = [{}, { name: "Grace" }, {}].map((options) => loop.createTask(worker("a", 1), options).name);
    expect(names).toEqual(["Task-1", "Grace", "Task-2"]);
  });

  test("[K13] currentTask is the one whose step runs, and nobody in between", () => {
    const { loop, log, say } = stage();
    const tell = () => say(loop.currentTask?.name ?? "nobody");
    function* teller(): Coroutine<void> {
      tell();
      yield* sleep(loop, 1);
      tell();
      throw new RangeError("burnt");
    }
    for (const name of ["a", "b"]) loop.createTask(teller(), { name }).addDoneCallback(tell);
    tell();
    loop.callAt(1, tell);
    loop.runUntil(1);
    expect(log.map((line) => line.split(" ")[1])).toEqual("nobody a b nobody a b nobody nobody".split(" "));
  });

  test("[K17] as text: the name, the state and the outcome", () => {
    const { loop, worker } = stage();
    function* failing(): Coroutine<void> {
      yield* sleep(loop, 1);
      throw new RangeError("burnt");
    }
    const tasks = [worker("a", 2), failing(), worker("c", 3)].map((coroutine) => loop.createTask<unknown>(coroutine));
    loop.createTask(worker("d", 9), { name: "d's" });
    const texts = () => [...tasks, ...loop.allTasks().slice(-1)].map(String);
    loop.runUntil(0);
    expect(texts()).toEqual([
      "<Task pending name='Task-1'>",
      "<Task pending name='Task-2'>",
      "<Task pending name='Task-3'>",
      `<Task pending name="d's">`,
    ]);
    loop.runUntil(2);
    tasks[2]?.cancel();
    expect(texts()).toEqual([
      "<Task finished name='Task-1' result='a'>",
      "<Task finished name='Task-2' exception=RangeError('burnt')>",
      "<Task cancelling name='Task-3'>",
      `<Task pending name="d's">`,
    ]);
    loop.runUntil(3);
    expect(String(tasks[2])).toBe("<Task cancelled name='Task-3'>");
  });

  test("[K17] characters without ink are escaped in a name, and a group shows its errors", () => {
    const { loop } = stage();
    function* failing(): Coroutine<void> {
      yield* sleep(loop, 0);
      throw new ExceptionGroup("two things", [
        new RangeError("burnt"),
        new ExceptionGroup("x", [new CancelledError()]),
      ]);
    }
    const name = "\u200f\xa0\xad\u200b\u202e\u2028\ufeff\ue000\ud800\u{e0041} é🍞\u3164";
    const task = loop.createTask(failing(), { name });
    loop.runUntil(0);
    const shown = String.raw`\u200f\xa0\xad\u200b\u202e\u2028\ufeff\ue000\ud800\U000e0041 é🍞`;
    const group = "ExceptionGroup('two things', [RangeError('burnt'), BaseExceptionGroup('x', [CancelledError()])])";
    expect(String(task)).toBe(
      `<Task finished name='${shown}\u3164' exception=${group.replace("ExceptionGroup", "BaseExceptionGroup")}>`,
    );
  });

  test("[K12] allTasks gives those that are not over, oldest first", () => {
    const { loop, worker } = stage();
    for (const [name, delay] of Object.entries({ a: 3, b: 1, c: 2 })) loop.createTask(worker(name, delay), { name });
    const names = () => loop.allTasks().map((task) => task.name);
    expect(names()).toEqual(["a", "b", "c"]);
    loop.runUntil(1);
    expect(names()).toEqual(["a", "c"]);
    loop.runUntil(3);
    expect([names(), loop.currentTask]).toEqual([[], null]);
  });
});

describe("cancellation", () => {
  test("[K4] a suspended task is thrown CancelledError where it waits", () => {
    const { loop, log, worker } = stage();
    const task = loop.createTask(worker("a", 9));
    loop.callAt(2, () => expect(task.cancel()).toBe(true));
    loop.runUntil(9);
    expect([log, outcome(task)]).toEqual([["0 a begins", "2 a is thrown CancelledError"], "cancelled"]);
  });

  test("[K4] who waits for a task passes a cancellation down to it, and gets it back", () => {
    const { loop, log, say, worker } = stage();
    const child = loop.createTask(worker("child", 9));
    function* parent(): Coroutine<void> {
      try {
        yield* child;
      } finally {
        say(`child is ${child.cancelled() ? "cancelled" : "alive"}`);
      }
    }
    const task = loop.createTask(parent());
    loop.callAt(2, () => task.cancel("enough"));
    loop.runUntil(9);
    expect(log).toEqual(["0 child begins", "2 child is thrown CancelledError", "2 child is cancelled"]);
    expect([outcome(task), child.cancelling(), task.cancelling()]).toEqual(["cancelled", 1, 1]);
  });

  test("[K5] a task that is woken and not yet acting is cancelled at its next step", () => {
    const { loop, log, worker } = stage();
    const task = loop.createTask(worker("a", 5));
    loop.callAt(5, () => task.cancel());
    loop.runUntil(9);
    expect([log, outcome(task)]).toEqual([["0 a begins", "5 a is thrown CancelledError"], "cancelled"]);
  });

  test("[K5] before its first step nothing of the coroutine runs", () => {
    const { loop, log, worker } = stage();
    const task = loop.createTask(worker("a", 5));
    task.cancel();
    loop.runUntil(9);
    expect([log, outcome(task)]).toEqual([[], "cancelled"]);
  });

  test("[K6] a coroutine may suppress its cancellation", () => {
    const { loop, log, say, worker } = stage();
    function* stubborn(): Coroutine<string> {
      try {
        yield* worker("inner", 9);
      } catch {
        say("stays");
      }
      return yield* worker("outer", 4);
    }
    const task = loop.createTask(stubborn());
    loop.callAt(2, () => task.cancel());
    loop.runUntil(9);
    expect(log.slice(1)).toEqual(["2 inner is thrown CancelledError", "2 stays", "2 outer begins", "6 outer ends"]);
    expect([outcome(task), task.cancelling()]).toEqual(["outer", 1]);
  });

  test("[K6] one who stays can be asked again, and by then may go", () => {
    const { loop, log, say } = stage();
    function* stubborn(): Coroutine<void> {
      for (let i = 1; ; i++) {
        try {
          yield* sleep(loop, 9);
        } catch (error) {
          say(`asked ${i}`);
          if (i === 3) throw error;
        }
      }
    }
    const task = loop.createTask(stubborn());
    for (const atUs of [1, 2, 3, 4]) loop.callAt(atUs, () => task.cancel(`${atUs}`));
    loop.runUntil(9);
    expect([log, outcome(task), task.cancelling()]).toEqual([["1 asked 1", "2 asked 2", "3 asked 3"], "cancelled", 3]);
  });

  test("[K6] an error thrown instead of the cancellation is the outcome", () => {
    const { loop } = stage();
    function* clumsy(): Coroutine<void> {
      try {
        yield* sleep(loop, 9);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: what happens then is the point
        throw new RangeError("dropped it");
      }
    }
    const task = loop.createTask(clumsy());
    loop.callAt(2, () => task.cancel());
    loop.runUntil(9);
    expect(outcome(task)).toEqual(new RangeError("dropped it"));
  });

  test("[K7] requests are counted and taken back; the last one calls the cancellation off", () => {
    const { loop, worker } = stage();
    const task = loop.createTask(worker("a", 5));
    task.cancel();
    task.cancel();
    expect(task.cancelling()).toBe(2);
    expect([task.uncancel(), task.uncancel(), task.uncancel()]).toEqual([1, 0, 0]);
    loop.runUntil(9);
    expect(outcome(task)).toBe("a");
  });

  test("[K7] a cancellation that has reached what is awaited cannot be called off", () => {
    const { loop, log, worker } = stage();
    const task = loop.createTask(worker("a", 9));
    loop.callAt(2, () => {
      task.cancel();
      expect(task.uncancel()).toBe(0);
    });
    loop.runUntil(9);
    expect([log.at(-1), outcome(task)]).toEqual(["2 a is thrown CancelledError", "cancelled"]);
  });

  test("[K7] called off in time: a task that was woken acts as if nothing had been", () => {
    const { loop, worker } = stage();
    const task = loop.createTask(worker("a", 5));
    loop.runUntil(0);
    loop.callAt(5, () => {
      task.cancel(); // behind the alarm: the task is ready
      task.uncancel();
    });
    loop.runUntil(9);
    expect(outcome(task)).toBe("a");
  });

  test("[K7] taken back while tidying up, asked again, and taken back too late", () => {
    const { loop } = stage();
    function* tidy(): Coroutine<void> {
      try {
        yield* sleep(loop, 9);
      } catch {
        loop.currentTask?.uncancel();
        yield* sleep(loop, 9);
      }
    }
    const task = loop.createTask(tidy());
    const texts: string[] = [];
    for (const atUs of [1, 3]) loop.callAt(atUs, () => texts.push(`${task.cancel()} ${task}`));
    loop.callAt(2, () => texts.push(`${task.cancelling()} ${task}`));
    loop.runUntil(9);
    expect(texts).toEqual([
      "true <Task cancelling name='Task-1'>",
      "0 <Task pending name='Task-1'>",
      "true <Task cancelling name='Task-1'>",
    ]);
    expect([task.uncancel(), task.cancelled()]).toEqual([0, true]);
  });

  test("[K7] one of two requests taken back is not enough", () => {
    const { loop, worker } = stage();
    const task = loop.createTask(worker("a", 5));
    task.cancel();
    task.cancel();
    task.uncancel();
    loop.runUntil(9);
    expect([outcome(task), task.cancelling()]).toEqual(["cancelled", 1]);
  });

  test("[K14] a coroutine may end its task cancelled though nobody asked", () => {
    const { loop } = stage();
    function* leaver(): Coroutine<void> {
      yield* sleep(loop, 1);
      throw new CancelledError("going home");
    }
    const task = loop.createTask(leaver());
    loop.runUntil(1);
    expect([task.cancelled(), task.cancelling()]).toEqual([true, 0]);
    expect(() => task.result()).toThrow(new CancelledError("going home"));
  });

  test("[K14] one whose future somebody else cancels ends cancelled too", () => {
    const { loop } = stage();
    const future = loop.createFuture<void>();
    const task = loop.createTask(wait(future));
    loop.callAt(2, () => future.cancel("no bread today"));
    loop.runUntil(2);
    expect([task.cancelled(), task.cancelling()]).toEqual([true, 0]);
    expect(() => task.result()).toThrow(new CancelledError("no bread today"));
  });

  test("[K15] a future cancelled, and then the task that awaits it: the future's words arrive", () => {
    const { loop } = stage();
    const future = loop.createFuture<void>();
    const task = loop.createTask(wait(future));
    loop.callAt(2, () => {
      future.cancel("future");
      task.cancel("task");
    });
    loop.runUntil(2);
    expect(() => task.result()).toThrow(new CancelledError("future"));
  });

  test.each([
    ["ready", -1, "two"],
    ["suspended", 2, "one"],
    ["woken", 5, "two"],
  ])("[K15] two requests to a %s task are one error", (_, atUs, words) => {
    const { loop, say, log } = stage();
    function* stubborn(): Coroutine<string> {
      try {
        yield* sleep(loop, 5);
      } catch (error) {
        say((error as Error).message);
        yield* sleep(loop, 9);
      }
      return "stays";
    }
    const task = loop.createTask(stubborn());
    const askTwice = () => ["one", "two"].map((message) => task.cancel(message));
    if (atUs < 0) askTwice();
    loop.runUntil(0);
    if (atUs >= 0) loop.callAt(atUs, askTwice); // behind the alarm, if at its time
    loop.runUntil(99);
    // Before its first step it had no chance to stay.
    if (atUs < 0) expect(() => task.result()).toThrow(new CancelledError(words));
    else expect([log, outcome(task)]).toEqual([[`${atUs} ${words}`], "stays"]);
    expect(task.cancelling()).toBe(2);
  });

  test("[K16] the first who asks a cancelled task is told the words", () => {
    const { loop, log, say, worker } = stage();
    const task = loop.createTask(worker("a", 9));
    function* waiter(name: string): Coroutine<void> {
      try {
        yield* wait(task);
      } catch (error) {
        say(`${name} "${(error as Error).message}"`);
      }
    }
    loop.createTask(waiter("b"));
    loop.createTask(waiter("c"));
    loop.callAt(2, () => task.cancel("closing time"));
    loop.runUntil(9);
    expect(log.slice(2)).toEqual(['2 b "closing time"', '2 c ""']);
    expect(() => task.result()).toThrow(new CancelledError(""));
  });

  test("[K8] who cancels itself goes on to its next await", () => {
    const { loop, log, say, worker } = stage();
    function* suicidal(): Coroutine<void> {
      loop.currentTask?.cancel("by myself");
      say("still here");
      yield* worker("inner", 5);
    }
    const task = loop.createTask(suicidal());
    loop.runUntil(9);
    expect(log).toEqual(["0 still here", "0 inner begins", "0 inner is thrown CancelledError"]);
    expect(() => task.result()).toThrow(new CancelledError("by myself"));
  });

  test("[K4][K8] who cancels itself and then waits for a task cancels that one", () => {
    const { loop, log, worker } = stage();
    const child = loop.createTask(worker("child", 9));
    function* parent(): Coroutine<void> {
      yield* sleep(loop, 1);
      loop.currentTask?.cancel();
      yield* child;
    }
    const task = loop.createTask(parent());
    loop.runUntil(9);
    expect([log.at(-1), child.cancelled(), task.cancelled()]).toEqual(["1 child is thrown CancelledError", true, true]);
  });

  test("[K8] without another await it ends cancelled", () => {
    const { loop } = stage();
    // biome-ignore lint/correctness/useYield: it never waits
    function* brief(): Coroutine<string> {
      loop.currentTask?.cancel();
      return "never seen";
    }
    const task = loop.createTask(brief());
    loop.runUntil(0);
    expect(outcome(task)).toBe("cancelled");
  });
});
