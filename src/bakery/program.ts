/**
 * The kitchen's program: produceBread, consumeBread and main as coroutines on the engine, and the people they move.
 * Reads line for line like the Python it stands for.
 */
import {
  type Coroutine,
  EventLoop,
  gather,
  LifoQueue,
  PriorityQueue,
  Queue,
  randomStream,
  sleep,
  type Task,
} from "../engine/index.ts";
import { applyEdit, type Edit, type Member, type Role, rosterOf, type Settings } from "./change.ts";
import { drawUs } from "./draw.ts";
import type { Recorder } from "./recorder.ts";

/** The lines of the program on which a coroutine can stand. */
export const Mark = {
  bake: 1,
  put: 2,
  printMakes: 3,
  get: 4,
  eat: 5,
  printEats: 6,
  taskDone: 7,
  gather: 8,
  join: 9,
  cancel: 10,
} as const;

/** One loaf: the item that goes through the queue. `bakerName` is the name under which it was begun. */
export interface Loaf {
  readonly id: number;
  readonly number: number;
  readonly priority: number;
  readonly bakerName: string;
}

/** Somebody at work: their settings as they stand, and whether stopping now would lose a loaf. */
interface Worker {
  member: Member;
  readonly task: Task<void>;
  readonly random: () => number;
  hasLoaf: boolean;
}

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
  private readonly recorder: Recorder;
  private readonly bakers: Worker[] = [];
  private readonly eaters: Worker[] = [];
  /** Main has begun. Until then it is main that will hire everybody on the list. */
  private isOpen = false;
  /** Bakers hired since main last gathered. */
  private newcomers: Task<void>[] = [];

  constructor(settings: Settings, recorder: Recorder) {
    this.settings = settings;
    this.recorder = recorder;
    const isEndless = settings.bakers.some(({ breads }) => breads === "endless");
    this.loop = new EventLoop({ probe: recorder, ...(isEndless && { maxStepsAtOnce: MOST_ENDLESS_STEPS }) });
    recorder.attach(this.loop);
    this.queue = makeQueue(this.loop, settings);
    this.manager = this.loop.createTask(this.main(), { name: "main" });
    recorder.hired(this.manager, "manager", 0);
  }

  private *main(): Coroutine<void> {
    this.isOpen = true;
    for (let i = 0; i < this.settings.eaters.length; i++) this.hire("eater", i);
    for (let i = 0; i < this.settings.bakers.length; i++) this.hire("baker", i);
    // Twice round only when somebody was hired meanwhile; a baker sent home must not end the others' work.
    while (this.newcomers.length > 0) {
      const bakers = this.newcomers;
      this.newcomers = [];
      this.manager.mark = Mark.gather;
      yield* gather(this.loop, ...bakers, { returnExceptions: true });
      if (this.newcomers.length > 0) continue;
      this.manager.mark = Mark.join;
      yield* this.queue.join();
    }
    this.manager.mark = Mark.cancel;
    for (const eater of this.eaters) eater.task.cancel();
  }

  private *produceBread(index: number): Coroutine<void> {
    const baker = this.bakers[index] as Worker;
    const { task } = baker;
    for (let i = 0; i < this.breadsOf(baker) && !baker.member.isDismissed; i++) {
      const loaf = this.begin(baker, i);
      task.mark = Mark.bake;
      yield* sleep(this.loop, drawUs(baker.member.seconds, baker.random));
      baker.hasLoaf = true;
      task.mark = Mark.put;
      yield* this.queue.put(loaf);
      baker.hasLoaf = false;
      task.mark = Mark.printMakes;
      this.recorder.printed(task, "makes", loaf);
    }
  }

  private *consumeBread(index: number): Coroutine<void> {
    const eater = this.eaters[index] as Worker;
    const { task } = eater;
    while (!eater.member.isDismissed) {
      task.mark = Mark.get;
      const loaf = yield* this.queue.get();
      eater.hasLoaf = true;
      task.mark = Mark.eat;
      yield* sleep(this.loop, drawUs(eater.member.seconds, eater.random));
      task.mark = Mark.printEats;
      this.recorder.printed(task, "eats", loaf);
      task.mark = Mark.taskDone;
      this.queue.taskDone();
      eater.hasLoaf = false;
    }
  }

  /** Makes a change to the running kitchen; one that names nobody does nothing. */
  change(edit: Edit): void {
    this.settings = applyEdit(this.settings, edit);
    for (const role of ["baker", "eater"] as const) {
      const members = this.settings[rosterOf(role)];
      this[rosterOf(role)].forEach((worker, i) => {
        worker.member = members[i] as Member;
      });
    }
    if (edit.kind === "size" || edit.kind === "bounded") this.queue.resize(limitOf(this.settings));
    else if (edit.kind === "hire") this.hire(edit.role, this.settings[rosterOf(edit.role)].length - 1);
    else if (edit.kind === "rename") this.rename(edit.role, edit.index, edit.name);
    else if (edit.kind === "dismiss") this.dismiss(edit.role, edit.index);
  }

  private hire(role: Role, index: number): void {
    if (!this.isOpen || this.manager.done()) return;
    const member = this.settings[rosterOf(role)][index];
    if (!member) return;
    const coroutine = role === "baker" ? this.produceBread(index) : this.consumeBread(index);
    const task = this.loop.createTask(coroutine, { name: member.name });
    this.recorder.hired(task, role, index);
    // A stream for each person: one person's slider must not reshuffle the others.
    const random = randomStream(this.settings.seed, index * 2 + (role === "baker" ? 0 : 1));
    this[rosterOf(role)][index] = { member, task, random, hasLoaf: false };
    if (role === "baker") this.newcomers.push(task);
  }

  private rename(role: Role, index: number, name: string): void {
    const worker = this[rosterOf(role)][index];
    if (worker) this.recorder.renamed(worker.task, name);
  }

  private dismiss(role: Role, index: number): void {
    const worker = this[rosterOf(role)][index];
    if (worker && !worker.hasLoaf) worker.task.cancel();
  }

  private begin(baker: Worker, number: number): Loaf {
    const { name, priority } = baker.member;
    return { id: this.recorder.loafBegun(baker.task, number), number, priority, bakerName: name };
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
  if (settings.order === "priority") return new PriorityQueue(loop, maxsize, comparePriority);
  return new Queue(loop, maxsize);
}

/** The order of the tuple (priority, number, baker's name). */
export function comparePriority(a: Loaf, b: Loaf): number {
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
