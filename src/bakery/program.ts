/**
 * The kitchen's program: produceBread, consumeBread and main as coroutines on the engine, and the people they move.
 * Reads line for line like the Python it stands for.
 *
 * Past 300 lines: the coroutines and who is hired for them share the kitchen's state.
 */
import {
  CancelledError,
  type Coroutine,
  EventLoop,
  type Future,
  gather,
  type Queue,
  randomStream,
  sleep,
  type Task,
  TaskGroup,
  wait,
  waitFor,
} from "../engine/index.ts";
import { type ItemNumbering, Recorder } from "../trace/index.ts";
import { KitchenCast } from "./cast.ts";
import { drawUs, toUs } from "./draw.ts";
import { applyEdit, type Edit, type Member, type Role, rosterOf, type Settings } from "./edit.ts";
import { type BakerHabitKind, type EaterHabitKind, type Ending, kindOfEnding, kindOfHabit, styleOf } from "./habits.ts";
import { limitOf, makeQueue } from "./plate.ts";
import { LIMITS } from "./scenario.ts";
import {
  SOURCE_LINES as LINES,
  linesOfVariant,
  SOURCE,
  variantOfBaker,
  variantOfEater,
  variantOfMain,
  variantOfTopper,
} from "./source.ts";
import { bakeBy, eatBy, type Lines, type Loaf, topBy, type Worker, type Workplace } from "./work.ts";

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

const FUNCTIONS = { baker: "produce_bread", topper: "top_bread", eater: "consume_bread" } as const;
const VERBS = { baker: "makes", topper: "tops", eater: "eats" } as const;

/** Of which stream of chance somebody draws: no two of a run share one. */
export const streamOf = (role: Role, index: number): number =>
  role === "topper" ? 2 * LIMITS.hired + index : 2 * index + (role === "baker" ? 0 : 1);

