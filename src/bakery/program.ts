/**
 * The kitchen's program: produceBread, consumeBread and main as coroutines on the engine, and the people they move.
 * Reads line for line like the Python it stands for.
 */
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  type Future,
  gather,
  LifoQueue,
  LoopError,
  PriorityQueue,
  Queue,
  QueueShutDown,
  randomStream,
  sleep,
  type Task,
  TaskGroup,
  TimeoutError,
  wait,
  waitFor,
} from "../engine/index.ts";
import { type ItemNumbering, Recorder } from "../trace/index.ts";
import { KitchenCast } from "./cast.ts";
import { drawUs, toUs } from "./draw.ts";
import { applyEdit, type Edit, type Member, type Role, rosterOf, type Settings } from "./edit.ts";
import {
  type BakerHabitKind,
  type EaterHabitKind,
  type EaterStyle,
  type Ending,
  HABIT_COUNTS,
  type Habit,
  kindOfEnding,
  kindOfHabit,
  numberOfHabit,
  styleOf,
} from "./habits.ts";
import {
  type BaseLine,
  SOURCE_LINES as LINES,
  linesOfVariant,
  SOURCE,
  variantOfBaker,
  variantOfEater,
  variantOfMain,
} from "./source.ts";

/** One loaf: the item that goes through the queue. `bakerName` is the name under which it was begun. */
export interface Loaf {
  readonly id: number;
  readonly number: number;
  readonly priority: number;
  readonly bakerName: string;
  /** It is an end mark, `None`, and no loaf. */
  readonly isMark: boolean;
}

type Lines = Readonly<Record<BaseLine, number>>;

/** Somebody at work: their settings as they stand, and whether stopping now would lose a loaf. */
interface Worker {
  member: Member;
  readonly task: Task<void>;
  readonly random: () => number;
  hasLoaf: boolean;
  /** What they print up to the number of the loaf, as the trace keeps it. */
  stem: number;
}

/** A loaf is numbered when it is begun, and not when it is put. */
const LOAVES: ItemNumbering = {
  put: (_queue, item) => (item as Loaf).id,
  taken: (_queue, item) => (item as Loaf).id,
};

/**
 * Where bakers never end, so many steps without time moving mean that it never will. Bakers who end may take more, and
 * have the loop's own limit.
 */
const MOST_ENDLESS_STEPS = 200_000;

export class Kitchen {
  readonly loop: EventLoop;
  readonly queue: Queue<Loaf>;
  readonly manager: Task<void>;
  settings: Settings;
  readonly recorder = new Recorder(LOAVES);
  readonly cast: KitchenCast;
  private readonly bakers: Worker[] = [];
  private readonly eaters: Worker[] = [];
  /** Main has hired those of a role. Until then it is main that will hire everybody on the list. */
  private readonly isHiring = { baker: false, eater: false };
  /** Bakers hired since main last gathered. */
  private newcomers: Task<void>[] = [];
  /** The group in which bakers work, if they do. */
  private group: TaskGroup | null = null;
  private readonly sentHome = new Set<Task<void>>();

  constructor(settings: Settings) {
    const { recorder } = this;
    this.settings = settings;
    this.cast = new KitchenCast(() => recorder.trace, settings);
    const isEndless = settings.bakers.some(({ breads }) => breads === "endless");
    this.loop = new EventLoop({ probe: recorder, ...(isEndless && { maxStepsAtOnce: MOST_ENDLESS_STEPS }) });
    recorder.trace.source = SOURCE;
    this.queue = makeQueue(this.loop, settings);
    this.manager = this.loop.createTask(this.main(), { name: "main", coroutineName: "main" });
    this.cast.hire(this.manager.number, "manager", 0, this.linesOfMain().defineMain);
  }

  private *main(): Coroutine<void> {
    this.isHiring.eater = true;
    for (let i = 0; i < this.settings.eaters.length; i++) this.hire("eater", i);
    const { ending } = this.settings;
    const at = linesOfVariant(variantOfMain(ending && kindOfEnding(ending)));
    const [first] = this.eaters;
    if (ending === "eaterFirst" && first) {
      this.manager.line = at.awaitEater;
      yield* wait(first.task);
    }
    this.manager.line = at.gather;
    if (ending === "inTurn") yield* this.bakeInTurn();
    else if (ending === "taskGroup") yield* new TaskGroup(this.loop).run((group) => this.bakeInGroup(group));
    else this.hireBakers();
    yield* this.close();
  }

  private hireBakers(): void {
    this.isHiring.baker = true;
    for (let i = 0; i < this.settings.bakers.length; i++) this.hire("baker", i);
  }

