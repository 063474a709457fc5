/** Who stands on which line, and what can be seen there of their variables. */
import type { Trace } from "../../bakery/index.ts";
import type { LoopScene, LoopTask, Person, Scene } from "../../replay/index.ts";
import { type InsideLine, type Standing, type Steps, standingOf } from "../../share/index.ts";

export type StandingState = "suspended" | "ready" | "running";

export interface Stander extends Standing {
  readonly task: number;
  readonly state: StandingState;
}

/** Everybody whose coroutine is not over. */
export function standersOf(scene: Scene, loop: LoopScene, steps: Steps): Stander[] {
  return scene.people.flatMap((person) => {
    const runs = loop.isRunning && steps.task === person.task && steps.now;
    const standing = runs || standingOf(person);
    if (!standing) return [];
    const state = runs ? "running" : person.state === "ready" ? "ready" : "suspended";
    return [{ ...standing, task: person.task, state }];
  });
}

/** The name of the future in the text of what is inside. */
const FUTURE_NAMES: Partial<Record<InsideLine, string>> = {
  awaitAlarm: "alarm",
  awaitPutter: "putter",
  awaitGetter: "getter",
  awaitJoiner: "joiner",
};

const MOST_EVENTS = 20_000;

interface Moment {
  readonly trace: Trace;
  readonly scene: Scene;
}

/** The variables of somebody's coroutine and the queue's two numbers, as Python writes them. */
export function variablesOf(
  { trace, scene }: Moment,
  person: Person,
  stander: Stander,
  task: LoopTask | undefined,
): [name: string, value: string][] {
  const queue: [string, string][] = [
    ["queue.qsize()", String(scene.onPlate.length)],
    ["unfinished", String(scene.unfinished)],
  ];
  const future = stander.inside && FUTURE_NAMES[stander.inside];
  const inner: [string, string][] =
    future && task && task.future > 0 ? [[future, `<Future ${task.state === "done" ? "finished" : task.state}>`]] : [];
  return [...ownVariables({ trace, scene }, person), ...inner, ...queue];
}

function ownVariables({ trace, scene }: Moment, { role, task, loaf, count, mark }: Person): [string, string][] {
  if (role === "manager") {
    const eaters = scene.people.filter((person) => person.role === "eater").length;
    return mark > 0 ? [["len(eaters)", String(eaters)]] : [];
  }
  if (role === "baker") {
    const number = loaf === null ? count - 1 : trace.loaf(loaf).number;
    if (number < 0) return [];
    return [
      ["i", String(number)],
      ["bread", quote(number)],
    ];
  }
  const last = loaf ?? lastTaken({ trace, scene }, task);
  return last === null ? [] : [["bread", quote(trace.loaf(last).number)]];
}

const quote = (number: number): string => `'bread ${number}'`;

/** A variable keeps its loaf until there is another one. */
function lastTaken({ trace, scene }: Moment, task: number): number | null {
  for (let seq = scene.seq - 1; seq >= Math.max(0, scene.seq - MOST_EVENTS); seq--) {
    const event = trace.read(seq);
    if (event.kind === "itemTaken" && event.task === task) return event.a;
  }
  return null;
}
