/** Each rule of SPEC.md that `Rules` checks, broken on purpose. */
import { expect, test } from "vitest";
import { type NewEvent, Rules, type TraceEvent } from "./index.ts";

type Told = NewEvent | { readonly atUs: number; readonly event: NewEvent };

/** What is said of each event of a list; without a time an event is at 0. */
function breachesOf(events: readonly Told[]): (string | null)[] {
  const rules = new Rules();
  return events.map((one, seq) => {
    const { atUs, event } = "event" in one ? one : { atUs: 0, event: one };
    return rules.check({ seq, atUs, ...event } as TraceEvent);
  });
}

const make = (task: number): NewEvent => ({
  kind: "taskCreated",
  task,
  future: 1 + task,
  parent: -1,
  name: "",
  coroutine: "",
});
const ready = (task: number): NewEvent => ({ kind: "taskReady", task });
const resume = (task: number): NewEvent => ({ kind: "taskResumed", task });
const suspend = (task: number): NewEvent => ({ kind: "taskSuspended", task, future: 0, purpose: "future", line: 0 });
const end = (task: number): NewEvent => ({ kind: "taskEnded", task, outcome: "finished", error: "", line: 0 });
const queue = (number: number, maxsize = 0): NewEvent => ({
  kind: "queueCreated",
  task: -1,
  queue: number,
  maxsize,
  order: "fifo",
  name: "",
});
const put = (item: number, number = 0, task = -1): NewEvent => ({ kind: "itemPut", task, item, queue: number });
const take = (item: number, number = 0): NewEvent => ({ kind: "itemTaken", task: -1, item, queue: number });
const drop = (item: number): NewEvent => ({ kind: "itemDropped", task: -1, item, queue: 0 });
const shutDown: NewEvent = { kind: "queueShutDown", task: -1, queue: 0, isImmediate: true };
const done = (): NewEvent => ({ kind: "itemDone", task: -1, item: 0, queue: 0 });
/** A task that runs. */
const running: readonly NewEvent[] = [make(0), ready(0), resume(0)];
const getter = { task: -1, future: 7, queue: 0 } as const;