  private *bakeInTurn(): Coroutine<void> {
    this.isHiring.baker = true;
    // Who is hired meanwhile has their turn at the end.
    for (let i = 0; i < this.settings.bakers.length; i++) {
      this.hire("baker", i);
      yield* this.awaitAll(this.takeNewcomers(), (baker) => wait(baker as Task<void>));
    }
  }

  // biome-ignore lint/correctness/useYield: its children are awaited when it is over
  private *bakeInGroup(group: TaskGroup): Coroutine<void> {
    this.group = group;
    this.hireBakers();
    this.takeNewcomers();
  }

  /** From the gather on: twice round only when somebody was hired meanwhile. */
  private *close(): Coroutine<void> {
    for (;;) {
      const bakers = this.takeNewcomers();
      if (bakers.length > 0) {
        this.manager.line = this.linesOfMain().gather;
        yield* this.awaitAll(bakers);
        if (this.newcomers.length > 0) continue;
      }
      const { ending } = this.settings;
      if (styleOf(ending) !== "cancel") return yield* this.dismissByQueue(ending);
      if (ending !== "withoutJoin") {
        this.manager.line = this.linesOfMain().join;
        const join = this.queue.join();
        const patience = typeof ending === "object" ? ending?.joinWithin : undefined;
        yield* patience === undefined ? join : waitFor(this.loop, join, toUs(patience));
      }
      if (this.newcomers.length > 0) continue;
      if (ending === "withoutCancel") return;
      this.manager.line = this.linesOfMain().cancel;
      for (const eater of this.eaters) eater.task.cancel();
      return;
    }
  }

  /** Ends the eaters through the queue: by end marks, or by its shutdown. */
  private *dismissByQueue(ending: Ending | null): Coroutine<void> {
    const at = this.linesOfMain();
    if (styleOf(ending) === "marks") {
      const marks = ending === "oneSentinel" ? 1 : this.eaters.length;
      for (let i = 0; i < marks; i++) {
        const id = this.cast.begin(this.manager.number, i, true);
        this.recorder.trace.items.set(id, { text: "None", isMark: true });
        this.manager.line = at.putMark;
        yield* this.queue.put({ id, number: 0, priority: Number.POSITIVE_INFINITY, bakerName: "", isMark: true });
      }
    } else {
      this.manager.line = at.shutdown;
      this.queue.shutdown(ending === "shutdownNow");
    }
    this.manager.line = at.gatherEaters;
    yield* this.awaitAll(this.eaters.map(({ task }) => task));
  }

  /** Gathers tasks. Who was sent home while others work has left the gathering, and fails nobody. */
  private *awaitAll(
    tasks: readonly Task<void>[],
    all: (...tasks: Task<void>[]) => Coroutine<unknown> | Future<unknown> = (...those) => gather(this.loop, ...those),
  ): Coroutine<void> {
    let left = tasks;
    while (left.length > 0) {
      try {
        yield* all(...left);
        return;
      } catch (error) {
        const isSentHome = (task: Task<void>): boolean => task.cancelled() && this.sentHome.has(task);
        if (!(error instanceof CancelledError) || !left.some(isSentHome)) throw error;
        left = left.filter((task) => !isSentHome(task));
      }
    }
  }

  private linesOfMain(): Lines {
    const { ending } = this.settings;
    return linesOfVariant(variantOfMain(ending && kindOfEnding(ending)));
  }

  private takeNewcomers(): readonly Task<void>[] {
    const taken = this.newcomers;
    this.newcomers = [];
    return taken;
  }

  private *produceBread(index: number): Coroutine<void> {
    const baker = this.bakers[index] as Worker;
    const { task } = baker;
    try {
      for (let i = 0; i < this.breadsOf(baker) && !baker.member.isDismissed; i++) {
        const loaf = this.begin(baker, i);
        const { habit } = baker.member;
        if (habit !== null) {
          yield* this.bakeBy(habit, baker, loaf);
          continue;
        }
        task.line = LINES.bake;
        yield* sleep(this.loop, drawUs(baker.member.seconds, baker.random));
        baker.hasLoaf = true;
        task.line = LINES.put;
        yield* this.queue.put(loaf);
        baker.hasLoaf = false;
        task.line = LINES.printMakes;
        this.print(baker, loaf);
      }
    } catch (error) {
      // Who is sent home must not end the others' work, as who fails does.
      if (!(error instanceof CancelledError && baker.member.isDismissed)) throw error;
    }
  }

