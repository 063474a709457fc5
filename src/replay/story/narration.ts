/**
 * Narration: what an event means to somebody watching, as a sentence still without words.
 * The words are the message catalogue's business.
 */
import type { Edit } from "../../bakery/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import { firstPlate, type Plate, type Scene } from "../scene/index.ts";
import { callbackBefore, isVisible, isWorkBegun, lastVisible } from "../steps.ts";
import type { Waiter } from "../world/index.ts";
import { breadLabel, labelOf } from "./labels.ts";

/** The name of the plate where there are several. */
interface AtPlate {
  readonly plate?: string;
}

export type Sentence =
  | ({ readonly say: "drops" | "takes" | "takesToTop"; readonly name: string; readonly bread: string } & AtPlate)
  | ({ readonly say: "putsMark" | "takesMark"; readonly name: string } & AtPlate)
  | { readonly say: "begins" | "eats"; readonly name: string; readonly bread: string }
  | ({ readonly say: "waitsForRoom"; readonly name: string; readonly bread: string } & Wait & AtPlate)
  | ({ readonly say: "waitsForBread"; readonly name: string } & Wait & AtPlate)
  | { readonly say: "goesHome" | "isSentHome"; readonly name: string }
  /** At work, on nothing that has a name; reports something done that is not known. */
  | { readonly say: "works" | "reports"; readonly name: string }
  /** `error` is in Python's words, or empty. */
  | { readonly say: "fails"; readonly name: string; readonly error: string }
  /** The manager waits in join; `areBakersDone` where all who put on the one plate have gone, and there were any. */
  | ({ readonly say: "managerWaits"; readonly unfinished: number; readonly areBakersDone: boolean } & AtPlate)
  /** Somebody else does. */
  | ({ readonly say: "waitsInJoin"; readonly name: string; readonly unfinished: number } & AtPlate)
  /** That wait is over: of the manager alone, or of anybody. */
  | { readonly say: "doorOpens" }
  | ({ readonly say: "joinEnds" } & AtPlate)
  /** Blocks the loop for so long. */
  | { readonly say: "blocks"; readonly name: string; readonly seconds: number }
  /** Made a coroutine of that name, and did not await it. */
  | { readonly say: "neverAwaits"; readonly name: string; readonly coroutine: string }
  /** Somebody called cancel() on their task, from outside. */
  | { readonly say: "isCancelled"; readonly name: string }
  | { readonly say: "closes" | "stuck" | "changes" };

/** How somebody has joined a line. */
export interface Wait {
  /** Who stands in it right before them, or null. */
  readonly behind: string | null;
  /** They were woken from it and found the place taken, or gone where the plate was made smaller meanwhile. */
  readonly isAgain: boolean;
}

/** The sentence for event `seq`, given the scene right after it; null for what a viewer does not see. */
export function narrate(recording: Recording, seq: number, scene: Scene): Sentence | null {
  const { cast } = recording;
  const event = recording.trace.read(seq);
  if (!isVisible(event, cast)) return null;
  const task = "task" in event ? event.task : -1;
  // What is no task is asyncio itself: a callback.
  const name = task < 0 ? "asyncio" : (scene.people[task]?.name ?? "");
  switch (event.kind) {
    case "taskSlept":
    case "taskSuspended": {
      const { loaf, role } = scene.people[task] ?? {};
      return typeof loaf === "number" && role === "baker"
        ? { say: "begins", name, bread: labelOfItem(recording, scene, loaf) }
        : { say: "works", name };
    }
    case "itemPut":
    case "itemTaken":
      return moveSentence(recording, event, name, scene);
    case "itemDone":
      // What it has passed on, or what is not known, is not eaten up with that.
      if (event.item === 0 || scene.loaves.has(event.item)) return { say: "reports", name };
      return { say: "eats", name, bread: labelOfItem(recording, scene, event.item) };
    case "putterJoined":
    case "getterJoined":
      return waitOf(recording, event, scene);
    case "joinStarted":
      return joinSentence(event, scene);
    case "joinReleased": {
      const joiners = recording.worldAt(seq).queues[event.queue]?.joiners ?? [];
      const isManagers = joiners.every((joiner) => scene.people[joiner.task]?.role === "manager");
      return isManagers && scene.plates.length < 2
        ? { say: "doorOpens" }
        : { say: "joinEnds", ...plateName(scene, event.queue) };
    }
    case "taskEnded":
      if (event.outcome === "failed") return { say: "fails", name, error: event.error };
      return scene.people[task]?.role === "manager" ? { say: "closes" } : { say: "goesHome", name };
    // Something went wrong; it may be that nobody failed but the loop.
    case "callbackFailed":
    case "errorNeverRetrieved":
      return { say: "fails", name: name || "asyncio", error: event.error };
    case "taskLeftPending":
      return { say: "fails", name: name || "asyncio", error: "" };
    case "deadlocked":
      return { say: "stuck" };
    case "stepBlocked":
      return { say: "blocks", name, seconds: event.delayUs / 1_000_000 };
    case "neverAwaited":
      return { say: "neverAwaits", name, coroutine: event.coroutine };
    case "intervened":
      return changeSentence(cast.editOf(event.number), scene);
    default:
      return null;
  }
}