test.each<[rule: string, fine: readonly Told[], wrong: Told, said: string]>([
  ["[C1] time never goes back", [{ atUs: 5, event: make(0) }], { atUs: 4, event: ready(0) }, "time goes back"],
  ["[L1] one step at a time", [...running, make(1), ready(1)], resume(1), "task 0 is still running"],
  ["[L1] no turn begins in a step", running, { kind: "turnStarted", dueCount: 0, size: 0 }, "task 0 is still running"],
  ["[L1] no alarm rings in a step", running, { kind: "sleepOver", task: 0, future: 2 }, "task 0 is still running"],
  ["[L1] no callback begins in a step", running, { kind: "callbackStarted", handle: 1 }, "task 0 is still running"],
  ["[L1] nobody acts from outside in a step", running, { kind: "intervened", number: 0 }, "task 0 is still running"],
  [
    "[L3] a handle runs once",
    [
      { kind: "callbackReady", task: -1, future: 0, handle: 1 },
      { kind: "callbackStarted", handle: 1 },
    ],
    { kind: "callbackStarted", handle: 1 },
    "handle 1 runs or is taken back, and does not wait",
  ],
  [
    "[L3] what was taken back does not run",
    [
      { kind: "timerSet", task: -1, handle: 1, delayUs: 4, lateUs: 0 },
      { kind: "handleCancelled", handle: 1 },
    ],
    { kind: "callbackStarted", handle: 1 },
    "does not wait",
  ],
  [
    "[L3] a sleep that was never begun is not over",
    [...running, suspend(0)],
    { kind: "sleepOver", task: 0, future: 9 },
    "handle 9",
  ],
  ["[L4] acts count from 0", [], { kind: "intervened", number: 1 }, "act 1 is not the next"],
  ["[L4] acts count on", [{ kind: "intervened", number: 0 }], { kind: "intervened", number: 0 }, "act 0 is not"],
  ["[T1] a task is made before it does anything", [make(0)], ready(1), "task 1 was never created"],
  ["[T1] tasks are made in order", [make(0)], make(2), "task 2 is created after 1 others"],
  ["[T1] who is asked to stop was made", [], { kind: "taskCancelRequested", task: 0 }, "task 0 was never created"],
  ["[T1] who prints was made", [], { kind: "printed", task: 3, text: "" }, "task 3 was never created"],
  ["[T2] nobody runs who is not ready", [make(0)], resume(0), "task 0 becomes running while it is idle"],
  ["[T2] nobody is ready twice", [make(0), ready(0)], ready(0), "task 0 becomes ready while it is ready"],
  ["[T2] nobody waits who does not run", [make(0), ready(0)], suspend(0), "task 0 becomes idle while it is ready"],
  ["[T2] who is over does nothing more", [...running, end(0)], ready(0), "task 0 becomes ready while it is over"],
  ["[T3] who puts is who runs", [...running, queue(0), make(1)], put(1, 0, 1), "task 1 acts while 0 runs"],
  ["[T3] in a step nobody else acts", [...running, queue(0)], put(1), "task -1 acts while 0 runs"],
  ["[Q1] a queue is made before it is used", [queue(0)], put(1, 1), "queue 1 was never created"],
  ["[Q1] queues are made in order", [], queue(1), "queue 1 is created after 0 others"],
  ["[Q2] an item lies on one queue", [queue(0), queue(1), put(1)], put(1, 1), "item 1 is put and lies on queue 0"],
  ["[Q2] an item has a number", [queue(0)], put(0), "an item has the number 0"],
  ["[Q3] what is taken is there", [queue(0), queue(1), put(1)], take(1, 1), "item 1 is taken from queue 1"],
  ["[Q3] what is taken is gone", [queue(0), put(1), take(1)], take(1), "item 1 is taken from queue 0"],
  ["[Q4] nothing is put on a full queue", [queue(0, 1), put(1)], put(2), "item 2 is put on queue 0, which is full"],
  [
    "[Q4] one made smaller keeps what it has, and takes no more",
    [queue(0), put(1), put(2), { kind: "queueResized", task: -1, queue: 0, maxsize: 1 }, take(1)],
    put(3),
    "which is full",
  ],
  [
    "[Q5] nothing is reported that is not unfinished",
    [queue(0), put(1), take(1), done()],
    done(),
    "nothing unfinished",
  ],
  [
    "[Q6] join is let go only when nothing is unfinished",
    [queue(0), put(1)],
    { kind: "joinReleased", task: -1, queue: 0 },
    "is released with 1 unfinished",
  ],
  [
    "[Q7] who leaves a line stands in it",
    [queue(0), { kind: "getterJoined", ...getter }],
    { kind: "putterLeft", ...getter },
    "future 7 leaves the put line of queue 0 and is not in it",
  ],
  [
    "[Q7] who leaves a line leaves it once",
    [queue(0), { kind: "getterJoined", ...getter }, { kind: "getterWoken", ...getter }],
    { kind: "getterLeft", ...getter },
    "future 7 leaves the get line",
  ],
  ["[Q8] only a queue that is shut down drops", [queue(0), put(1)], drop(1), "item 1 is dropped by queue 0"],
  ["[Q3] what is dropped is gone", [queue(0), put(1), shutDown, drop(1)], drop(1), "item 1 is taken from queue 0"],
  [
    "[Q5] what is dropped is unfinished no more",
    [queue(0), put(1), shutDown, drop(1)],
    done(),
    "task_done() on queue 0 with nothing unfinished",
  ],
])("%s", (rule, fine, wrong, said) => {
  const breaches = breachesOf([...fine, wrong]);
  expect(breaches.slice(0, -1)).toEqual(fine.map(() => null));
  expect(breaches.at(-1)).toContain(said);
  expect(breaches.at(-1)?.slice(0, 4)).toBe(rule.slice(0, 4));
});
