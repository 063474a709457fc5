/**
 * Questions: each has one right option, and it is what the run then does, as one sees it who runs the kitchen on.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { printedLines, Run, type Scenario } from "../../src/bakery/index.ts";
import {
  Ahead,
  ENDS,
  EVERYBODY,
  NOBODY,
  type Option,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  questionsAt,
} from "../../src/lessons/index.ts";
import { Recording, type Scene } from "../../src/replay/index.ts";
import { brokenScenario, lineScenario, scenario } from "../parity/kitchens.ts";

const KITCHENS = 3000;

const kitchens = fc.oneof(scenario, brokenScenario, lineScenario);

/** The same kitchen run to where a question is asked, by stepping. */
function runTo(made: Scenario, { from }: Question): Run {
  const run = new Run(made);
  while (run.callbackCount < from.callbacks && run.step());
  return run;
}

const sceneNow = (run: Run): Scene => new Recording(run.trace, run.cast).sceneAt(run.trace.length);
const rightOf = ({ options, right }: Question): Option => options[right] as Option;

/** Steps on until it holds of the scene. */
function stepUntil(run: Run, isIt: (scene: Scene, before: Scene) => boolean): Scene {
  let before = sceneNow(run);
  while (run.step()) {
    const scene = sceneNow(run);
    if (isIt(scene, before)) return scene;
    before = scene;
  }
  throw new Error("it never comes about");
}

const ANSWERS: Record<QuestionKind, (made: Scenario, question: Question) => void> = {
  actsNext: (made, question) => {
    const run = runTo(made, question);
    const { length } = run.trace;
    const isWorker = (task: number): boolean => ["baker", "topper", "eater"].includes(run.cast.roleOf(task));
    for (;;) {
      run.step();
      for (let seq = length; seq < run.trace.length; seq++) {
        const event = run.trace.read(seq);
        if (event.kind !== "taskResumed" || !isWorker(event.task)) continue;
        expect(rightOf(question).value).toBe(event.task);
        return;
      }
    }
  },
  levelAt: (made, question) => {
    const run = new Run(made);
    run.advance(question.atUs);
    // Who blocks has gone further.
    const scene = new Recording(run.trace, run.cast).sceneAt(run.trace.countUntil(question.atUs));
    expect(scene.plates[0]?.onPlate.length).toBe(rightOf(question).value);
  },
  printsNext: (made, question) => {
    const run = runTo(made, question);
    const printed = run.trace.printedSeqs.length;
    run.advance(run.nowUs + 120e6, 60_000);
    expect([...printedLines(run.trace, printed, 1)][0]?.[1]).toBe(rightOf(question).text);
  },
  wokenByPut: (made, question) => {
    const run = runTo(made, question);
    const puts = (scene: Scene): number => scene.people[question.task]?.count ?? 0;
    const before = sceneNow(run);
    const scene = stepUntil(run, (next) => puts(next) > puts(before));
    const { value } = rightOf(question);
    expect(value).not.toBe(EVERYBODY);
    if (value !== NOBODY) expect(scene.people[value]).toMatchObject({ state: "ready", wokenFrom: "get" });
  },
  givesWay: (made, question) => {
    const run = runTo(made, question);
    while (run.callbackCount < question.until.callbacks) run.step();
    const { state } = sceneNow(run).people[question.task] ?? {};
    const isInLine = state === "holding" || state === "hungry";
    if (rightOf(question).value === 1) expect(isInLine).toBe(true);
  },
  joinEnds: (made, question) => {
    const run = new Run(made);
    const { value } = rightOf(question);
    run.advance(value - 1);
    expect(sceneNow(run).people[0]?.state).not.toBe("gone");
    run.advance(value);
    // On a line of plates the next join follows.
    const manager = sceneNow(run).people[0];
    if (made.stages === undefined && made.ending === undefined) expect(manager?.state).toBe("gone");
  },
  ending: (made, question) => {
    const run = new Run(made);
    run.advance(question.from.atUs + 600e6, 60_000);
    expect({ finished: "closes", failed: "fails", deadlock: "stuck", livelock: "", none: "" }[run.end ?? "none"]).toBe(
      ENDS[rightOf(question).value],
    );
  },
  takenBy: (made, question) => {
    const run = new Run(made);
    run.advance(question.facts.atUs);
    const { trace } = run;
    const takes = [];
    for (let seq = 0; seq < trace.length; seq++) {
      const event = trace.read(seq);
      if (event.kind === "itemTaken" && event.item === question.item) takes.push(event.task);
    }
    expect(takes.at(-1)).toBe(rightOf(question).value);
  },
};

test(`each question asked of ${KITCHENS} kitchens has one right option, which is what the run then does`, () => {
  const asked: Partial<Record<QuestionKind, number>> = {};
  const isRight = fc.property(kitchens, fc.nat(60), fc.nat(6_000_000), (made, callbacks, atUs) => {
    const ahead = new Ahead(made, [], { callbacks, atUs: 0 });
    for (const question of questionsAt(ahead)) {
      const { options, kind } = question;
      asked[kind] = (asked[kind] ?? 0) + 1;
      expect(options.length).toBeGreaterThan(1);
      expect(new Set(options.map(({ value, text }) => `${value} ${text}`)).size).toBe(options.length);
      expect(rightOf(question).misconception).toBe(null);
      expect(question.until.callbacks).toBeGreaterThanOrEqual(question.from.callbacks);
      // Looked at for some of them: it takes a run of its own each time.
      if ((atUs + QUESTION_KINDS.indexOf(kind)) % 4 === 0) ANSWERS[kind](made, question);
    }
  });
  fc.assert(isRight, { seed: 20261127, numRuns: KITCHENS });
  for (const kind of QUESTION_KINDS) expect(asked[kind], kind).toBeGreaterThan(KITCHENS / 50);
});
