/**
 * Kitchens at random, and what the trace of one says in the words of referee.py: what the page shows is held against
 * CPython, event by event.
 */
import fc from "fast-check";
import {
  BAKER_HABITS,
  EATER_HABITS,
  ENDINGS,
  endingOf,
  HABIT_COUNTS,
  type Habit,
  habitOf,
  PRESET_GROUPS,
  type PresetId,
  presets,
  Run,
  type Scenario,
} from "../../src/bakery/index.ts";
import type { TraceEvent } from "../../src/trace/index.ts";

const seconds = fc.oneof(
  fc.constantFrom(0, 1e-6, 0.25, 0.5, 0.75, 1, 1.5),
  fc.integer({ min: 1, max: 3_000_000 }).map((us) => us / 1e6),
  fc.record({ exponential: fc.oneof(fc.constantFrom(0.1, 0.5, 1), fc.double({ min: 1e-6, max: 3600, noNaN: true })) }),
  fc.record({ uniform: fc.constantFrom<[number, number]>([0, 1], [0.2, 0.9], [0.5, 0.5]) }),
);
const name = fc.oneof(
  fc.constantFrom("John", "Mike", "Grace", "Lucy", "日本", "👩\u200d🍳", "a\u202eb"),
  fc.string({ maxLength: 5 }),
);
const baker = fc.record({
  name: name.map(oneLine),
  seconds,
  breads: fc.oneof(fc.nat(8), fc.constant("plateful" as const)),
  priority: fc.integer({ min: -2, max: 2 }),
});

/** Any kitchen that finishes. */
export const scenario: fc.Arbitrary<Scenario> = fc.record({
  bakers: fc.array(baker, { minLength: 1, maxLength: 5, size: "max" }),
  eaters: fc.array(fc.record({ name: name.map(oneLine), seconds }), { minLength: 1, maxLength: 5, size: "max" }),
  plate: fc.record({
    size: fc.integer({ min: 1, max: 7 }),
    bounded: fc.boolean(),
    order: fc.constantFrom("fifo" as const, "lifo" as const, "priority" as const),
  }),
  seed: fc.integer({ min: 0, max: 0xffff_ffff }),
});

/** The kitchens to choose from in which nobody does anything differently, and the others. */
export const wholePresets = presets.filter(({ id }) => !isOdd(id));
export const oddPresets = presets.filter(({ id }) => isOdd(id));

function isOdd(id: PresetId): boolean {
  return ([...PRESET_GROUPS.broken, ...PRESET_GROUPS.closings, ...PRESET_GROUPS.lines] as readonly PresetId[]).includes(
    id,
  );
}

const habitOfBaker = fc.option(
  fc.tuple(fc.constantFrom(...BAKER_HABITS), fc.nat(4)).map(([kind, number]) => habitOf(kind, number)),
  { freq: 2 },
);
// Not so short a patience that the clock hardly moves.
const habitOfEater = fc.option(
  fc
    .tuple(fc.constantFrom(...EATER_HABITS), fc.nat(4), fc.constantFrom(0.3, 0.5, 1, 2.25))
    .map(([kind, loaves, seconds]) => habitOf(kind, HABIT_COUNTS[kind] === "seconds" ? seconds : loaves)),
  { freq: 2 },
);
const ending = fc.option(
  fc.tuple(fc.constantFrom(...ENDINGS), fc.constantFrom(0.5, 2)).map(([kind, seconds]) => endingOf(kind, seconds)),
);

const withHabit = <P extends object>(person: P, habit: Habit | null): P => ({ ...person, ...(habit && { habit }) });

/** Any kitchen in which people have habits, with any ending. */
export const brokenScenario: fc.Arbitrary<Scenario> = fc
  .tuple(scenario, fc.array(habitOfBaker, { minLength: 5 }), fc.array(habitOfEater, { minLength: 5 }), ending)
  .map(([made, bakers, eaters, ending]) => ({
    ...made,
    bakers: made.bakers.map((one, i) => withHabit(one, bakers[i] ?? null)),
    eaters: made.eaters.map((one, i) => withHabit(one, eaters[i] ?? null)),
    ...(ending && { ending }),
  }));

const plate = fc.record({
  size: fc.integer({ min: 1, max: 4 }),
  bounded: fc.boolean(),
  order: fc.constantFrom("fifo" as const, "fifo" as const, "lifo" as const, "priority" as const),
});
const topper = fc.record({ name: name.map(oneLine), seconds });
const stage = fc.record({ toppers: fc.array(topper, { minLength: 1, maxLength: 3 }), plate });

