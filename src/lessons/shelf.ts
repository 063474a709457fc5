/**
 * The shelf: all lessons, in the groups in which they stand, from a first look to what the loop really does. A lesson of one's
 * own is an entry here, its place in a group, and its sentences in each language (view/i18n: `learn.lessons`).
 */
import { presets, type Scenario } from "../bakery/index.ts";
import type { Lesson } from "./lesson.ts";

const opening = presets[0].scenario;
const [john, mike] = opening.bakers as [Scenario["bakers"][0], Scenario["bakers"][0]];
const [grace] = opening.eaters as [Scenario["eaters"][0]];

/** A baker whose loaves take no time at all, and one whose do. */
const noTime: Scenario = {
  ...opening,
  bakers: [
    { ...john, seconds: 0, breads: 6 },
    { ...mike, seconds: 0.5, breads: 3 },
  ],
  plate: { ...opening.plate, size: 3 },
};
/** One baker, one eater: few enough to follow every step. */
const pair: Scenario = {
  ...opening,
  bakers: [{ ...john, breads: 3 }],
  eaters: [grace],
  plate: { ...opening.plate, size: 1 },
};
const byChance: Scenario = {
  ...opening,
  bakers: opening.bakers.map((baker) => ({ ...baker, seconds: { exponential: 1.2 } })),
  eaters: opening.eaters.map((eater) => ({ ...eater, seconds: { exponential: 1 } })),
};

const queues = "asyncio-queue.html";
const tasks = "asyncio-task.html";

