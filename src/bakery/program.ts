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
import { type ItemNumbering, Recorder } from "../trace/index.ts";
import { KitchenCast } from "./cast.ts";
import { drawUs } from "./draw.ts";
import { applyEdit, type Edit, type Member, type Role, rosterOf, type Settings } from "./edit.ts";
import { SOURCE_LINES as LINES, SOURCE } from "./source.ts";

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
  /** Main has begun. Until then it is main that will hire everybody on the list. */
  private isOpen = false;
  /** Bakers hired since main last gathered. */
  private newcomers: Task<void>[] = [];

  constructor(settings: Settings) {
    const { recorder } = this;
    this.settings = settings;
    this.cast = new KitchenCast(() => recorder.trace, settings);
    const isEndless = settings.bakers.some(({ breads }) => breads === "endless");
    this.loop = new EventLoop({ probe: recorder, ...(isEndless && { maxStepsAtOnce: MOST_ENDLESS_STEPS }) });
    recorder.trace.source = SOURCE;
    this.queue = makeQueue(this.loop, settings);
    this.manager = this.loop.createTask(this.main(), { name: "main", coroutineName: "main" });
    this.cast.hire(this.manager.number, "manager", 0);
  }

  private *main(): Coroutine<void> {
    this.isOpen = true;
    for (let i = 0; i < this.settings.eaters.length; i++) this.hire("eater", i);
    for (let i = 0; i < this.settings.bakers.length; i++) this.hire("baker", i);
    // Twice round only when somebody was hired meanwhile; a baker sent home must not end the others' work.
    while (this.newcomers.length > 0) {
      const bakers = this.newcomers;
      this.newcomers = [];
      this.manager.line = LINES.gather;
      yield* gather(this.loop, ...bakers, { returnExceptions: true });
      if (this.newcomers.length > 0) continue;
      this.manager.line = LINES.join;
      yield* this.queue.join();
    }
    this.manager.line = LINES.cancel;
    for (const eater of this.eaters) eater.task.cancel();
  }

  private *produceBread(index: number): Coroutine<void> {
    const baker = this.bakers[index] as Worker;
    const { task } = baker;
    for (let i = 0; i < this.breadsOf(baker) && !baker.member.isDismissed; i++) {
      const loaf = this.begin(baker, i);
      task.line = LINES.bake;
      yield* sleep(this.loop, drawUs(baker.member.seconds, baker.random));
      baker.hasLoaf = true;
      task.line = LINES.put;
      yield* this.queue.put(loaf);
      baker.hasLoaf = false;
      task.line = LINES.printMakes;
      this.print(baker, loaf);
    }
  }

  private *consumeBread(index: number): Coroutine<void> {
    const eater = this.eaters[index] as Worker;
    const { task } = eater;
    while (!eater.member.isDismissed) {
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
  }

  private hire(role: Role, index: number): void {
    if (!this.isOpen || this.manager.done()) return;
    const member = this.settings[rosterOf(role)][index];
    if (!member) return;
    const coroutine = role === "baker" ? this.produceBread(index) : this.consumeBread(index);
    const coroutineName = role === "baker" ? "produce_bread" : "consume_bread";
    const task = this.loop.createTask(coroutine, { name: member.name, coroutineName });
    this.cast.hire(task.number, role, index);
    // A stream for each person: one person's slider must not reshuffle the others.
    const random = randomStream(this.settings.seed, index * 2 + (role === "baker" ? 0 : 1));
    this[rosterOf(role)][index] = { member, task, random, hasLoaf: false, stem: this.stemOf(role, member.name) };
    if (role === "baker") this.newcomers.push(task);
  }

  private rename(role: Role, index: number, name: string): void {
    const worker = this[rosterOf(role)][index];
    if (!worker) return;
    this.recorder.renamed(worker.task, name);
    worker.stem = this.stemOf(role, name);
  }

  private dismiss(role: Role, index: number): void {
    const worker = this[rosterOf(role)][index];
    if (worker && !worker.hasLoaf) worker.task.cancel();
  }

  private begin(baker: Worker, number: number): Loaf {
    const { name, priority } = baker.member;
    return { id: this.cast.begin(baker.task.number, number), number, priority, bakerName: name };
  }

  private stemOf(role: Role, name: string): number {
    return this.recorder.trace.addText(`${name} ${role === "baker" ? "makes" : "eats"} bread `);
  }

  private print({ task, stem }: Worker, loaf: Loaf): void {
    this.cast.notePrinted(loaf.id);
    this.recorder.trace.appendPrinted(task.number, stem, loaf.number);
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
