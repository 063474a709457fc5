/**
 * Lessons, goals and being the loop: every beat comes about in its kitchen, every goal can be met and is not met at first, every
 * right move is the engine's, every refusal names a rule that is broken.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Run, type Scenario } from "../../src/bakery/index.ts";
import {
  Ahead,
  beginLoop,
  choicesAt,
  GOAL_IDS,
  type GoalId,
  goalOf,
  isAsItShould,
  judgeMove,
  kitchenOf,
  LESSONS,
  mixedLines,
  ONE_TOO_MANY,
  PARTS,
  play,
  questionAt,
  RIGHT_ORDER,
  type RunPlace,
  rightMove,
  runBuilt,
  standFor,
  tryGoal,
} from "../../src/lessons/index.ts";
import { callbackAfter, Recording } from "../../src/replay/index.ts";
import { brokenScenario, scenario } from "../parity/kitchens.ts";

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("the lesson %s", (_id, lesson) => {
  test("comes from beat to beat: each moment is found, each question can be asked there", () => {
    const { scenario, changes } = kitchenOf(lesson);
    let place: RunPlace = { callbacks: 0, atUs: 0 };
    for (const beat of lesson.beats) {
      const ahead = new Ahead(scenario, changes, place);
      if (beat.kind === "look") {
        const stand = standFor(ahead, beat);
        expect(stand, JSON.stringify(beat)).not.toBe(null);
        if (!stand) return;
        expect(stand.place.callbacks).toBeGreaterThanOrEqual(place.callbacks);
        place = stand.place;
      } else if (beat.kind === "predict") {
        const question = questionAt(ahead, beat.ask);
        expect(question, JSON.stringify(beat)).not.toBe(null);
        if (question) place = question.until;
      }
    }
    expect(lesson.beats.at(-1)?.kind).toBe("tell");
  });
});

describe("goals", () => {
  const faster = (made: Scenario, bakers: number, eaters: number, size?: number): Scenario => ({
    ...made,
    bakers: made.bakers.map((baker) => ({ ...baker, seconds: bakers })),
    eaters: made.eaters.map((eater) => ({ ...eater, seconds: eaters })),
    plate: size === undefined ? made.plate : { ...made.plate, size, bounded: true },
    ...(made.stages && {
      stages: made.stages.map(({ toppers, plate }) => ({
        toppers: toppers.map((topper) => ({ ...topper, seconds: 0.5 })),
        plate,
      })),
    }),
  });
  /** One way to meet each. */
  const ways: Record<GoalId, (made: Scenario) => Scenario> = {
    noBakerWaits: (made) => faster(made, 1, 0.9, 2),
    noEaterWaits: (made) => faster(made, 0.4, 0.65),
    serve40: (made) => faster(made, 0.5, 0.5),
    waitUnderASecond: (made) => faster(made, 1, 0.9),
    smallestPlate: (made) => faster(made, 2.5, 2, 4),
    everybodyBusy: (made) => faster(made, 1, 1, 4),
    plateNeverFull: (made) => faster(made, 1, 0.9, 4),
    closeFast: (made) => faster(made, 0.2, 0.4),
    lineFlows: (made) => faster(made, 0.5, 0.7),
    fewEaters: (made) => ({
      ...faster(made, 0.5, 0.9),
      eaters: made.eaters.slice(0, 2).map((eater) => ({ ...eater, seconds: 0.9 })),
    }),
  };
  test.each(GOAL_IDS)("%s is not met as the kitchen begins, and can be met by its settings", (id) => {
    const goal = goalOf(id);
    expect(tryGoal(goal, goal.scenario).isMet).toBe(false);
    expect(tryGoal(goal, ways[id](goal.scenario))).toMatchObject({ isMet: true });
  });

  test("a plate without a limit meets no goal that asks for the smallest", () => {
    const goal = goalOf("noBakerWaits");
    const { isMet, cost } = tryGoal(goal, { ...goal.scenario, plate: { ...goal.scenario.plate, bounded: false } });
    expect([isMet, cost]).toEqual([true, Number.POSITIVE_INFINITY]);
  });
});