export const SHELF = {
  plate: [
    {
      id: "plateFills",
      kitchen: "opening",
      minutes: 3,
      words: ["backpressure", "maxsize", "put", "full"],
      pictureUs: 6_000_000,
      beats: [
        { kind: "look" },
        { kind: "look", moment: { event: "putterJoined", by: "baker" } },
        { kind: "predict", ask: "givesWay" },
        { kind: "look", moment: { event: "itemTaken", by: "eater" }, isAfter: true },
        { kind: "do", goal: "noBakerWaits" },
        { kind: "tell", page: `${queues}#asyncio.Queue.put` },
      ],
    },
    {
      id: "hungryEaters",
      kitchen: "hungry",
      minutes: 3,
      words: ["get", "empty", "await"],
      pictureUs: 2_500_000,
      beats: [
        { kind: "look", moment: { event: "getterJoined", by: "eater" }, isAfter: true },
        { kind: "predict", ask: "wokenByPut" },
        { kind: "do", goal: "noEaterWaits" },
        { kind: "tell", page: `${queues}#asyncio.Queue.get` },
      ],
    },
    {
      id: "noLimit",
      kitchen: "original",
      minutes: 2,
      words: ["maxsize", "unbounded", "put"],
      pictureUs: 3_200_000,
      beats: [
        { kind: "look" },
        { kind: "predict", ask: "givesWay" },
        { kind: "look", moment: { event: "taskEnded", by: "baker" }, isAfter: true },
        { kind: "tell", page: `${queues}#asyncio.Queue` },
      ],
    },
    {
      id: "emptyIsNotDone",
      kitchen: "joinWaits",
      minutes: 3,
      words: ["join", "task_done", "unfinished", "empty"],
      pictureUs: 6_500_000,
      beats: [
        { kind: "look", moment: { event: "joinStarted", by: "manager" } },
        { kind: "predict", ask: "joinEnds" },
        { kind: "look" },
        { kind: "order", part: "consume" },
        { kind: "tell", page: `${queues}#asyncio.Queue.join` },
      ],
    },
  ],
  loop: [
    {
      id: "createTaskLater",
      kitchen: pair,
      minutes: 2,
      words: ["create_task", "task", "event loop"],
      pictureUs: 600_000,
      beats: [
        { kind: "look", moment: { event: "taskCreated", by: "eater" }, isAfter: true },
        { kind: "predict", ask: "actsNext" },
        { kind: "look", moment: { event: "taskResumed", by: "baker" }, isAfter: true },
        { kind: "order", part: "main" },
        { kind: "tell", page: `${tasks}#asyncio.create_task` },
      ],
    },
    {
      id: "putGoesOn",
      kitchen: "wentOn",
      minutes: 2,
      words: ["await", "put", "suspend"],
      pictureUs: 900_000,
      beats: [
        { kind: "look", moment: { event: "itemPut", by: "baker" } },
        { kind: "predict", ask: "givesWay" },
        { kind: "look", moment: { event: "putterJoined", by: "baker" } },
        { kind: "predict", ask: "givesWay" },
        { kind: "tell", page: `${tasks}#awaitables` },
      ],
    },
    {
      id: "wokenIsNotServed",
      kitchen: "overtaken",
      minutes: 3,
      words: ["wake up", "ready", "future", "fairness"],
      pictureUs: 2_100_000,
      beats: [
        { kind: "look", moment: { event: "getterWoken" } },
        { kind: "predict", ask: "takenBy" },
        { kind: "look", moment: { event: "getterJoined", by: "eater", nth: 2 }, isAfter: true },
        { kind: "tell", page: `${queues}#asyncio.Queue.get` },
      ],
    },
    {
      id: "futureSlip",
      kitchen: "hungry",
      minutes: 2,
      words: ["future", "await", "result"],
      pictureUs: 1_200_000,
      beats: [
        { kind: "look", moment: { event: "getterJoined", by: "eater" }, isAfter: true },
        { kind: "look", moment: { event: "getterWoken" }, isAfter: true },
        { kind: "predict", ask: "actsNext" },
        { kind: "tell", page: "asyncio-future.html#asyncio.Future" },
      ],
    },
    {
      id: "theTurn",
      kitchen: pair,
      minutes: 4,
      words: ["event loop", "ready", "call_soon", "timer"],
      pictureUs: 500_000,
      beats: [{ kind: "look" }, { kind: "loop", moves: 8 }, { kind: "tell", page: "asyncio-eventloop.html" }],
    },
    {
      id: "sleepZero",
      kitchen: noTime,
      minutes: 2,
      words: ["sleep(0)", "yield", "turn"],
      pictureUs: 500_000,
      beats: [
        { kind: "look", moment: { event: "taskSuspended", by: "baker" } },
        { kind: "predict", ask: "actsNext" },
        { kind: "look", moment: { event: "itemPut", by: "baker" }, isAfter: true },
        { kind: "tell", page: `${tasks}#asyncio.sleep` },
      ],
    },
  ],
  closing: [
    {
      id: "cancelIsARequest",
      kitchen: "wokenCancelled",
      minutes: 3,
      words: ["cancel", "CancelledError"],
      pictureUs: 1_000_000,
      beats: [
        { kind: "look", moment: { event: "taskCancelRequested" }, isAfter: true },
        { kind: "predict", ask: "actsNext" },
        { kind: "look" },
        { kind: "tell", page: `${tasks}#task-cancellation` },
      ],
    },
    {
      id: "notYetAwaited",
      kitchen: "missingAwait",
      minutes: 2,
      words: ["coroutine", "await", "never awaited"],
      pictureUs: 1_500_000,
      beats: [
        { kind: "look", moment: { event: "neverAwaited" } },
        { kind: "predict", ask: "printsNext" },
        { kind: "look", moment: { event: "neverAwaited" }, isAfter: true },
        { kind: "mend" },
        { kind: "tell", page: `${tasks}#coroutines` },
      ],
    },
    {
      id: "gatherOrGroup",
      kitchen: "groupFails",
      minutes: 3,
      words: ["gather", "TaskGroup", "ExceptionGroup"],
      pictureUs: 1_000_000,
      beats: [
        { kind: "look", moment: { event: "taskEnded", by: "baker" } },
        { kind: "look", moment: { event: "taskCancelRequested" }, isAfter: true },
        { kind: "predict", ask: "ending" },
        { kind: "tell", page: `${tasks}#task-groups` },
      ],
    },
    {
      id: "fiveCloses",
      kitchen: "closeByMarks",
      minutes: 3,
      words: ["sentinel", "shutdown", "cancel", "join"],
      pictureUs: 4_000_000,
      beats: [
        { kind: "look", moment: { event: "itemPut", by: "manager" } },
        { kind: "predict", ask: "takenBy" },
        { kind: "look", moment: { event: "taskEnded", by: "eater" }, isAfter: true },
        { kind: "do", goal: "closeFast" },
        { kind: "tell", page: `${queues}#asyncio.Queue.shutdown` },
      ],
    },
  ],
  many: [
    {
      id: "lineOfPlates",
      kitchen: "line",
      minutes: 3,
      words: ["pipeline", "backpressure", "bottleneck"],
      pictureUs: 6_250_000,
      beats: [
        { kind: "look", moment: { event: "putterJoined", by: "topper" }, isAfter: true },
        { kind: "look", moment: { event: "putterJoined", by: "baker" }, isAfter: true },
        { kind: "predict", ask: "printsNext" },
        { kind: "do", goal: "lineFlows" },
        { kind: "tell", page: queues },
      ],
    },
    {
      id: "byChance",
      kitchen: byChance,
      minutes: 4,
      words: ["queueing theory", "Poisson", "utilisation", "waiting"],
      pictureUs: 9_000_000,
      beats: [
        { kind: "look", moment: { event: "getterJoined", by: "eater" }, isAfter: true },
        { kind: "predict", ask: "actsNext" },
        { kind: "do", goal: "smallestPlate" },
        { kind: "tell", page: queues },
      ],
    },
  ],
} as const satisfies Record<string, readonly Lesson[]>;

export type ShelfGroup = keyof typeof SHELF;
export const SHELF_GROUPS = Object.keys(SHELF) as ShelfGroup[];
export type LessonId = (typeof SHELF)[ShelfGroup][number]["id"];

export const LESSONS: readonly (Lesson & { readonly id: LessonId })[] = SHELF_GROUPS.flatMap((group) => [
  ...SHELF[group],
]);

export const lessonWith = (id: string): (Lesson & { readonly id: LessonId }) | null =>
  LESSONS.find((lesson) => lesson.id === id) ?? null;

/** The kitchen of a lesson, with what is done to it on the way. */
export function kitchenOf({ kitchen }: Lesson) {
  if (typeof kitchen !== "string") return { scenario: kitchen, changes: [], preset: null };
  const { scenario, changes = [] } = presets.find(({ id }) => id === kitchen) ?? presets[0];
  return { scenario, changes, preset: kitchen };
}
