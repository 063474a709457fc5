/**
 * What the page draws of asyncio after each callback of a kitchen, in the words of the referee.
 */
import { Run, type Scenario, type TimedEdit } from "../../src/bakery/index.ts";
import { insideOf, linesRunAt, locationOf, programOf } from "../../src/python/index.ts";
import { callbackAfter, Recording } from "../../src/replay/index.ts";
import type { Picture } from "./referee.ts";

/** What the page draws after each callback, in the words of the referee. */
export function drawn(
  made: Scenario,
  untilUs = Number.POSITIVE_INFINITY,
  changes: readonly TimedEdit[] = [],
): Picture[] {
  const run = new Run(made, changes);
  run.advance(untilUs);
  const { trace } = run;
  const recording = new Recording(trace, run.cast);
  const program = programOf(made).lines;
  const inside = insideOf(made.plate.order).lines;
  const pictures: Picture[] = [];
  for (let seq = callbackAfter(trace, 0); seq !== null; seq = callbackAfter(trace, seq)) {
    const world = recording.worldAt(seq);
    // The making of main is none, nor is what a loop says when it is closed.
    if (world.callbacks === pictures.length) continue;
    if (world.running !== -1) throw new Error(`task ${world.running} runs after a callback`);
    const waiting = (line: readonly { task: number }[] = []) =>
      line.map(({ task }) => [task, world.tasks[task]?.futureState ?? "pending"] as const);
    const steps = linesRunAt(recording, seq);
    pictures.push({
      ran: [numbers(steps.program, program), numbers(steps.inside, inside)],
      atUs: trace.atUsOf(seq - 1),
      turn: world.turn,
      ready: world.ready.map(({ does, task }) => [does === "rings" || does === "tells" ? does : "step", task]),
      timers: world.timers.map(({ task, atUs }) => [task, atUs]),
      queues: world.queues
        .filter((queue) => queue !== undefined)
        .map(({ putters, getters, items, unfinished }) => [
          waiting(putters),
          waiting(getters),
          items.length,
          unfinished,
        ]),
      // CPython's joiners are in line until their step has run.
      joiners: waiting(world.tasks.filter(({ purpose, future }) => purpose === "join" && future !== 0)),
      tasks: recording.sceneAt(seq).people.map((person) => {
        const location = locationOf(person);
        const task = world.tasks[person.task];
        if (!task || task.stage === "over") return "over";
        if (!location) return [task.future === 0 ? "none" : task.futureState, 0, 0];
        const deeper = location.inside ? (inside[location.inside] ?? 0) : 0;
        return [task.future === 0 ? "none" : task.futureState, program[location.line] ?? 0, deeper];
      }),
    });
  }
  return pictures;
}

/** The numbers of lines that have names. */
const numbers = <Name extends string>(names: readonly Name[], lines: Partial<Record<Name, number>>): number[] =>
  names.map((name) => lines[name] ?? 0).sort((a, b) => a - b);

/** Without the lines inside what the program calls: CPython's own text of it is another one. */
export const outside = (picture: Picture): Picture => ({
  ...picture,
  ran: [picture.ran[0], []],
  tasks: picture.tasks.map((task) => (task === "over" ? task : [task[0], task[1], 0])),
});
