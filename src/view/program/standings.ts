/** Who stands on which line, and what can be seen there of their variables. */
import { type InsideLine, type LinesRun, locationOf, type TaskLocation } from "../../python/index.ts";
import type { Person, Recording, Scene, TaskState } from "../../replay/index.ts";

export type StandingState = "suspended" | "ready" | "running";

export interface Stander extends TaskLocation {
  readonly task: number;
  readonly state: StandingState;
}

/** Everybody whose coroutine is not over. */
export function standersOf(scene: Scene, isRunning: boolean, steps: LinesRun): Stander[] {
  return scene.people.flatMap((person) => {
    const runs = isRunning && steps.task === person.task && steps.now;
    const location = runs || locationOf(person);
    if (!location) return [];
    const state = runs ? "running" : person.state === "ready" ? "ready" : "suspended";
    return [{ ...location, task: person.task, state }];
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
  readonly recording: Recording;
  readonly scene: Scene;
}

/** The variables of somebody's coroutine and the queue's two numbers, as Python writes them. */
export function variablesOf(
  { recording, scene }: Moment,
  person: Person,
  stander: Stander,
  task: TaskState | undefined,
): [name: string, value: string][] {
  const isLine = scene.plates.length > 1;
  const queue = scene.plates.flatMap(({ onPlate, unfinished }, i): [string, string][] => [
    [isLine ? `queues[${i}].qsize()` : "queue.qsize()", String(onPlate.length)],
    [isLine ? `unfinished ${i}` : "unfinished", String(unfinished)],
  ]);
  const future = stander.inside && FUTURE_NAMES[stander.inside];
  const inner: [string, string][] =
    future && task && task.future > 0
      ? [[future, `<Future ${task.futureState === "done" ? "finished" : task.futureState}>`]]
      : [];
  return [...ownVariables({ recording, scene }, person), ...inner, ...queue];
}

function ownVariables({ recording, scene }: Moment, { role, task, loaf, count, line }: Person): [string, string][] {
  if (role === "manager") {
    const eaters = scene.people.filter((person) => person.role === "eater").length;
    return line > 0 ? [["len(eaters)", String(eaters)]] : [];
  }
  if (role === "baker") {
    const number = loaf === null ? count - 1 : numberOf(recording, loaf);
    if (number < 0) return [];
    return [
      ["i", String(number)],
      ["bread", quote(number)],
    ];
  }
  const last = loaf ?? lastTaken({ recording, scene }, task);
  return last === null ? [] : [["bread", quote(numberOf(recording, last))]];
}

const numberOf = ({ cast }: Recording, item: number): number => cast.loafOf(item)?.number ?? -1;

const quote = (number: number): string => `'bread ${number}'`;

/** A variable keeps its loaf until there is another one. */
function lastTaken({ recording, scene }: Moment, task: number): number | null {
  for (let seq = scene.seq - 1; seq >= Math.max(0, scene.seq - MOST_EVENTS); seq--) {
    const event = recording.trace.read(seq);
    if (event.kind === "itemTaken" && event.task === task) return event.item;
  }
  return null;
}
