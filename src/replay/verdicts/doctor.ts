/**
 * Doctor: what is wrong with a run at a place: from the state of asyncio there, and from clues on the way to it. Knows no
 * kitchen; reads any trace.
 */
import type { TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import type { QueueState, TaskState, World } from "../world/index.ts";
import { Clues } from "./clues.ts";
import { VERDICT_KINDS, type Verdict, verdictOf } from "./verdict.ts";

const LEAST_OVERTAKEN = 3;
/** So far back an event is looked for. */
const MOST_EVENTS = 50_000;
/** Of so many blocked steps it is looked up whom they kept waiting. */
const MOST_BLOCKED = 20;

export class Doctor {
  private readonly recording: Recording;
  private readonly clues: Clues;

  constructor(recording: Recording) {
    this.recording = recording;
    this.clues = new Clues(recording);
  }

  /** Reads on, at most so many events; says whether it has read all there are. */
  update(mostEvents?: number): boolean {
    return this.clues.update(mostEvents);
  }

  close(): void {
    this.clues.close();
  }

  /** What is wrong after `seq` events, as far as it has read: the gravest first. */
  verdictsAt(seq: number): Verdict[] {
    const world = this.recording.worldAt(seq);
    const tasks = world.tasks.filter((task) => task !== undefined);
    const found = [
      ...this.stuck(world),
      ...tasks.flatMap((task) => this.ofTask(task, world)),
      ...world.queues.flatMap((queue) => (queue ? this.ofQueue(queue, tasks, world) : [])),
      ...this.blocked(seq),
      ...this.fromClues(seq),
    ];
    return found.sort((a, b) => VERDICT_KINDS.indexOf(a.kind) - VERDICT_KINDS.indexOf(b.kind));
  }

  private stuck(world: World): Verdict[] {
    if (!world.isDeadlocked) return [];
    return [verdictOf("stuck", { places: this.placeOf(world.seq, ({ kind }) => kind === "deadlocked") })];
  }

  private ofTask(task: TaskState, world: World): Verdict[] {
    const { outcome, held, error, line, overtaken } = task;
    const places = (): number[] =>
      this.placeOf(world.seq, (event) => event.kind === "taskEnded" && event.task === task.task);
    const count = held.length;
    const found: Verdict[] = [];
    if (outcome === "failed") {
      const at = places();
      // Who waits for it is told with its end, and waits no more.
      const awaiters = awaitersOf(task, at[0] === undefined ? world : this.recording.worldAt(at[0] - 1));
      const others = awaiters.length > 0 ? awaiters : this.toldOf(task, at[0]);
      const isRefused = error.startsWith("QueueShutDown") && task.puts > 0 && task.gets === 0;
      found.push(
        verdictOf(isRefused ? "refused" : "failed", { task: task.task, error, count, others, line, places: at }),
      );
    }
    if (outcome === "cancelled" && count > 0)
      found.push(verdictOf("lost", { task: task.task, count, line, places: places() }));
    if (overtaken >= LEAST_OVERTAKEN) {
      const isIt = (event: TraceEvent): boolean =>
        (event.kind === "getterJoined" || event.kind === "putterJoined") && event.task === task.task;
      found.push(verdictOf("overtaken", { task: task.task, count: overtaken, places: this.placeOf(world.seq, isIt) }));
    }
    if (world.isLeft && outcome === null) {
      const isIt = (event: TraceEvent): boolean => event.kind === "taskLeftPending" && event.task === task.task;
      const at = this.placeOf(world.seq, isIt);
      if (at.length > 0) found.push(verdictOf("leftPending", { task: task.task, line, places: at }));
    }
    return found;
  }

  /** Whoever made a task, if a callback of theirs is told of its end. */
  private toldOf({ task, parent }: TaskState, place: number | undefined): number[] {
    const { trace } = this.recording;
    if (place === undefined || parent < 0 || place >= trace.length) return [];
    const next = trace.read(place);
    return next.kind === "callbackReady" && next.task === task ? [parent] : [];
  }

  private ofQueue(queue: QueueState, tasks: readonly TaskState[], world: World): Verdict[] {
    const { joiners, items, unfinished } = queue;
    const number = queue.queue;
    const living = tasks.filter(({ outcome }) => outcome === null);
    if (items.length > 0 && tasks.length > 0 && living.length === 0) {
      const places = this.placeOf(world.seq, (event) => event.kind === "itemPut" && event.queue === number);
      const marks = items.filter((item) => this.recording.trace.items.get(item)?.isMark).length;
      return [verdictOf("leftOver", { queue: number, count: items.length, marks, places })];
    }
    const inHands = living.reduce((sum, { held }) => sum + held.length, 0);
    if (joiners.length === 0 || items.length > 0 || unfinished <= inHands) return [];
    const others = tasks
      .filter(({ unreported, outcome, held }) => unreported > 0 || (outcome !== null && held.length > 0))
      .map(({ task }) => task);
    const taken = others.flatMap((task) =>
      this.placeOf(world.seq, (event) => event.kind === "itemTaken" && event.task === task),
    );
    const joined = this.placeOf(world.seq, (event) => event.kind === "joinStarted" && event.queue === number);
    const line = world.tasks[joiners[0]?.task ?? -1]?.line ?? 0;
    return [
      verdictOf("neverReported", {
        task: joiners[0]?.task ?? -1,
        queue: number,
        others,
        count: unfinished - inHands,
        line,
        places: [...taken, ...joined],
      }),
    ];
  }

  /** One for each task whose steps kept others waiting. */
  private blocked(seq: number): Verdict[] {
    const byTask = new Map<number, Verdict>();
    for (const clue of this.clues.upTo(seq, "blocked").slice(-MOST_BLOCKED)) {
      const { others, lateUs } = this.keptWaiting(clue.seq, clue.us);
      if (others.length === 0) continue;
      const known = byTask.get(clue.task);
      const said = { task: clue.task, others, line: clue.line, places: [clue.seq] };
      byTask.set(
        clue.task,
        verdictOf("blocked", {
          ...said,
          count: (known?.count ?? 0) + 1,
          us: (known?.us ?? 0) + clue.us,
          lateUs: Math.max(known?.lateUs ?? 0, lateUs),
        }),
      );
    }
    return [...byTask.values()];
  }

  /** Who was ready, or fell due, while a step blocked. */
  private keptWaiting(seq: number, us: number): { others: number[]; lateUs: number } {
    const { ready, timers, atUs } = this.recording.worldAt(seq);
    const due = timers.filter((timer) => timer.atUs < atUs + us);
    const others = [...ready.map(({ task }) => task), ...due.map(({ task }) => task)].filter((task) => task >= 0);
    const late = due.map((timer) => atUs + us - timer.atUs);
    return { others: [...new Set(others)], lateUs: Math.max(ready.length > 0 ? us : 0, 0, ...late) };
  }

  private fromClues(seq: number): Verdict[] {
    const kinds = KINDS_OF_CLUES;
    return kinds.flatMap((kind) => {
      const byTask = new Map<number, Verdict>();
      for (const clue of this.clues.upTo(seq, kind)) {
        // A queue has one such verdict, whoever put last.
        const key = kind === "grows" ? clue.queue : clue.task;
        const count = (byTask.get(key)?.count ?? 0) + 1;
        const { queue, line, name: error } = clue;
        const task = kind === "grows" ? -1 : clue.task;
        const places = [clue.seq, ...(byTask.get(key)?.places ?? [])].slice(0, 3);
        byTask.set(key, verdictOf(kind, { task, queue, line, error, count, places }));
      }
      return [...byTask.values()];
    });
  }

  /** The place after the last event before `seq` that is it: none, or one. */
  private placeOf(seq: number, isIt: (event: TraceEvent) => boolean): number[] {
    const { trace } = this.recording;
    for (let i = seq - 1; i >= Math.max(0, seq - MOST_EVENTS); i--) if (isIt(trace.read(i))) return [i + 1];
    return [];
  }
}

const KINDS_OF_CLUES = [
  "neverAwaited",
  "reportedTooOften",
  "reportedTooEarly",
  "swallowed",
  "neverGivesWay",
  "grows",
  "gaveUp",
] as const;

/** Those who wait for a task, alone or among others, or have been told of its end. */
function awaitersOf({ ownFuture, task }: TaskState, { tasks, gatherings }: World): number[] {
  const gathering = [...gatherings].filter(([, children]) => children.includes(task)).map(([future]) => future);
  return tasks
    .filter((one) => one && (one.future === ownFuture || gathering.includes(one.future)))
    .map((one) => one.task);
}
