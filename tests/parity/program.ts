/**
 * Programs as data, and how they are made at random: a small tree of statements over a few queues and futures. Times
 * are a few microseconds, so that much falls on the same instant. python.ts writes a program as Python, perform.ts runs
 * it on the engine; both read this file's words alike.
 */
import fc from "fast-check";

export type Item = number | string | boolean | Item[];
/** The task with this number, counted round among those there are. */
export type TaskNumber = number;

/** What can be awaited; a task is one made after the current one, so that nobody ever waits in a circle. */
export type Awaitable =
  | { await: "block"; block: Block }
  | { await: "task"; task: TaskNumber }
  /** The task itself, which is refused. */
  | { await: "self" }
  | { await: "future"; future: number }
  | { await: "sleep"; us: number }
  | { await: "put"; queue: number; item: Item }
  | { await: "get"; queue: number }
  | { await: "join"; queue: number };

export const CATCHABLE = [
  "Exception",
  "BaseException",
  "asyncio.CancelledError",
  "asyncio.QueueFull",
  "asyncio.QueueEmpty",
  "asyncio.QueueShutDown",
  "asyncio.InvalidStateError",
  "TimeoutError",
  "ValueError",
  "TypeError",
  "RuntimeError",
  "ExceptionGroup",
  "Boom",
] as const;
export type Catchable = (typeof CATCHABLE)[number];

/** A guarded statement catches its own exception and says it. */
export type Statement =
  | Awaitable
  | { do: "putNowait"; queue: number; item: Item; isGuarded: boolean }
  | { do: "getNowait"; queue: number; isGuarded: boolean }
  | { do: "taskDone"; queue: number; isGuarded: boolean }
  | { do: "shutdown"; queue: number; immediate: boolean }
  | { do: "create"; block: Block }
  /** A child of the innermost group around, in the text; without one, an ordinary task. */
  | { do: "createInGroup"; block: Block }
  | { do: "cancel"; task: TaskNumber; message: string | null }
  | { do: "uncancel" }
  | { do: "cancelling" }
  | { do: "setResult"; future: number; value: number; isGuarded: boolean }
  | { do: "setException"; future: number; isGuarded: boolean }
  | { do: "cancelFuture"; future: number; message: string | null }
  | { do: "watchFuture"; future: number }
  | { do: "watchTask"; task: TaskNumber }
  | { do: "gather"; parts: Awaitable[]; returnExceptions: boolean; cancelAfterUs: number | null }
  | { do: "waitFor"; part: Awaitable; timeoutUs: number | null }
  | { do: "group"; children: Block[]; block: Block }
  | { do: "try"; block: Block; except: { what: Catchable; block: Block; isRaised: boolean } | null; finally: Block }
  | { do: "repeat"; times: number; block: Block }
  /**
   * Steps a coroutine by hand, and again if what it awaits is done after so long; then closes it, or has a callback do
   * so. In the block nothing may see that it is closed (`except BaseException`, `finally`): see SPEC.md, D14.
   */
  | { do: "byHand"; block: Block; us: number; isClosedLater: boolean }
  | { do: "raise" }
  | { do: "callSoon" }
  | { do: "callLater"; us: number; cancelAfterUs: number | null }
  | { do: "failInCallback" };

/** Statements, one after another; their coroutine gives the last thing that one of them got. */
export type Block = Statement[];

export interface Program {
  queues: { kind: "fifo" | "lifo" | "priority"; maxsize: number }[];
  futures: number;
  /** The last of the futures belongs to another loop, which never runs. */
  hasForeign?: boolean;
  /** Blocks that main makes tasks of before it goes on with its own. */
  tasks: Block[];
  main: Block;
}

/** No program goes on for longer than this, in microseconds. */
export const UNTIL_US = 60;

/** Queues and futures are numbered as in the largest program and counted round among those there are. */
const index = fc.nat(2);
const taskNumber = fc.nat(11);
const us = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 5 }), weight: 12 }, fc.constantFrom(-1, 8, 13));
const message = fc.option(fc.constantFrom("m1", "m2"), { freq: 2 });
const number = fc.nat(9);
const item: fc.Arbitrary<Item> = fc.oneof(
  { arbitrary: number, weight: 12 },
  { arbitrary: fc.constantFrom<Item>("a", "b", true, "\ud83c\udf5e", "\uff5e"), weight: 1 },
  { arbitrary: fc.array(fc.oneof(number, fc.constantFrom("a", "b")), { maxLength: 2 }), weight: 1 },
);

const is = <const T>(value: T): fc.Arbitrary<T> => fc.constant(value);
/** So many times as likely as the others. */
const w = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const isGuarded = fc.oneof(w(5, is(true)), w(1, is(false)));