/** Any line of two or three plates, in which people may have habits, with any ending. */
export const lineScenario: fc.Arbitrary<Scenario> = fc
  .tuple(fc.oneof(scenario, brokenScenario), fc.array(stage, { minLength: 1, maxLength: 2 }), ending)
  .map(([made, stages, ending]) => ({ ...made, stages, ...(ending && { ending }) }));

/** Any line of plates in which nobody does anything differently. */
export const wholeLine: fc.Arbitrary<Scenario> = fc
  .tuple(scenario, fc.array(stage, { minLength: 1, maxLength: 2 }))
  .map(([made, stages]) => ({ ...made, stages }));

/** Lines are compared one by one, and split at line feeds. */
function oneLine(text: string): string {
  return text.replaceAll("\n", " ");
}

/** Runs a kitchen and gives the lines that its trace stands for, and how it ended. */
export function cook(scenario: Scenario, untilUs = Number.POSITIVE_INFINITY): string[] {
  const run = new Run(scenario);
  run.advance(untilUs);
  const reading = new Reading(run, scenario);
  const lines = [...reading.lines()];
  return [...lines, `${run.end === "deadlock" ? "idle" : "stopped"} at ${run.nowUs}`, ...reading.summary()];
}

/** A trace read from its beginning: what a line needs and its event does not hold. */
class Reading {
  private readonly places = new Map<number, string>();
  private size = 0;
  private unfinished = 0;
  /** How each task ended, by number, and how often it was asked to. */
  private readonly outcomes: string[] = [];
  private readonly cancels: number[] = [];
  private turn = 0;
  private turnSaid = 0;

  constructor(
    private readonly run: Run,
    private readonly scenario: Scenario,
  ) {}

  *lines(): Generator<string> {
    const { trace } = this.run;
    for (let seq = 0; seq < trace.length; seq++) yield* this.linesOf(trace.read(seq));
  }

  *summary(): Generator<string> {
    yield `q0 holds ${this.size} ${this.unfinished}`;
    for (const [i, outcome] of this.outcomes.entries()) yield `T${i} ${outcome} ${this.cancels[i]}`;
  }

  private *linesOf(event: TraceEvent): Generator<string> {
    const task = "task" in event ? `T${event.task}` : "";
    const queue = "queue" in event ? `q${event.queue}` : "";
    if (["callbackStarted", "sleepOver", "taskResumed"].includes(event.kind) && this.turnSaid !== this.turn) {
      this.turnSaid = this.turn;
      yield `turn ${this.turn} at ${event.atUs}`;
    }
    switch (event.kind) {
      case "turnStarted":
        return void this.turn++;
      case "callbackReady":
        return yield "callback ready";
      case "callbackStarted":
        return yield "callback";
      case "sleepOver":
        yield "alarm";
        return yield `${task} ready`;
      case "taskCreated":
        this.outcomes.push("pending");
        this.cancels.push(0);
        return yield `${task} created`;
      case "taskReady":
        return yield `${task} ready`;
      case "taskResumed":
        return yield `${task} resumed`;
      case "taskSuspended": {
        const place = this.places.get(event.future) ?? event.purpose;
        return yield `${task} waits for ${event.future === 0 ? "nothing" : place}`;
      }
      case "taskSlept":
        return yield `${task} waits for sleep until ${event.atUs + event.delayUs}`;
      case "taskCancelRequested":
        return void (this.cancels[event.task] as number)++;
      case "taskEnded":
        this.outcomes[event.task] = event.outcome === "finished" ? "result None" : "error CancelledError()";
        return yield `${task} ${event.outcome}`;
      case "putterJoined":
        this.places.set(event.future, `put ${queue}`);
        return yield `${queue} putter joined`;
      case "putterWoken":
      case "putterLeft":
        return yield `${queue} putter left`;
      case "getterJoined":
        this.places.set(event.future, `get ${queue}`);
        return yield `${queue} getter joined`;
      case "getterWoken":
      case "getterLeft":
        return yield `${queue} getter left`;
      case "joinStarted":
        return void this.places.set(event.future, `join ${queue}`);
      case "itemPut":
        this.unfinished++;
        return yield `${queue} put ${this.item(event.item)} ${++this.size} ${this.unfinished}`;
      case "itemTaken":
        return yield `${queue} get ${this.item(event.item)} ${--this.size} ${this.unfinished}`;
      case "itemDone":
        return yield `${queue} done ${this.size} ${--this.unfinished}`;
      case "joinReleased":
        return yield `${queue} released`;
      case "printed":
        return yield event.text;
    }
  }

  /** A loaf as the item it is in Python: (priority, number, baker's name). */
  private item(id: number): string {
    const loaf = this.run.cast.loafOf(id);
    const baker = this.scenario.bakers[this.run.cast.indexOf(loaf?.baker ?? -1)];
    return `${baker?.priority} ${loaf?.number} ${baker?.name}`;
  }
}