describe("being the loop", () => {
  const kitchens = fc.oneof(scenario, brokenScenario);

  test("right moves alone lead through every callback of the engine, in its order", () => {
    const isSame = fc.property(kitchens, fc.nat(30), (made, callbacks) => {
      const ahead = new Ahead(made, [], { callbacks, atUs: 0 });
      const { recording } = ahead;
      let game = beginLoop(ahead);
      const run = new Run(made);
      while (run.callbackCount < ahead.from.callbacks && run.step());
      for (let i = 0; i < 40; i++) {
        const move = rightMove(recording, game);
        if (!move) break;
        expect(choicesAt(recording, game)).toContainEqual(move);
        const { phase } = game;
        game = play(recording, game, move);
        if (phase === "choose" && game.phase === "choose") run.step();
        else if (phase === "step") run.step();
        const mine = new Recording(run.trace, run.cast);
        if (game.phase === "choose")
          expect(recording.worldAt(game.seq).callbacks).toBe(mine.worldAt(run.trace.length).callbacks);
      }
      expect(game.refusals).toBe(0);
    });
    fc.assert(isSame, { seed: 1, numRuns: 150 });
  });

  test("every refusal names a rule that the move breaks, and nothing moves", () => {
    const seen = new Set<string>();
    const isSo = fc.property(kitchens, fc.nat(60), (made, callbacks) => {
      const ahead = new Ahead(made, [], { callbacks, atUs: 0 });
      const { recording } = ahead;
      let game = beginLoop(ahead);
      for (let i = 0; i < 12; i++) {
        const right = rightMove(recording, game);
        if (!right) break;
        const { ready, timers } = recording.worldAt(game.seq);
        for (const move of choicesAt(recording, game)) {
          const answer = judgeMove(recording, game, move);
          if (answer.isRight) {
            expect(move).toEqual(right);
            continue;
          }
          seen.add(answer.rule);
          expect(play(recording, game, move)).toEqual({ ...game, refusals: game.refusals + 1 });
          if (answer.rule === "L1" && move.kind === "run")
            expect(ready[0]).not.toMatchObject({ handle: move.handle, task: move.task });
          if (answer.rule === "L4") expect(ready.length).toBeGreaterThan(0);
          const at = move.kind === "wait" ? timers.find(({ task }) => task === move.task)?.atUs : undefined;
          if (answer.rule === "L5") expect(at).toBe(timers[0]?.atUs);
          if (answer.rule === "L6") expect(at).toBeGreaterThan(timers[0]?.atUs ?? 0);
          if (answer.rule === "step") expect(right.kind).toBe("step");
        }
        game = play(recording, game, right);
      }
    });
    fc.assert(isSo, { seed: 2, numRuns: 150 });
    expect([...seen].sort()).toEqual(["L1", "L4", "L5", "L6", "step"]);
  });

  test("a game ends where the recording does", () => {
    const ahead = new Ahead(LESSONS[0] ? kitchenOf(LESSONS[0]).scenario : ({} as Scenario), [], {
      callbacks: 0,
      atUs: 0,
    });
    const { trace } = ahead.recording;
    expect(callbackAfter(trace, trace.length)).toBe(null);
    expect(rightMove(ahead.recording, { seq: trace.length, phase: "choose", moves: 0, refusals: 0 })).toBe(null);
  });
});

describe("ordering lines", () => {
  test.each(PARTS)(
    "of %s: the right order does what the program should, and no other order of the same lines is called right unless it does the same",
    (part) => {
      expect(isAsItShould(part, RIGHT_ORDER[part])).toBe(true);
      const should = runBuilt(part, RIGHT_ORDER[part]);
      expect(should).toMatchObject({ end: "finished", unfinished: 0 });
      expect(should.printed).toHaveLength(12);
      const all = permutations(RIGHT_ORDER[part]);
      const right = all.filter((lines) => isAsItShould(part, lines));
      expect(right.length).toBeLessThan(all.length / 2);
      for (const lines of right) expect(runBuilt(part, lines)).toEqual(should);
    },
  );

  test("says what happens where it goes wrong", () => {
    expect(runBuilt("consume", ["get", "eat", "printEats"])).toMatchObject({ end: "stuck", unfinished: 6 });
    expect(runBuilt("consume", ["printEats", "get", "eat", "taskDone"]).end).toBe("stuck");
    expect(runBuilt("produce", ["put", "taskDone", "printMakes"])).toMatchObject({ end: "stuck" });
    expect(runBuilt("main", ["gather", "createEaters", "join", "cancel"]).end).toBe("stuck");
    expect(runBuilt("main", ["createEaters", "gather", "cancel", "join"]).end).toBe("stuck");
    expect(runBuilt("consume", []).end).toBe("neverGivesWay");
    for (const part of PARTS) expect(isAsItShould(part, [...RIGHT_ORDER[part], ONE_TOO_MANY[part]])).toBe(false);
  });
});

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]];
  return list.flatMap((one, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

test.each(PARTS)("the lines of %s never come in their right order, and each shuffle has them all", (part) => {
  for (let seed = 0; seed < 50; seed++) {
    const lines = mixedLines(part, seed);
    expect([...lines].sort()).toEqual([...RIGHT_ORDER[part], ONE_TOO_MANY[part]].sort());
    expect(lines.filter((line) => line !== ONE_TOO_MANY[part])).not.toEqual(RIGHT_ORDER[part]);
    expect(mixedLines(part, seed)).toEqual(lines);
  }
});