export class Kitchen implements Workplace {
  readonly loop: EventLoop;
  readonly queues: readonly Queue<Loaf>[];
  readonly manager: Task<void>;
  settings: Settings;
  readonly recorder = new Recorder(LOAVES);
  readonly cast: KitchenCast;
  private readonly bakers: Worker[] = [];
  private readonly toppers: Worker[] = [];
  private readonly eaters: Worker[] = [];
  /** Main has hired those of a role. Until then it is main that will hire everybody on the list. */
  private readonly isHiring = { baker: false, topper: false, eater: false };
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
    this.queues = [settings, ...settings.furtherPlates].map((plate) => makeQueue(this.loop, plate));
    this.manager = this.loop.createTask(this.main(), { name: "main", coroutineName: "main" });
    this.cast.hire(this.manager.number, "manager", 0, this.linesOfMain().defineMain);
  }

  private *main(): Coroutine<void> {
    this.isHiring.eater = true;
    for (let i = 0; i < this.settings.eaters.length; i++) this.hire("eater", i);
    this.isHiring.topper = true;
    for (let i = 0; i < this.settings.toppers.length; i++) this.hire("topper", i);
    const { ending } = this.settings;
    const at = this.linesOfMain();
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
        const join = this.joinAll();
        const patience = typeof ending === "object" ? ending?.joinWithin : undefined;
        yield* patience === undefined ? join : waitFor(this.loop, join, toUs(patience));
      }
      if (this.newcomers.length > 0) continue;
      if (ending === "withoutCancel") return;
      this.manager.line = this.linesOfMain().cancel;
      for (const { task } of this.crews().flat()) task.cancel();
      return;
    }
  }

  private *joinAll(): Coroutine<void> {
    for (const queue of this.queues) yield* queue.join();
  }

  /** Those who take, by the queue from which they do. */
  private crews(): Worker[][] {
    const toppers = this.settings.furtherPlates.map((_, stage) =>
      this.toppers.filter(({ member }) => member.stage === stage),
    );
    return [...toppers, this.eaters];
  }

  /** Ends those who take through their queue, one queue after the other: by end marks, or by its shutdown. */
  private *dismissByQueue(ending: Ending | null): Coroutine<void> {
    const at = this.linesOfMain();
    for (const [i, crew] of this.crews().entries()) {
      const queue = this.queues[i] as Queue<Loaf>;
      if (styleOf(ending) === "marks") {
        const marks = ending === "oneSentinel" ? 1 : crew.length + (ending === "extraSentinel" ? 1 : 0);
        for (let number = 0; number < marks; number++) {
          const id = this.cast.begin(this.manager.number, number, true);
          this.recorder.trace.items.set(id, { text: "None", isMark: true });
          this.manager.line = at.putMark;
          yield* queue.put({ id, number: 0, priority: Number.POSITIVE_INFINITY, bakerName: "", isMark: true });
        }
      } else {
        this.manager.line = at.shutdown;
        queue.shutdown(ending === "shutdownNow");
      }
      this.manager.line = at.gatherEaters;
      yield* this.awaitAll(crew.map(({ task }) => task));
    }
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
    return linesOfVariant(variantOfMain(ending && kindOfEnding(ending), this.queues.length > 1));
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
          yield* bakeBy(this, habit, baker, loaf);
          continue;
        }
        task.line = LINES.bake;
        yield* sleep(this.loop, drawUs(baker.member.seconds, baker.random));
        baker.hasLoaf = true;
        task.line = LINES.put;
        yield* baker.queue.put(loaf);
        baker.hasLoaf = false;
        task.line = LINES.printMakes;
        this.print(baker, loaf);
      }
    } catch (error) {
      // Who is sent home must not end the others' work, as who fails does.
      if (!(error instanceof CancelledError && baker.member.isDismissed)) throw error;
    }
  }

  private *consumeBread(index: number): Coroutine<void> {
    const eater = this.eaters[index] as Worker;
    const { task } = eater;
    for (let meals = 0; !eater.member.isDismissed; meals++) {
      const { habit } = eater.member;
      const style = styleOf(this.settings.ending);
      if (habit !== null || style !== "cancel") {
        if (yield* eatBy(this, habit, style, eater, meals)) continue;
        return;
      }
      task.line = LINES.get;
      const loaf = yield* eater.queue.get();
      eater.hasLoaf = true;
      task.line = LINES.eat;
      yield* sleep(this.loop, drawUs(eater.member.seconds, eater.random));
      task.line = LINES.printEats;
      this.print(eater, loaf);
      task.line = LINES.taskDone;
      eater.queue.taskDone();
      eater.hasLoaf = false;
    }
  }

  private *topBread(index: number): Coroutine<void> {
    const topper = this.toppers[index] as Worker;
    while (!topper.member.isDismissed) {
      if (!(yield* topBy(this, styleOf(this.settings.ending), topper))) return;
    }
  }

  /** Makes a change to the running kitchen; one that names nobody does nothing. */
  change(edit: Edit): void {
    this.settings = applyEdit(this.settings, edit);
    this.recorder.intervened();
    this.cast.noteEdit(edit, this.settings);
    for (const role of ["baker", "topper", "eater"] as const) {
      const members = this.settings[rosterOf(role)];
      this[rosterOf(role)].forEach((worker, i) => {
        worker.member = members[i] as Member;
      });
    }
    if (edit.kind === "plate" || edit.kind === "size" || edit.kind === "bounded") this.resize(edit);
    else if (edit.kind === "hire") this.hire(edit.role, this.settings[rosterOf(edit.role)].length - 1);
    else if (edit.kind === "rename") this.rename(edit.role, edit.index, edit.name);
    else if (edit.kind === "dismiss") this.dismiss(edit.role, edit.index);
    else if (edit.kind === "cancel") this[rosterOf(edit.role)][edit.index]?.task.cancel();
  }

  private resize(edit: Edit): void {
    const place = edit.kind === "plate" ? (edit.plate ?? 0) : 0;
    const plate = place === 0 ? this.settings : this.settings.furtherPlates[place - 1];
    if (plate) this.queues[place]?.resize(limitOf(plate));
  }

  private hire(role: Role, index: number): void {
    if (!this.isHiring[role] || this.manager.done()) return;
    const member = this.settings[rosterOf(role)][index];
    if (!member || this[rosterOf(role)][index]) return;
    const options = { name: member.name, coroutineName: FUNCTIONS[role] };
    const coroutine = this.coroutineOf(role, index);
    const task = (role === "baker" && this.group ? this.group : this.loop).createTask(coroutine, options);
    this.cast.hire(task.number, role, index, this.startLineOf(role, member));
    // A stream for each person: one person's slider must not reshuffle the others.
    const random = randomStream(this.settings.seed, streamOf(role, index));
    const place = role === "baker" ? 0 : role === "topper" ? member.stage : this.queues.length - 1;
    const queue = this.queues[place] as Queue<Loaf>;
    this[rosterOf(role)][index] = { member, task, queue, random, hasLoaf: false, stem: this.stemOf(role, member.name) };
    if (role === "baker") this.newcomers.push(task);
  }

  private coroutineOf(role: Role, index: number): Coroutine<void> {
    if (role === "baker") return this.produceBread(index);
    return role === "topper" ? this.topBread(index) : this.consumeBread(index);
  }

  private startLineOf(role: Role, { habit }: Member): number {
    const kind = habit && kindOfHabit(habit);
    if (role === "baker") return linesOfVariant(variantOfBaker(kind as BakerHabitKind | null)).defineBaker;
    const style = styleOf(this.settings.ending);
    if (role === "topper") return linesOfVariant(variantOfTopper(style)).defineTopper;
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
    return this.recorder.trace.addText(`${name} ${VERBS[role]} bread `);
  }

  print({ task, stem }: Worker, loaf: Loaf): void {
    this.cast.notePrinted(loaf.id);
    this.recorder.trace.appendPrinted(task.number, stem, loaf.number);
  }

  /** Prints what is about no loaf. */
  say({ task }: Worker, text: string): void {
    this.cast.notePrinted(0);
    this.recorder.trace.append({ kind: "printed", task: task.number, text });
  }

  private breadsOf(baker: Worker): number {
    const { breads } = baker.member;
    if (breads === "endless") return Number.POSITIVE_INFINITY;
    return breads === "plateful" ? this.settings.size : breads;
  }
}