  /** Makes one loaf by a habit. */
  private *bakeBy(habit: Habit, baker: Worker, loaf: Loaf): Coroutine<void> {
    const { task } = baker;
    const kind = kindOfHabit(habit);
    const at = linesOfVariant(variantOfBaker(kind as BakerHabitKind));
    const delayUs = drawUs(baker.member.seconds, baker.random);
    task.line = at.bake;
    if (kind === "blocks") this.loop.block(delayUs);
    else yield* sleep(this.loop, delayUs);
    baker.hasLoaf = true;
    if (kind === "raises" && loaf.number === numberOfHabit(habit)) {
      task.line = at.burn;
      throw new LoopError(`bread ${loaf.number} is burnt`);
    }
    task.line = at.put;
    if (kind === "putNowait") this.queue.putNowait(loaf);
    else if (kind === "putWithoutAwait") this.recorder.neverAwaited(task, "Queue.put");
    else yield* this.queue.put(loaf);
    baker.hasLoaf = false;
    task.line = at.printMakes;
    this.print(baker, loaf);
  }

  private *consumeBread(index: number): Coroutine<void> {
    const eater = this.eaters[index] as Worker;
    const { task } = eater;
    for (let meals = 0; !eater.member.isDismissed; meals++) {
      const { habit } = eater.member;
      const style = styleOf(this.settings.ending);
      if (habit !== null || style !== "cancel") {
        if (yield* this.eatBy(habit, style, eater, meals)) continue;
        return;
      }
      task.line = LINES.get;
      const loaf = yield* this.queue.get();
      eater.hasLoaf = true;
      task.line = LINES.eat;
      yield* sleep(this.loop, drawUs(eater.member.seconds, eater.random));
      task.line = LINES.printEats;
      this.print(eater, loaf);
      task.line = LINES.taskDone;
      this.queue.taskDone();
      eater.hasLoaf = false;
    }
  }

  /** Takes and eats one loaf by a habit, where an ending is to come by that style; says whether there will be another. */
  private *eatBy(habit: Habit | null, style: EaterStyle, eater: Worker, meals: number): Coroutine<boolean> {
    const kind = habit && (kindOfHabit(habit) as EaterHabitKind);
    const at = linesOfVariant(variantOfEater(kind, style));
    try {
      const loaf = yield* this.takeBy(habit, at, eater);
      if (loaf === null) return kind === "givesUpAgain";
      if (loaf.isMark) return false;
      yield* this.eatLoaf(habit, at, eater, loaf, meals);
    } catch (error) {
      if (style === "shutdown" && error instanceof QueueShutDown) return false;
      if (kind !== "swallowsCancel" || !(error instanceof CancelledError)) throw error;
      eater.hasLoaf = false;
    }
    return true;
  }

  /** Gives null to who has waited long enough. */
  private *takeBy(habit: Habit | null, at: Lines, eater: Worker): Coroutine<Loaf | null> {
    const patience = habit && HABIT_COUNTS[kindOfHabit(habit)] === "seconds" ? numberOfHabit(habit) : null;
    eater.task.line = at.get;
    try {
      const get = this.queue.get();
      return yield* patience === null ? get : waitFor(this.loop, get, toUs(patience));
    } catch (error) {
      if (patience === null || !(error instanceof TimeoutError)) throw error;
      eater.task.line = at.printGivesUp;
      this.say(eater, `${eater.member.name} gives up`);
      return null;
    }
  }

