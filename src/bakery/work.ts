/**
 * Work: how one loaf is made, and how one is taken and eaten, by somebody with a habit. Line for line what source.ts has of
 * it as Python.
 */
import {
  CancelledError,
  type Coroutine,
  type EventLoop,
  gather,
  LoopError,
  type Queue,
  QueueShutDown,
  sleep,
  type Task,
  TimeoutError,
  waitFor,
} from "../engine/index.ts";
import type { Recorder } from "../trace/index.ts";
import { drawUs, toUs } from "./draw.ts";
import type { Member } from "./edit.ts";
import {
  type BakerHabitKind,
  type EaterHabitKind,
  type EaterStyle,
  HABIT_COUNTS,
  type Habit,
  kindOfHabit,
  numberOfHabit,
} from "./habits.ts";
import { type BaseLine, linesOfVariant, variantOfBaker, variantOfEater, variantOfTopper } from "./source.ts";

/** One loaf: the item that goes through the queue. `bakerName` is the name under which it was begun. */
export interface Loaf {
  readonly id: number;
  readonly number: number;
  readonly priority: number;
  readonly bakerName: string;
  /** It is an end mark, `None`, and no loaf. */
  readonly isMark: boolean;
}

export type Lines = Readonly<Record<BaseLine, number>>;

/** Somebody at work: their settings as they stand, and whether stopping now would lose a loaf. */
export interface Worker {
  member: Member;
  readonly task: Task<void>;
  /** On which a baker puts, from which others take. */
  readonly queue: Queue<Loaf>;
  readonly random: () => number;
  hasLoaf: boolean;
  /** What they print up to the number of the loaf, as the trace keeps it. */
  stem: number;
}

/** What work needs of the kitchen. */
export interface Workplace {
  readonly loop: EventLoop;
  /** In the order of the flow. */
  readonly queues: readonly Queue<Loaf>[];
  readonly recorder: Recorder;
  print(worker: Worker, loaf: Loaf): void;
  /** Prints what is about no loaf. */
  say(worker: Worker, text: string): void;
}

/** Makes one loaf by a habit. */
export function* bakeBy(work: Workplace, habit: Habit, baker: Worker, loaf: Loaf): Coroutine<void> {
  const { task } = baker;
  const kind = kindOfHabit(habit);
  const at = linesOfVariant(variantOfBaker(kind as BakerHabitKind));
  yield* bakeLoaf(work, kind, at.bake, baker, loaf);
  baker.hasLoaf = true;
  if (kind === "raises" && loaf.number === numberOfHabit(habit)) {
    task.line = at.burn;
    throw new LoopError(`bread ${loaf.number} is burnt`);
  }
  task.line = at.put;
  if (kind === "putNowait") baker.queue.putNowait(loaf);
  else if (kind === "putWithoutAwait") work.recorder.neverAwaited(task, "Queue.put");
  else yield* baker.queue.put(loaf);
  baker.hasLoaf = false;
  task.line = at.printMakes;
  work.print(baker, loaf);
}

function* bakeLoaf(work: Workplace, kind: string, line: number, baker: Worker, loaf: Loaf): Coroutine<void> {
  const { loop } = work;
  const drawnUs = (): number => drawUs(baker.member.seconds, baker.random);
  // It was baked with the one before.
  if (kind === "twoAtOnce" && loaf.number % 2 === 1) return;
  baker.task.line = line;
  if (kind === "blocks") loop.block(drawnUs());
  else if (kind === "twoAtOnce") yield* gather(loop, sleep(loop, drawnUs()), sleep(loop, drawnUs()));
  else yield* sleep(loop, drawnUs());
}

/** Takes and eats one loaf by a habit, where an ending is to come by that style; says whether there will be another. */
export function* eatBy(
  work: Workplace,
  habit: Habit | null,
  style: EaterStyle,
  eater: Worker,
  meals: number,
): Coroutine<boolean> {
  const kind = habit && (kindOfHabit(habit) as EaterHabitKind);
  const at = linesOfVariant(variantOfEater(kind, style));
  try {
    const loaf = yield* takeBy(work, habit, at, eater);
    if (loaf === null) return kind === "givesUpAgain";
    if (loaf.isMark) return false;
    yield* eatLoaf(work, habit, at, eater, loaf, meals);
  } catch (error) {
    if (style === "shutdown" && error instanceof QueueShutDown) return false;
    if (kind !== "swallowsCancel" || !(error instanceof CancelledError)) throw error;
    eater.hasLoaf = false;
  }
  return true;
}

/** Takes one loaf, tops it and puts it on the next plate; says whether there will be another. */
export function* topBy(work: Workplace, style: EaterStyle, topper: Worker): Coroutine<boolean> {
  const { task, queue } = topper;
  const at = linesOfVariant(variantOfTopper(style));
  task.line = at.get;
  let loaf: Loaf;
  try {
    loaf = yield* queue.get();
  } catch (error) {
    if (style === "shutdown" && error instanceof QueueShutDown) return false;
    throw error;
  }
  if (loaf.isMark) return false;
  topper.hasLoaf = true;
  task.line = at.top;
  yield* sleep(work.loop, drawUs(topper.member.seconds, topper.random));
  task.line = at.put;
  yield* (work.queues[topper.member.stage + 1] as Queue<Loaf>).put(loaf);
  topper.hasLoaf = false;
  task.line = at.printTops;
  work.print(topper, loaf);
  task.line = at.taskDone;
  queue.taskDone();
  return true;
}

/** Gives null to who has waited long enough. */
function* takeBy(work: Workplace, habit: Habit | null, at: Lines, eater: Worker): Coroutine<Loaf | null> {
  const patience = habit && HABIT_COUNTS[kindOfHabit(habit)] === "seconds" ? numberOfHabit(habit) : null;
  eater.task.line = at.get;
  try {
    const get = eater.queue.get();
    return yield* patience === null ? get : waitFor(work.loop, get, toUs(patience));
  } catch (error) {
    if (patience === null || !(error instanceof TimeoutError)) throw error;
    eater.task.line = at.printGivesUp;
    work.say(eater, `${eater.member.name} gives up`);
    return null;
  }
}

function* eatLoaf(
  work: Workplace,
  habit: Habit | null,
  at: Lines,
  eater: Worker,
  loaf: Loaf,
  meals: number,
): Coroutine<void> {
  const { task } = eater;
  const kind = habit && kindOfHabit(habit);
  const report = (line: number): void => {
    task.line = line;
    eater.queue.taskDone();
    eater.hasLoaf = false;
  };
  const isGuarded = kind === "withFinally" || kind === "raisesWithFinally";
  eater.hasLoaf = true;
  if (kind === "taskDoneFirst") report(at.taskDone);
  try {
    task.line = at.eat;
    const delayUs = drawUs(eater.member.seconds, eater.random);
    if (kind === "blocks") work.loop.block(delayUs);
    else yield* sleep(work.loop, delayUs);
    if ((kind === "raises" || kind === "raisesWithFinally") && habit && meals === numberOfHabit(habit)) {
      task.line = at.choke;
      throw new LoopError(`bread ${loaf.number} is too hard`);
    }
    task.line = at.printEats;
    work.print(eater, loaf);
  } finally {
    if (isGuarded) report(at.taskDone);
  }
  if (kind === "forgetsTaskDone" || kind === "taskDoneFirst" || isGuarded) {
    eater.hasLoaf = false;
    return;
  }
  report(at.taskDone);
  if (kind === "taskDoneTwice") report(at.taskDoneAgain);
}
