/**
 * Where in the Python text somebody stands, and which lines a callback of the loop has run: read from a scene and its
 * trace, held against CPython's own line numbers in the tests.
 */
import { Mark, OUTCOMES, type Trace, type TraceEvent } from "../bakery/index.ts";
import { callbackBefore, type Person, type Scene } from "../replay/index.ts";
import type { InsideLine } from "./python-inside.ts";
import type { ProgramLine } from "./python-program.ts";

/** A line of the program, and of what that calls, if the text of it is there. */
export interface Standing {
  readonly line: ProgramLine;
  readonly inside: InsideLine | null;
}

/** By `Mark`, from 0: not begun. */
const LINES_OF_MARKS: readonly (ProgramLine | null)[] = [
  null,
  "bake",
  "put",
  "printMakes",
  "get",
  "eat",
  "printEats",
  "taskDone",
  "gather",
  "join",
  "cancel",
];
const DEFINITIONS = { manager: "defineMain", baker: "defineBaker", eater: "defineEater" } as const;

const AWAITS_INSIDE: Partial<Record<ProgramLine, InsideLine>> = {
  bake: "awaitAlarm",
  eat: "awaitAlarm",
  put: "awaitPutter",
  get: "awaitGetter",
  join: "awaitJoiner",
};

/** What runs after an await whatever came of it. */
const AFTER_AWAITS: Partial<Record<InsideLine, InsideLine>> = {
  awaitAlarm: "takeTimerBack",
  awaitJoiner: "leaveJoiners",
};

/** Where somebody's coroutine stands while it does not run; null when it is over. */
export function standingOf({ role, state, mark, awaits }: Person): Standing | null {
  if (state === "gone" || state === "trouble") return null;
  const line = LINES_OF_MARKS[mark];
  if (!line) return { line: DEFINITIONS[role], inside: null };
  const inside = AWAITS_INSIDE[line] ?? null;
  return { line, inside: awaits === 0 && inside === "awaitAlarm" ? "giveUpTurn" : inside };
}

/** What the callback that runs at a place, or has just run there, has done, in the order in which it was. */
export interface Steps {
  /** Whose step it is, or -1: an alarm, a plain callback, or none. */
  readonly task: number;
  /** Where that task is by now. */
  readonly now: Standing | null;
  readonly program: readonly ProgramLine[];
  readonly inside: readonly InsideLine[];
}

interface Reel {
  readonly trace: Trace;
  readonly sceneAt: (seq: number) => Scene;
}

export function stepsAt({ trace, sceneAt }: Reel, seq: number): Steps {
  const start = callbackBefore(trace, seq);
  const opening = start < seq ? trace.read(start) : null;
  if (opening?.kind !== "taskResumed") return { task: -1, now: null, program: [], inside: [] };
  const { task } = opening;
  const before = sceneAt(start);
  const person = before.people[task];
  const stood = person ? standingOf(person) : null;
  const lines: Standing[] = stood ? [stood] : [];
  const left = stood?.inside && AFTER_AWAITS[stood.inside];
  if (stood && left) lines.push({ line: stood.line, inside: left });
  for (let i = start + 1; i < seq; i++) {
    const isWakeUp = i + 1 < seq && trace.read(i + 1).kind === "taskReady";
    lines.push(...linesOf(trace.read(i), task, before, isWakeUp));
  }
  const inside = lines.flatMap((one) => one.inside ?? []);
  return { task, now: lines.at(-1) ?? null, program: unique(lines.map(({ line }) => line)), inside: unique(inside) };
}

/** The lines on which an event happens in a step of `runner`; `isWakeUp` if it made somebody ready. */
function linesOf({ kind, task, a, b, mark }: TraceEvent, runner: number, before: Scene, isWakeUp: boolean): Standing[] {
  const at = (line: ProgramLine, ...inside: InsideLine[]): Standing[] =>
    inside.length === 0 ? [{ line, inside: null }] : inside.map((one) => ({ line, inside: one }));
  const role = before.people[runner]?.role;
  const marked = LINES_OF_MARKS[mark];
  // Somebody who stood in get goes on there; others come to it anew.
  const nextMeal = before.people[runner]?.mark === Mark.get ? [] : at("nextMeal");
  // A join that has nothing to wait for leaves no trace.
  const throughJoin = before.people[runner]?.mark === Mark.gather ? at("join", "lookForWork") : [];
  switch (kind) {
    case "loafBegun":
      return [...at("nextLoaf"), ...at("nameBread")];
    case "taskSlept":
      return marked ? at(marked, "setTimer", "awaitAlarm") : [];
    case "taskSuspended":
      if (!marked) return [];
      return at(marked, ...(a === 0 ? ["giveUpTurn" as const] : [AWAITS_INSIDE[marked] ?? []].flat()));
    case "putterJoined":
      return at("put", "lookForRoom", "joinPutters");
    case "getterJoined":
      return [...nextMeal, ...at("get", "lookForItem", "joinGetters")];
    case "itemPut":
      return at("put", "lookForRoom", "addItem", "countUp", "lookForWaiter");
    case "itemTaken":
      return [...nextMeal, ...at("get", "lookForItem", "takeItem", "lookForWaiter", "giveItem")];
    // Who leaves a line without being woken was cancelled: they take their own future out, or it is passed over.
    case "getterLeft":
    case "putterLeft": {
      const line = role === "baker" ? "put" : "get";
      if (isWakeUp) return at(line, "lookForWaiter", "wake");
      return before.people[runner]?.awaits === a ? at(line, "leave") : [];
    }
    case "printed":
      return at(b === 0 ? "printMakes" : "printEats");
    case "itemDone":
      return at("taskDone", "countDown", "lookForRest");
    case "joinReleased":
      return at("taskDone", "release");
    case "taskCreated":
      return before.settings.eaters.length >= task ? [...at("makeQueue"), ...at("createEaters")] : at("gather");
    // The loop is looked at once more, and is over.
    case "taskEnded":
      if (OUTCOMES[a] !== "finished") return [];
      return role === "baker" ? at("nextLoaf") : role === "manager" ? [...throughJoin, ...at("eachEater")] : [];
    case "joinStarted":
      return at("join", "lookForWork", "joinJoiners");
    case "taskCancelRequested":
      return [...throughJoin, ...at("eachEater"), ...at("cancel")];
    default:
      return [];
  }
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
