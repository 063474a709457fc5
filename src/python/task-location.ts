/**
 * TaskLocation: where in the Python text of a kitchen somebody stands, and which lines a callback of the loop has run:
 * read from a recording, held against CPython's own line numbers in the tests.
 */
import {
  type BaseLine,
  baseLineOf,
  type Cast,
  type CastRole,
  type ProgramLine,
  programLineOf,
  variantOf,
} from "../bakery/index.ts";
import { callbackBefore, type Person, type Recording, type Scene } from "../replay/index.ts";
import type { TraceEvent } from "../trace/index.ts";
import type { InsideLine } from "./inside.ts";

/** A line of the program, and of what that calls, if the text of it is there. */
export interface TaskLocation {
  readonly line: ProgramLine;
  readonly inside: InsideLine | null;
}

const AWAITS_INSIDE: Partial<Record<BaseLine, InsideLine>> = {
  bake: "awaitAlarm",
  eat: "awaitAlarm",
  top: "awaitAlarm",
  put: "awaitPutter",
  get: "awaitGetter",
  join: "awaitJoiner",
  putMark: "awaitPutter",
};

/** What runs after an await whatever came of it. */
const AFTER_AWAITS: Partial<Record<InsideLine, InsideLine>> = {
  awaitAlarm: "takeTimerBack",
  awaitJoiner: "leaveJoiners",
};

/** Give where somebody's coroutine stands while it does not run; null when it is over, or no kitchen's. */
export function locationOf({ state, line: number, awaits, purpose }: Person): TaskLocation | null {
  if (state === "gone" || state === "trouble") return null;
  const line = programLineOf(number);
  if (!line) return null;
  // What is gathered stands in tasks of its own.
  const inside = purpose === "gather" && awaits !== 0 ? null : (AWAITS_INSIDE[baseLineOf(line)] ?? null);
  return { line, inside: awaits === 0 && inside === "awaitAlarm" ? "giveUpTurn" : inside };
}

/** What the callback that runs at a place, or has just run there, has run, in the order in which it did. */
export interface LinesRun {
  /** Whose step it is, or -1: an alarm, a plain callback, or none. */
  readonly task: number;
  /** Where that task is by now. */
  readonly now: TaskLocation | null;
  readonly program: readonly ProgramLine[];
  readonly inside: readonly InsideLine[];
}

export function linesRunAt(recording: Recording, seq: number): LinesRun {
  const { trace } = recording;
  let start = callbackBefore(trace, seq);
  while (start < seq && trace.read(start).kind === "turnStarted") start++;
  const opening = start < seq ? trace.read(start) : null;
  if (opening?.kind !== "taskResumed") return { task: -1, now: null, program: [], inside: [] };
  const { task } = opening;
  const before = recording.sceneAt(start);
  const person = before.people[task];
  const stood = person ? locationOf(person) : null;
  const lines: TaskLocation[] = stood ? [stood] : [];
  const left = stood?.inside && AFTER_AWAITS[stood.inside];
  if (stood && left) lines.push({ line: stood.line, inside: left });
  for (let i = start + 1; i < seq; i++) lines.push(...linesOf(trace.read(i), task, before, recording));
  const inside = lines.flatMap((one) => one.inside ?? []);
  return { task, now: lines.at(-1) ?? null, program: unique(lines.map(({ line }) => line)), inside: unique(inside) };
}

/** The lines on which an event happens in a step of `runner`. */
function linesOf(event: TraceEvent, runner: number, before: Scene, { cast }: Recording): TaskLocation[] {
  const runs = before.people[runner];
  const role = runs?.role;
  const standing = programLineOf(runs?.line ?? 0);
  const stood = standing && baseLineOf(standing);
  const at = (base: BaseLine, ...inside: InsideLine[]): TaskLocation[] => {
    const line: ProgramLine = `${base}${standing ? variantOf(standing) : ""}` as ProgramLine;
    return inside.length === 0 ? [{ line, inside: null }] : inside.map((one) => ({ line, inside: one }));
  };
  // Somebody who stood in get goes on there; others come to it anew.
  const nextMeal = stood === "get" ? [] : at(role === "topper" ? "nextTopping" : "nextMeal");
  // A join that has nothing to wait for leaves no trace.
  const throughJoin = stood === "gather" ? at("join", "lookForWork") : [];
  switch (event.kind) {
    case "taskSlept": {
      const line = programLineOf(event.line);
      return line ? [...beginning(line, at), ...at(baseLineOf(line), "setTimer", "awaitAlarm")] : [];
    }
    case "taskSuspended": {
      const line = programLineOf(event.line);
      if (!line) return [];
      const inside = event.future === 0 ? (["giveUpTurn"] as const) : [AWAITS_INSIDE[baseLineOf(line)] ?? []].flat();
      return [...beginning(line, at), ...at(baseLineOf(line), ...inside)];
    }
    case "putterJoined":
      return at("put", "lookForRoom", "joinPutters");
    case "getterJoined":
      return [...nextMeal, ...at("get", "lookForItem", "joinGetters")];
    case "itemPut":
      return at("put", "lookForRoom", "addItem", "countUp", "lookForWaiter");
    case "itemTaken":
      return [...nextMeal, ...at("get", "lookForItem", "takeItem", "lookForWaiter", "giveItem")];
    case "getterWoken":
    case "putterWoken":
      return at(lineOn(event.queue, runner, cast), "lookForWaiter", "wake");
    // Who leaves a line without being woken was cancelled: they take their own future out, or it is passed over.
    case "getterLeft":
    case "putterLeft":
      return runs?.awaits === event.future ? at(lineOn(event.queue, runner, cast), "leave") : [];
    case "printed":
      return at(role === "baker" ? "printMakes" : role === "topper" ? "printTops" : "printEats");
    case "itemDone":
      return at("taskDone", "countDown", "lookForRest");
    case "joinReleased":
      return at("taskDone", "release");
    case "taskCreated":
      return created(cast.roleOf(event.task)).flatMap((line) => at(line));
    // The loop is looked at once more, and is over.
    case "taskEnded":
      if (event.outcome !== "finished") return [];
      return role === "baker" ? at("nextLoaf") : role === "manager" ? [...throughJoin, ...at("eachEater")] : [];
    case "joinStarted":
      return at("join", "lookForWork", "joinJoiners");
    case "taskCancelRequested":
      return [...throughJoin, ...at("eachEater"), ...at("cancel")];
    default:
      return [];
  }
}

/** On which line somebody has to do with a queue. */
const lineOn = (queue: number, task: number, cast: Cast): "put" | "get" =>
  cast.roleOf(task) !== "eater" && cast.plates()[cast.zoneOf(task)] === queue ? "put" : "get";

/** What main has run when it hires somebody. */
function created(role: CastRole): BaseLine[] {
  if (role === "eater") return ["makeQueue", "createEaters"];
  return role === "topper" ? ["createToppers"] : ["gather"];
}

/** A baker who comes to bake has begun a loaf. */
const beginning = (line: ProgramLine, at: (line: BaseLine) => TaskLocation[]): TaskLocation[] =>
  baseLineOf(line) === "bake" ? [...at("nextLoaf"), ...at("nameBread")] : [];

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
