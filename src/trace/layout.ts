/**
 * Layout: how an event becomes words of 32 bits. The first word is its kind and its task; a kind says which of five
 * columns follow, each one word; a column means the same thing in all kinds that have it.
 */
import { type Kind, ORDERS, OUTCOMES, PURPOSES } from "./events.ts";

/**
 * The columns, and the fields that stand in them. `text` stands for a place in the trace's list of texts; `count` for a
 * plain number; a list for a place in it; `flag` for 0 and 1.
 */
export const FIELDS = {
  future: { column: 0, holds: "count" },
  item: { column: 0, holds: "count" },
  maxsize: { column: 0, holds: "count" },
  dueCount: { column: 0, holds: "count" },
  number: { column: 0, holds: "count" },
  // Column 1 has the number that ends the text, if one does: see texts.ts.
  text: { column: 0, holds: "text" },
  queue: { column: 1, holds: "count" },
  delayUs: { column: 1, holds: "count" },
  size: { column: 1, holds: "count" },
  coroutine: { column: 1, holds: "text" },
  outcome: { column: 1, holds: OUTCOMES },
  purpose: { column: 1, holds: PURPOSES },
  line: { column: 2, holds: "count" },
  lateUs: { column: 2, holds: "count" },
  order: { column: 2, holds: ORDERS },
  isImmediate: { column: 2, holds: "flag" },
  parent: { column: 2, holds: "task" },
  handle: { column: 3, holds: "count" },
  name: { column: 4, holds: "text" },
  error: { column: 4, holds: "text" },
} as const;
export type Field = keyof typeof FIELDS;
export const COLUMNS = 5;

/** What stands in an event beside its kind and time, in the order of the file format. "task" is part of the first word. */
export const FIELDS_OF: Record<Kind, readonly (Field | "task")[]> = {
  taskReady: ["task"],
  taskResumed: ["task"],
  taskSlept: ["task", "future", "delayUs", "line"],
  sleepOver: ["task", "future"],
  itemPut: ["task", "item", "queue"],
  itemTaken: ["task", "item", "queue"],
  itemDone: ["task", "item", "queue"],
  printed: ["task", "text"],
  turnStarted: ["dueCount", "size"],
  putterJoined: ["task", "future", "queue"],
  getterJoined: ["task", "future", "queue"],
  putterWoken: ["task", "future", "queue"],
  getterWoken: ["task", "future", "queue"],
  taskSuspended: ["task", "future", "purpose", "line"],
  putterLeft: ["task", "future", "queue"],
  getterLeft: ["task", "future", "queue"],
  futureDone: ["task", "future", "outcome"],
  callbackReady: ["task", "future", "handle"],
  callbackStarted: ["handle"],
  handleCancelled: ["handle"],
  timerSet: ["task", "handle", "delayUs", "lateUs"],
  lineRan: ["task", "line"],
  taskCreated: ["task", "future", "parent", "name", "coroutine"],
  taskRenamed: ["task", "name"],
  taskEnded: ["task", "outcome", "error", "line"],
  taskCancelRequested: ["task"],
  stepBlocked: ["task", "delayUs", "line"],
  neverAwaited: ["task", "coroutine", "line"],
  childGathered: ["future", "task"],
  joinStarted: ["task", "future", "queue"],
  joinLeft: ["task", "future", "queue"],
  joinReleased: ["task", "queue"],
  queueCreated: ["task", "queue", "maxsize", "order", "name"],
  queueResized: ["task", "queue", "maxsize"],
  queueShutDown: ["task", "queue", "isImmediate"],
  intervened: ["number"],
  callbackFailed: ["task", "error"],
  itemStranded: ["task", "item", "queue"],
  itemLost: ["task", "item", "queue"],
  itemDropped: ["task", "item", "queue"],
  deadlocked: [],
  taskLeftPending: ["task", "line"],
  errorNeverRetrieved: ["task", "future", "error"],
};

/** All kinds; the first word of an event holds a place in this list. What is most frequent comes first. */
export const KINDS = Object.keys(FIELDS_OF) as Kind[];
export const CODES = Object.fromEntries(KINDS.map((kind, code) => [kind, code])) as Record<Kind, number>;

/** For each kind, the columns that follow the first word: bit i for column i. */
export const MASKS = Uint8Array.from(KINDS, (kind) =>
  FIELDS_OF[kind].reduce(
    (mask, field) => mask | (field === "task" ? 0 : 1 << FIELDS[field].column),
    kind === "printed" ? 1 << 1 : 0,
  ),
);

/** For each kind, how many words an event of it takes. */
export const WORDS = MASKS.map((mask) => {
  let words = 1;
  for (let column = 0; column < COLUMNS; column++) words += (mask >> column) & 1;
  return words;
});
export const MOST_WORDS = 1 + COLUMNS;

/** For a column, by kind: how many words behind the first its own stands. Of a kind that has no such column it says nothing. */
export const placesOf = (column: number): Uint8Array =>
  MASKS.map((mask) => {
    let words = 1;
    for (let before = 0; before < column; before++) words += (mask >> before) & 1;
    return words;
  });

// The first word.
export const KIND_BITS = 6;
export const KIND_MASK = (1 << KIND_BITS) - 1;
/** Tasks are numbered from -1 up to, not including, this. */
export const MOST_TASKS = 2 ** (32 - KIND_BITS) - 1;
/** What stands in a column for a number that takes more than a word: it is kept beside. */
export const TOO_LARGE = 0xffff_ffff;
