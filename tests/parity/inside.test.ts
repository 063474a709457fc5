/**
 * What is drawn of asyncio, held against asyncio: after every callback of a program that was taken home, CPython's ready
 * line, timers, waiters, futures and the very lines on which its coroutines stand; and our text of what is inside.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { presets, Run, type Scenario, simulate } from "../../src/bakery/index.ts";
import { callbackAfter, emptyScene, History, loopBefore, loopFolding, sceneFolding } from "../../src/replay/index.ts";
import { insideOf, programOf, standingOf, toPython } from "../../src/share/index.ts";
import { scenario } from "./kitchens.ts";
import { callReferee, type Picture, type Referee } from "./referee.ts";

const SEED = Number(process.env.PARITY_SEED ?? 20261123);
const KITCHENS = 150;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

/** What the page draws after each callback, in the words of the referee. */
function drawn(made: Scenario, untilUs = Number.POSITIVE_INFINITY): Picture[] {
  const run = new Run(made);
  const first = emptyScene(run.settings);
  run.advance(untilUs);
  const { trace } = run;
  const scenes = new History(trace, first, sceneFolding);
  const loops = new History(trace, loopBefore(trace, first), loopFolding);
  const program = programOf(made).lines;
  const inside = insideOf(made.plate.order).lines;
  const pictures: Picture[] = [];
  for (let seq = callbackAfter(trace, 0); seq !== null; seq = callbackAfter(trace, seq)) {
    const scene = scenes.sceneAt(seq);
    const loop = loops.sceneAt(seq);
    // The making of main is none, nor is what a loop says when it is closed.
    if (scene.callbacks === pictures.length) continue;
    expect(loop.isRunning).toBe(false);
    const waiting = (line: readonly { task: number }[]) =>
      line.map(({ task }) => [task, loop.tasks[task]?.state ?? "pending"] as const);
    pictures.push({
      atUs: trace.atUsOf(seq - 1),
      turn: loop.turn,
      ready: loop.ready.map(({ does, task }) => [does === "rings" || does === "tells" ? does : "step", task]),
      timers: loop.timers.map(({ task, atUs }) => [task, atUs]),
      putters: waiting(scene.putLine),
      getters: waiting(scene.getLine),
      joiners: waiting(loop.tasks.filter(({ purpose }) => purpose === "join")),
      size: scene.onPlate.length,
      unfinished: scene.unfinished,
      tasks: scene.people.map((person) => {
        const standing = standingOf(person);
        const task = loop.tasks[person.task];
        if (!standing || !task) return "over";
        const deeper = standing.inside ? (inside[standing.inside] ?? 0) : 0;
        return [task.future === 0 ? "none" : task.state, program[standing.line] ?? 0, deeper];
      }),
    });
  }
  return pictures;
}

/** Without the lines inside what the program calls: CPython's own text of it is another one. */
const outside = (picture: Picture): Picture => ({
  ...picture,
  tasks: picture.tasks.map((task) => (task === "over" ? task : [task[0], task[1], 0])),
});

test(`after every callback of ${KITCHENS} kitchens made from seed ${SEED}`, () => {
  const isSame = fc.property(scenario, (made) => {
    expect(drawn(made).map(outside)).toEqual(referee.watch(toPython(made)));
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});

test.each(presets.map((preset) => [preset.id, preset.scenario] as const))(
  "the preset %s, for 20 seconds",
  (_id, made) => {
    expect(drawn(made, 20_000_000).map(outside)).toEqual(referee.watch(toPython(made), 20_000_000));
  },
);

test(`our text of sleep and the queue stands in for asyncio's in ${KITCHENS} kitchens, line by line`, () => {
  const isSame = fc.property(scenario, (made) => {
    const { text } = insideOf(made.plate.order);
    const theirs = referee.watch(toPython(made), undefined, text);
    // Its queue has names of its own, so only the tasks are told.
    const ours = drawn(made);
    expect(theirs.map(({ tasks }) => tasks)).toEqual(ours.map(({ tasks }) => tasks));
    const printed = simulate(made).lines.map(([atUs, line]) => `${atUs} ${line}`);
    expect(referee.run(toPython(made), undefined, text)).toEqual(printed.length > 0 ? printed : [""]);
  });
  fc.assert(isSame, { seed: SEED, numRuns: KITCHENS });
});