const queueAwait = fc.oneof(
  w(6, fc.record({ await: is("put"), queue: index, item })),
  w(6, fc.record({ await: is("get"), queue: index })),
  w(2, fc.record({ await: is("join"), queue: index })),
);
const plainAwait: fc.Arbitrary<Awaitable> = fc.oneof(
  w(6, fc.record({ await: is("sleep"), us })),
  w(9, queueAwait),
  w(1, fc.record({ await: is("task"), task: taskNumber })),
  w(1, fc.record({ await: is("future"), future: index })),
);
/** A statement of its own: in a gathering, it would be cancelled in a circle. */
const selfAwait: fc.Arbitrary<Statement> = fc.record({ await: is("self") });
const plainStatement: fc.Arbitrary<Statement> = fc.oneof(
  w(3, fc.record({ do: is("putNowait"), queue: index, item, isGuarded })),
  w(3, fc.record({ do: is("getNowait"), queue: index, isGuarded })),
  w(4, fc.record({ do: is("taskDone"), queue: index, isGuarded })),
  w(1, fc.record({ do: is("shutdown"), queue: index, immediate: fc.boolean() })),
  w(6, fc.record({ do: is("cancel"), task: taskNumber, message })),
  w(2, fc.record({ do: fc.constantFrom("uncancel" as const, "cancelling" as const) })),
  w(2, fc.record({ do: is("setResult"), future: index, value: number, isGuarded })),
  w(1, fc.record({ do: is("setException"), future: index, isGuarded })),
  w(1, fc.record({ do: is("cancelFuture"), future: index, message })),
  w(1, fc.record({ do: is("watchFuture"), future: index })),
  w(1, fc.record({ do: is("watchTask"), task: taskNumber })),
  w(1, fc.record({ do: is("callSoon") })),
  w(1, fc.record({ do: is("callLater"), us, cancelAfterUs: fc.option(us) })),
  w(1, fc.record({ do: fc.constantFrom("raise" as const, "failInCallback" as const) })),
);

/** What queues are for: somebody who makes things, and somebody who takes and reports them. */
const times = fc.integer({ min: 2, max: 4 });
const producer: fc.Arbitrary<Statement> = fc.tuple(times, us, index, number).map(([times, us, queue, item]) => ({
  do: "repeat",
  times,
  block: [
    { await: "sleep", us },
    { await: "put", queue, item },
  ],
}));
const consumer: fc.Arbitrary<Statement> = fc.tuple(times, us, index).map(([times, us, queue]) => ({
  do: "repeat",
  times,
  block: [
    { await: "get", queue },
    { await: "sleep", us },
    { do: "taskDone", queue, isGuarded: true },
  ],
}));

const depth = { maxDepth: 4, depthIdentifier: fc.createDepthIdentifier(), depthSize: "large" } as const;
interface Parts {
  block: Block;
  shortBlock: Block;
  awaitable: Awaitable;
  statement: Statement;
  /** Statements that can be closed by hand. */
  closable: Block;
}
const { block } = fc.letrec<Parts>((tie: fc.LetrecTypedTie<Parts>) => {
  const block = tie("shortBlock");
  const composed: fc.Arbitrary<Statement> = fc.oneof(
    w(3, fc.record({ do: fc.constantFrom("create" as const, "createInGroup" as const), block })),
    w(
      3,
      fc.record({
        do: is("gather"),
        parts: fc.array(tie("awaitable"), { maxLength: 3 }),
        returnExceptions: fc.boolean(),
        cancelAfterUs: fc.option(us, { freq: 2 }),
      }),
    ),
    w(4, fc.record({ do: is("waitFor"), part: tie("awaitable"), timeoutUs: fc.option(us, { freq: 8 }) })),
    w(3, fc.record({ do: is("group"), children: fc.array(block, { maxLength: 3 }), block })),
    w(
      6,
      fc.record({
        do: is("try"),
        block,
        except: fc.option(
          fc.record({
            what: fc.oneof(fc.constantFrom(...CATCHABLE.slice(0, 3)), fc.constantFrom(...CATCHABLE)),
            block,
            isRaised: fc.boolean(),
          }),
          { freq: 4 },
        ),
        finally: fc.oneof(is<Block>([]), block),
      }),
    ),
    w(2, fc.record({ do: is("repeat"), times, block })),
    w(4, fc.record({ do: is("byHand"), block: tie("closable"), us, isClosedLater: fc.boolean() })),
  );
  const closablePart = fc.record({ await: is("block"), block: tie("closable") });
  const closableLeaf: fc.Arbitrary<Statement> = fc.oneof(
    depth,
    w(12, plainAwait),
    w(1, selfAwait),
    w(4, plainStatement),
    w(
      6,
      fc.record({
        do: is("waitFor"),
        part: fc.oneof(plainAwait, closablePart),
        timeoutUs: fc.option(us, { freq: 8 }),
      }),
    ),
  );
  // A group straight in a group is one coroutine with it in Python, and two here.
  const inClosableGroup = fc.array(fc.oneof(depth, w(3, closableLeaf), w(1, closablePart)), { maxLength: 3 });
  const closable: fc.Arbitrary<Statement> = fc.oneof(
    depth,
    w(3, closableLeaf),
    w(1, fc.record({ do: is("group"), children: fc.array(block, { maxLength: 2 }), block: inClosableGroup })),
  );
  return {
    statement: fc.oneof(
      depth,
      w(18, plainAwait),
      w(1, selfAwait),
      w(15, plainStatement),
      w(6, producer),
      w(6, consumer),
      w(18, composed),
    ),
    awaitable: fc.oneof(depth, w(3, plainAwait), w(3, fc.record({ await: is("block"), block }))),
    closable: fc.array(closable, { minLength: 1, maxLength: 3, size: "max" }),
    shortBlock: fc.array(tie("statement"), { maxLength: 4, size: "max" }),
    block: fc.array(tie("statement"), { minLength: 2, maxLength: 7, size: "max" }),
  };
});

export const program: fc.Arbitrary<Program> = fc.record({
  queues: fc.array(
    fc.record({
      kind: fc.constantFrom("fifo" as const, "fifo" as const, "lifo" as const, "priority" as const),
      maxsize: fc.constantFrom(1, 2, 1, 0, 3, -1),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  futures: fc.integer({ min: 1, max: 3 }),
  hasForeign: fc.boolean(),
  tasks: fc.array(block, { minLength: 1, maxLength: 5, size: "max" }),
  main: block,
});