  private *eatLoaf(habit: Habit | null, at: Lines, eater: Worker, loaf: Loaf, meals: number): Coroutine<void> {
    const { task } = eater;
    const kind = habit && kindOfHabit(habit);
    const report = (line: number): void => {
      task.line = line;
      this.queue.taskDone();
      eater.hasLoaf = false;
    };
    const isGuarded = kind === "withFinally" || kind === "raisesWithFinally";
    eater.hasLoaf = true;
    if (kind === "taskDoneFirst") report(at.taskDone);
    try {
      task.line = at.eat;
      const delayUs = drawUs(eater.member.seconds, eater.random);
      if (kind === "blocks") this.loop.block(delayUs);
      else yield* sleep(this.loop, delayUs);
      if ((kind === "raises" || kind === "raisesWithFinally") && habit && meals === numberOfHabit(habit)) {
        task.line = at.choke;
        throw new LoopError(`bread ${loaf.number} is too hard`);
      }
      task.line = at.printEats;
      this.print(eater, loaf);
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

  /** Makes a change to the running kitchen; one that names nobody does nothing. */
  change(edit: Edit): void {
    this.settings = applyEdit(this.settings, edit);
    this.recorder.intervened();
    this.cast.noteEdit(edit, this.settings);
    for (const role of ["baker", "eater"] as const) {
      const members = this.settings[rosterOf(role)];
      this[rosterOf(role)].forEach((worker, i) => {
        worker.member = members[i] as Member;
      });
    }
    if (edit.kind === "plate" || edit.kind === "size" || edit.kind === "bounded")
      this.queue.resize(limitOf(this.settings));
    else if (edit.kind === "hire") this.hire(edit.role, this.settings[rosterOf(edit.role)].length - 1);
    else if (edit.kind === "rename") this.rename(edit.role, edit.index, edit.name);
    else if (edit.kind === "dismiss") this.dismiss(edit.role, edit.index);
    else if (edit.kind === "cancel") this[rosterOf(edit.role)][edit.index]?.task.cancel();
  }

  private hire(role: Role, index: number): void {
    if (!this.isHiring[role] || this.manager.done()) return;
    const member = this.settings[rosterOf(role)][index];
    if (!member || this[rosterOf(role)][index]) return;
    const coroutine = role === "baker" ? this.produceBread(index) : this.consumeBread(index);
    const coroutineName = role === "baker" ? "produce_bread" : "consume_bread";
    const options = { name: member.name, coroutineName };
    const task = (role === "baker" && this.group ? this.group : this.loop).createTask(coroutine, options);
    this.cast.hire(task.number, role, index, this.startLineOf(role, member));
    // A stream for each person: one person's slider must not reshuffle the others.
    const random = randomStream(this.settings.seed, index * 2 + (role === "baker" ? 0 : 1));
    this[rosterOf(role)][index] = { member, task, random, hasLoaf: false, stem: this.stemOf(role, member.name) };
    if (role === "baker") this.newcomers.push(task);
  }

  private startLineOf(role: Role, { habit }: Member): number {
    const kind = habit && kindOfHabit(habit);
    if (role === "baker") return linesOfVariant(variantOfBaker(kind as BakerHabitKind | null)).defineBaker;
    const style = styleOf(this.settings.ending);
    return linesOfVariant(variantOfEater(kind as EaterHabitKind | null, style)).defineEater;
  }

  private rename(role: Role, index: number, name: string): void {
    const worker = this[rosterOf(role)][index];
    if (!worker) return;
    this.recorder.renamed(worker.task, name);
    worker.stem = this.stemOf(role, name);
  }

  private dismiss(role: Role, index: number): void {
    const worker = this[rosterOf(role)][index];
    if (!worker || worker.hasLoaf) return;
    this.sentHome.add(worker.task);
    worker.task.cancel();
  }

  private begin(baker: Worker, number: number): Loaf {
    const { name, priority } = baker.member;
    return { id: this.cast.begin(baker.task.number, number), number, priority, bakerName: name, isMark: false };
  }

  private stemOf(role: Role, name: string): number {
    return this.recorder.trace.addText(`${name} ${role === "baker" ? "makes" : "eats"} bread `);
  }

  private print({ task, stem }: Worker, loaf: Loaf): void {
    this.cast.notePrinted(loaf.id);
    this.recorder.trace.appendPrinted(task.number, stem, loaf.number);
  }

  /** Prints what is about no loaf. */
  private say({ task }: Worker, text: string): void {
    this.cast.notePrinted(0);
    this.recorder.trace.append({ kind: "printed", task: task.number, text });
  }

  private breadsOf(baker: Worker): number {
    const { breads } = baker.member;
    if (breads === "endless") return Number.POSITIVE_INFINITY;
    return breads === "plateful" ? this.settings.size : breads;
  }
}

const limitOf = (settings: Settings): number => (settings.bounded ? settings.size : 0);

function makeQueue(loop: EventLoop, settings: Settings): Queue<Loaf> {
  const maxsize = limitOf(settings);
  if (settings.order === "lifo") return new LifoQueue(loop, maxsize);
  if (settings.order === "priority") return new PriorityQueue<Loaf>(loop, maxsize, comparePriority);
  return new Queue(loop, maxsize);
}

type Sorted = Pick<Loaf, "priority" | "number" | "bakerName">;

/** The order of the tuple (priority, number, baker's name). */
export function comparePriority(a: Sorted, b: Sorted): number {
  return a.priority - b.priority || a.number - b.number || compareNames(a.bakerName, b.bakerName);
}

/** Python compares strings by code point; comparing UTF-16 units differs for rare characters. */
function compareNames(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
