/** Words for what is inside asyncio: the program, the loop, the five words, in English. */
import type { Effect, FutureState, ReadyCallback } from "../../../replay/index.ts";
import type { Purpose } from "../../../trace/index.ts";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The five words, and what is said of each. */
export const TERMS = ["eventLoop", "coroutine", "task", "future", "await"] as const;
export type Term = (typeof TERMS)[number];

interface TermWords {
  readonly name: string;
  readonly is: string;
  /** What the picture of the kitchen does not show of it. */
  readonly leavesOut: string;
  /** Said where one has been shown. */
  readonly shown: (name: string) => string;
}

export const asyncio = {
  loop: "Loop",
  turn: (n: number) => `turn ${n}`,
  callbackOf: (n: number, of: number) => `callback ${n} of ${of}`,
  loopHelp: "Step forward runs one callback.",
  running: "What runs",
  runsNow: "Runs now",
  justRan: "Has just run",
  nothingRan: "Nothing has run yet.",
  outside: "From outside the loop",
  idle: "Nothing is ready: the loop sleeps.",
  stuck: "Nothing is ready and no timer is set: the loop sleeps for ever.",
  ended: "The loop has ended.",
  readyLine: "Ready line",
  readyEmpty: "empty",
  thisTurn: "this turn",
  nextTurn: "next turn",
  timers: "Timers",
  timersEmpty: "no timer is set",
  timeLeft: (seconds: string) => `in ${seconds}`,
  queue: "The queue",
  putters: "Waiting to put",
  getters: "Waiting to get",
  lineEmpty: "nobody",
  items: "Items",
  itemsOf: (n: number, limit: number | null) => (limit === null ? `${n}, no limit` : `${n} of ${limit}`),
  itemsEmpty: "none",
  unfinished: (n: number) => `unfinished: ${n}`,
  waitingElsewhere: "In join and gather",
  inJoin: (unfinished: number) => `in join(), until unfinished is 0; now ${unfinished}`,
  inGather: (done: number, of: number) => `in gather(), told of ${done} of ${count(of, "baker", "bakers")}`,
  queueNamed: (name: string) => `The queue ${name}`,
  nobodyElsewhere: "nobody",
  more: (n: number) => `+${n} more`,
  fewer: "show fewer",
  slowly: "Up to speed 1× playing halts at every callback, and the clock with it.",
  does: {
    begins: "begins",
    wakes: "goes on",
    goesOn: "goes on",
    rings: "alarm",
    tells: "is done: tells who waits",
    calls: "callback",
  } satisfies Record<ReadyCallback["does"], string>,
  /** For those who do not see the picture. */
  callbackOfTask: {
    begins: (name: string) => `first step of ${name}`,
    wakes: (name: string) => `step of ${name}`,
    goesOn: (name: string) => `step of ${name}, after sleep(0)`,
    rings: (name: string) => `alarm of ${name}`,
    tells: (name: string) => `callback that is told ${name} is done`,
    calls: (_name: string) => "a plain callback",
  } satisfies Record<ReadyCallback["does"], (name: string) => string>,
  futureStates: { pending: "pending", done: "finished", cancelled: "cancelled" } satisfies Record<FutureState, string>,
  future: (id: number, state: string) => `future ${id}, ${state}`,
  cancelRequested: "will get CancelledError",
  deeds: {
    put: (bread: string) => `puts ${bread} into the queue`,
    took: (bread: string) => `takes ${bread} out of the queue`,
    printed: (text: string) => `prints “${text}”`,
    created: (n: number) =>
      `hands ${count(n, "coroutine", "coroutines")} to the loop as ${n === 1 ? "a task" : "tasks"}`,
    cancelled: (names: string) => `asks ${names} to stop`,
    woke: (name: string) => `finishes ${name}'s future: ${name} is ready`,
    wokeCancelled: (name: string) => `cancels ${name}'s future: ${name} is ready`,
    slept: (time: string) => `stops at its await: a timer rings at ${time}`,
    awaited: {
      future: "stops at its await",
      sleep: "stops at its await",
      put: "finds the plate full and stops at its await",
      get: "finds the plate empty and stops at its await",
      join: "stops at its await of join()",
      gather: "stops at its await of gather()",
      task: "stops at its await of a task",
      lock: "stops at its await of a lock",
      event: "stops at its await of an event",
      condition: "stops at its await of a condition",
      semaphore: "stops at its await of a semaphore",
      barrier: "stops at its await of a barrier",
      thread: "stops at its await of a thread",
    } satisfies Record<Purpose, string>,
    gaveUpTurn: "lets go of the loop at sleep(0) and joins the ready line again at its end",
    reportedDone: "calls task_done(): unfinished goes down by one",
    releasedJoin: "unfinished is 0: whoever waits in join() is woken",
    ended: { finished: "ends", failed: "ends with an error", cancelled: "ends by CancelledError" } satisfies Record<
      Extract<Effect, { kind: "ended" }>["outcome"],
      string
    >,
    scheduledTelling: "a callback that tells who waits for it joins the ready line",
    changed: { dismiss: "somebody is sent home", hire: "somebody is hired", other: "a setting is moved" },
    counted: "gather() counts one more baker as done",
    stopsLoop: "stops the loop when this turn is over",
    lateAlarm: "finds the future already cancelled",
  },

  tied: (name: string, other: string) =>
    `${other} and ${name} were due at the same instant: on a real clock either may come first.`,

  program: "Program",
  tabProgram: "The program",
  tabInside: "Inside the queue",
  insideHelp: "Our own short text of what asyncio does, without shutdown(); it works like the real one.",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "This browser does not let the page copy: save it as a file.",
  download: "Download",
  fileName: "bakery.py",
  code: "Python",
  skipped: (n: number) => `${count(n, "line", "lines")} not shown`,
  standing: { suspended: "stands here, suspended", ready: "stands here, ready", running: "runs here" },
  legend: { suspended: "suspended", ready: "ready", running: "running" },
  notWritten: (name: string) => `${name} is inside gather(), which is not written out here.`,
  lineRan: "has just run",
  askLine: "Point at a line with await, or choose a person.",
  awaits: {
    bake: "Waits for a future that a timer sets when the loaf is baked. With 0 seconds there is neither: it only lets others run once.",
    eat: "Waits for a future that a timer sets when the loaf is eaten. With 0 seconds there is neither: it only lets others run once.",
    put: "Goes straight on while there is room. On a full plate it waits for a future that a get() sets.",
    get: "Goes straight on while there is bread. On an empty plate it waits for a future that a put() sets.",
    gather:
      "The call gather() makes a task for each baker. The await waits for a future that is set when all of them are done.",
    join: "Goes straight on if nothing is unfinished. Otherwise it waits for a future that the last task_done() sets.",
  },
  waitsHere: (name: string, future: string, more: string) => `${name} waits: ${future}${more}`,
  aheadInLine: (n: number) => (n === 0 ? ", first in line" : `, ${n} ahead in line`),
  firesIn: (seconds: string) => `, set in ${seconds}`,
  frameOf: (name: string, coroutine: string) => `${name}: ${coroutine}()`,
  frameOver: "Over: the coroutine has ended.",
  frameOfPart: "One of the coroutines given to gather(), which made a task of it.",
  sentHome:
    "No line here sends anybody home: that is the page's doing, by task.cancel() or after the loaf in hand. With this program a baker's cancellation would end gather() and main; the page goes on.",

  termHelp: (name: string) => `What is “${name}”?`,
  leavesOutTitle: "What the kitchen leaves out",
  showOne: "Show me one",
  terms: {
    eventLoop: {
      name: "event loop",
      is: "It goes round and round: sleep until a timer is due if nothing is ready, move the timers that are due to the ready line, then run what stands in it now, one after the other. What joins meanwhile waits for the next round. One such round is a turn.",
      leavesOut:
        "In the kitchen people seem to act at the same time. In truth one acts, then the next. Here a step takes no time; in Python it takes some, and everybody else waits for it to end.",
      shown: (name) => `Look: a turn has begun, and its first callback has run. It was about ${name}.`,
    },
    coroutine: {
      name: "coroutine",
      is: "What a call of an async def function gives: a run of it that can stop in its middle and go on from there later, its variables as they were. The call itself runs nothing: a task, or an await in another coroutine, steps it.",
      leavesOut:
        "In the kitchen you see a person. The coroutine is what they do, line by line, and the place where they have stopped.",
      shown: (name) => `Look: the coroutine of ${name} goes on from the line where it had stopped.`,
    },
    task: {
      name: "task",
      is: "A coroutine in the care of the loop. Whenever it can go on, its next step joins the ready line; a step runs up to the next await that has to wait. A task is itself a future: it is finished when its coroutine ends.",
      leavesOut:
        "In the kitchen somebody is always busy baking or eating. Between two steps a task does nothing at all.",
      shown: (name) => `Look: a step of the task of ${name} has joined the ready line.`,
    },
    future: {
      name: "future",
      is: "A place for an outcome that is not there yet: pending, then finished or cancelled, once and for good. A task that waits for it does not run at once then: its step joins the ready line.",
      leavesOut:
        "In the kitchen people stand in line. What stands in the line is a future, and the person waits for that.",
      shown: (name) => `Look: the future of ${name} is finished, and ${name} is ready, but does not run yet.`,
    },
    await: {
      name: "async and await",
      is: "async def makes a coroutine function. await runs another coroutine as part of the same task: it starts nothing beside it. The task stops there only if something inside waits for a pending future, or for sleep(0). Otherwise it goes straight on, and nobody else runs in between.",
      leavesOut: "In the kitchen you cannot see an await that goes straight on: the person just does the next thing.",
      shown: (name) => `Look: ${name} has come to an await that has to wait, and lets go of the loop.`,
    },
  } satisfies Record<Term, TermWords>,
};

export type AsyncioWords = typeof asyncio;