function moveSentence(
  recording: Recording,
  { kind, task, item, queue }: Extract<TraceEvent, { kind: "itemPut" | "itemTaken" }>,
  name: string,
  scene: Scene,
): Sentence {
  const at = plateName(scene, queue);
  if (recording.cast.loafOf(item)?.isMark) return { say: kind === "itemPut" ? "putsMark" : "takesMark", name, ...at };
  const takes = scene.people[task]?.role === "topper" ? "takesToTop" : "takes";
  return { say: kind === "itemPut" ? "drops" : takes, name, bread: labelOfItem(recording, scene, item), ...at };
}

function joinSentence({ task, queue }: Extract<TraceEvent, { kind: "joinStarted" }>, scene: Scene): Sentence {
  const { people, plates } = scene;
  const { unfinished } = plateOf(scene, queue);
  const at = plateName(scene, queue);
  const person = people[task];
  if (person?.role !== "manager") return { say: "waitsInJoin", name: person?.name ?? "", unfinished, ...at };
  const putters = people.filter((one) => one?.role === "baker" || one?.role === "topper");
  const areBakersDone = plates.length < 2 && putters.length > 0 && putters.every(({ state }) => state === "gone");
  return { say: "managerWaits", unfinished, areBakersDone, ...at };
}

/** Who is sent home is named; any other setting was moved. */
function changeSentence(edit: Edit | null, { people }: Scene): Sentence {
  if (edit?.kind !== "dismiss" && edit?.kind !== "cancel") return { say: "changes" };
  const person = people.find((one) => one?.role === edit.role && one.index === edit.index);
  if (!person) return { say: "changes" };
  return { say: edit.kind === "cancel" ? "isCancelled" : "isSentHome", name: person.name };
}

/**
 * The sentence that fits a place best: what a viewer saw last, or, of all that one callback did, what is more than that
 * somebody goes on with their work. Null where a callback did nothing that one sees.
 */
export function sentenceAt(recording: Recording, seq: number, isByCallback: boolean): Sentence | null {
  const { trace, cast } = recording;
  let seen = lastVisible(recording, seq);
  if (seen === null) return null;
  if (isByCallback) {
    const start = callbackBefore(trace, seq);
    if (seen < start) return null;
    for (let i = seen; i >= start; i--) {
      const event = trace.read(i);
      if (!isVisible(event, cast) || isWorkBegun(event)) continue;
      seen = i;
      break;
    }
  }
  return narrate(recording, seen, recording.sceneAt(seq));
}

export function labelOfItem({ cast }: Recording, { people }: Scene, item: number): string {
  const loaf = cast.loafOf(item);
  if (loaf?.isMark) return "None";
  return loaf ? breadLabel(people, loaf.baker, loaf.number) : `#${item}`;
}

const plateOf = ({ plates }: Scene, queue: number): Plate =>
  plates.find((plate) => plate.queue === queue) ?? firstPlate({ plates });

function plateName({ plates }: Scene, queue: number): AtPlate {
  if (plates.length < 2) return {};
  const at = plates.findIndex((plate) => plate.queue === queue);
  return { plate: plates[at]?.name || `${at + 1}` };
}

/** Behind whom somebody has joined a line, and whether they stood in it before. */
function waitOf(
  recording: Recording,
  { kind, task, queue }: Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" }>,
  scene: Scene,
): Sentence {
  const { putLine, getLine } = plateOf(scene, queue);
  const line = kind === "putterJoined" ? putLine : getLine;
  const at = line.findIndex((waiter) => waiter.task === task);
  return sentenceOfWait(recording, scene, kind === "putterJoined" ? "put" : "get", queue, task, line[at], line[at - 1]);
}

function sentenceOfWait(
  recording: Recording,
  scene: Scene,
  side: "put" | "get",
  queue: number,
  task: number,
  own: Waiter | undefined,
  before: Waiter | undefined,
): Sentence {
  const person = scene.people[task];
  const name = person?.name ?? "";
  const wait = {
    behind: (before && scene.people[before.task]?.name) ?? null,
    isAgain: own?.isAgain ?? false,
    ...plateName(scene, queue),
  };
  if (side === "get") return { say: "waitsForBread", name, ...wait };
  // A loaf that will never be put has no number.
  const loaf = person?.loaf ?? null;
  const bread = loaf === null ? `${labelOf(scene.people, task)}?` : labelOfItem(recording, scene, loaf);
  return { say: "waitsForRoom", name, bread, ...wait };
}

/** Whether somebody stands in one of the waiting lines. */
export const isInLine = ({ plates }: Scene, task: number): boolean =>
  plates.some(({ putLine, getLine }) => [...putLine, ...getLine].some((waiter) => waiter.task === task));

/** The sentence that is true now of somebody who stands in line; null for one who does not. */
export function narrateWait(recording: Recording, scene: Scene, task: number): Sentence | null {
  for (const { queue, putLine, getLine } of scene.plates) {
    for (const [side, line] of [
      ["put", putLine],
      ["get", getLine],
    ] as const) {
      const at = line.findIndex((waiter) => waiter.task === task);
      if (at >= 0) return sentenceOfWait(recording, scene, side, queue, task, line[at], line[at - 1]);
    }
  }
  return null;
}

/** The wait that has begun last between two scenes and still goes on: who waits, and the sentence for it. */
export function narrateNewWait(
  recording: Recording,
  before: Scene,
  after: Scene,
): { readonly task: number; readonly sentence: Sentence } | null {
  for (let seq = after.seq - 1; seq >= before.seq; seq--) {
    const event = recording.trace.read(seq);
    if ((event.kind !== "putterJoined" && event.kind !== "getterJoined") || !isInLine(after, event.task)) continue;
    const sentence = narrate(recording, seq, after);
    return sentence && { task: event.task, sentence };
  }
  return null;
}
