/**
 * Narration: what an event means to somebody watching, as a sentence still without words.
 * The words are the message catalogue's business.
 */
import type { Trace, TraceEvent } from "../bakery/index.ts";
import type { Person, Scene } from "./scene.ts";

export type Sentence =
  | { readonly say: "begins" | "drops" | "takes" | "eats"; readonly name: string; readonly bread: string }
  | ({ readonly say: "waitsForRoom"; readonly name: string; readonly bread: string } & Wait)
  | ({ readonly say: "waitsForBread"; readonly name: string } & Wait)
  | { readonly say: "goesHome"; readonly name: string }
  /** `error` is in Python's words, or empty. */
  | { readonly say: "fails"; readonly name: string; readonly error: string }
  | { readonly say: "managerWaits"; readonly unfinished: number }
  | { readonly say: "doorOpens" | "closes" | "stuck" | "changes" };

/** How somebody has joined a line. */
export interface Wait {
  /** Who stands in it right before them, or null. */
  readonly behind: string | null;
  /** They were woken from it and found the place taken, or gone where the plate was made smaller meanwhile. */
  readonly isAgain: boolean;
}

/** The sentence for event `seq`, given the scene right after it; null for what a viewer does not see. */
export function narrate(trace: Trace, seq: number, scene: Scene): Sentence | null {
  const event = trace.read(seq);
  const name = scene.people[event.task]?.name ?? "";
  const breadOf = (loaf: number): string => {
    const { baker, number } = trace.loaf(loaf);
    return breadLabel(scene.people, baker, number);
  };
  switch (event.kind) {
    case "loafBegun":
      return { say: "begins", name, bread: breadOf(event.a) };
    case "itemPut":
      return { say: "drops", name, bread: breadOf(event.a) };
    case "itemTaken":
      return { say: "takes", name, bread: breadOf(event.a) };
    case "itemDone": {
      const eaten = lastPrinted(trace, seq);
      return eaten === null ? null : { say: "eats", name, bread: breadOf(eaten) };
    }
    case "putterJoined":
      return {
        say: "waitsForRoom",
        name,
        bread: breadOf(scene.people[event.task]?.loaf ?? 0),
        ...waitOf(trace, event, scene),
      };
    case "getterJoined":
      return { say: "waitsForBread", name, ...waitOf(trace, event, scene) };
    case "joinStarted":
      return { say: "managerWaits", unfinished: scene.unfinished };
    case "joinReleased":
      return { say: "doorOpens" };
    case "taskEnded":
      if (scene.people[event.task]?.role === "manager") return { say: "closes" };
      if (scene.people[event.task]?.state !== "trouble") return { say: "goesHome", name };
      break;
    case "callbackFailed":
    case "taskLeftPending":
    case "errorNeverRetrieved":
      break;
    case "deadlocked":
      return { say: "stuck" };
    case "changed":
      return { say: "changes" };
    default:
      return null;
  }
  // Something went wrong; it may be that nobody failed but the loop.
  return { say: "fails", name: name || "asyncio", error: trace.errors[event.b - 1] ?? "" };
}

/** Behind whom somebody has joined a line, and whether they stood in it before. */
function waitOf(trace: Trace, event: TraceEvent, { putLine, getLine, people }: Scene): Wait {
  const line = event.kind === "putterJoined" ? putLine : getLine;
  const before = line[line.findIndex((waiter) => waiter.task === event.task) - 1];
  return { behind: (before && people[before.task]?.name) ?? null, isAgain: wasWoken(trace, event) };
}

/** Whether who joins a line acts for the first time since being woken from it: the last they did was to leave it. */
function wasWoken(trace: Trace, { seq, task, kind }: TraceEvent): boolean {
  const left = kind === "putterJoined" ? "putterLeft" : "getterLeft";
  for (let i = seq - 1; i > 0; i--) {
    const event = trace.read(i);
    if (event.task !== task || event.kind === "taskResumed") continue;
    return event.kind === "taskReady" && trace.read(i - 1).kind === left;
  }
  return false;
}

/** Whether somebody stands in one of the waiting lines. */
export const isInLine = ({ putLine, getLine }: Scene, task: number): boolean =>
  [...putLine, ...getLine].some((waiter) => waiter.task === task);

/** The wait that has begun last between two scenes and still goes on: who waits, and the sentence for it. */
export function narrateNewWait(
  trace: Trace,
  before: Scene,
  after: Scene,
): { readonly task: number; readonly sentence: Sentence } | null {
  for (let seq = after.seq - 1; seq >= before.seq; seq--) {
    const { kind, task } = trace.read(seq);
    if ((kind !== "putterJoined" && kind !== "getterJoined") || !isInLine(after, task)) continue;
    const sentence = narrate(trace, seq, after);
    return sentence && { task, sentence };
  }
  return null;
}

/** An eater prints the loaf right before reporting it done. */
function lastPrinted(trace: Trace, seq: number): number | null {
  const before = trace.read(Math.max(0, seq - 1));
  return before.kind === "printed" ? before.a : null;
}

/**
 * A few characters that tell people of a role apart: the first of the name, and where somebody hired before has the same
 * also the number at its end, or else a later letter, or else a number that nobody has.
 */
function labelsOf(people: readonly Person[]): Map<number, string> {
  const labels = new Map<number, string>();
  const taken = { manager: new Set<string>(), baker: new Set<string>(), eater: new Set<string>() };
  for (const person of [...people].sort((a, b) => (a?.index ?? 0) - (b?.index ?? 0))) {
    if (!person) continue;
    const name = person.name.trim();
    const [letter = "?", ...rest] = [...name];
    const first = letter.toUpperCase();
    const number = /.(\d{1,4})$/su.exec(name)?.[1];
    const later = number === undefined ? rest.map((one) => first + one.toLowerCase()) : [first + number];
    const used = taken[person.role];
    let label = [first, ...later].find((one) => /[\p{L}\p{N}]$/u.test(one) && !used.has(one));
    for (let i = person.index; label === undefined; i++) if (!used.has(first + i)) label = first + i;
    used.add(label);
    labels.set(person.task, label);
  }
  return labels;
}

const known = new WeakMap<readonly Person[], Map<number, string>>();
let last: { names: readonly (string | undefined)[]; labels: Map<number, string> } | null = null;

/** The label of one of these people. */
export function labelOf(people: readonly Person[], task: number): string {
  let labels = known.get(people);
  if (!labels) {
    labels = labelsFor(people);
    known.set(people, labels);
  }
  return labels.get(task) ?? "?";
}

/** People change with every event, their names hardly ever: the same names have the same labels. */
function labelsFor(people: readonly Person[]): Map<number, string> {
  const isSame = last?.names.length === people.length && people.every((person, i) => person?.name === last?.names[i]);
  if (!last || !isSame) last = { names: people.map((person) => person?.name), labels: labelsOf(people) };
  return last.labels;
}

/** The label on a loaf: its baker's letters and its number, kept apart where the letters end in a digit. */
export function breadLabel(people: readonly Person[], baker: number, number: number): string {
  const label = labelOf(people, baker);
  return /\d$/.test(label) ? `${label}·${number}` : `${label}${number}`;
}
