/**
 * The answers of questions, as CPython gives them: the line that is printed next, the level of the plate at a time, whether
 * an await gives way, what becomes of the program.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Scenario } from "../../src/bakery/index.ts";
import { Ahead, ENDS, type Question, questionsAt } from "../../src/lessons/index.ts";
import { toPython } from "../../src/share/index.ts";
import { brokenScenario, lineScenario } from "./kitchens.ts";
import { callReferee, type Picture, type Referee } from "./referee.ts";

const QUESTIONS = 200;
const KITCHENS = 120;
const UNTIL_US = 90e6;

let referee: Referee;
beforeAll(async () => {
  referee = await callReferee(import.meta.dirname);
}, 60_000);

interface Theirs {
  readonly printed: readonly (readonly [atUs: number, text: string])[];
  readonly end: string;
  readonly pictures: readonly Picture[];
}

function theirsOf(made: Scenario): Theirs {
  const program = toPython(made);
  const said = referee.runExactly(program, String(UNTIL_US / 1e6)).filter((line) => line !== "");
  const printed = said.flatMap((line) => {
    const [, atUs, text] = /^(\d+) (.*)$/s.exec(line) ?? [];
    return text === undefined || /^\d+ never awaited$/.test(line) ? [] : [[Number(atUs), text] as const];
  });
  return { printed, end: said.at(-1) ?? "", pictures: referee.watch(program, UNTIL_US) };
}

const stuck = "Nothing is ready and no timer is set: it would wait for ever.";

/** Whether CPython was asked; it must agree then. */
function agrees(question: Question, theirs: Theirs, isBlocking: boolean): boolean {
  const right = question.options[question.right];
  const { printed, pictures, end } = theirs;
  // Who blocks may go beyond the time looked at.
  if (!right || question.until.atUs > UNTIL_US / 2) return false;
  switch (question.kind) {
    case "printsNext": {
      const before = printed.findIndex(([atUs, text]) => atUs === question.facts.atUs && text === right.text);
      expect(before).toBeGreaterThanOrEqual(0);
      // Between the question and the answer nothing else is printed.
      for (const [atUs] of printed.slice(0, before)) expect(atUs).toBeLessThanOrEqual(question.facts.atUs);
      return true;
    }
    case "levelAt":
      // Within a callback that blocks there are no pictures.
      if (isBlocking) return false;
      expect(pictures.findLast(({ atUs }) => atUs <= question.atUs)?.queues[0]?.[2]).toBe(right.value);
      return true;
    case "givesWay": {
      const task = pictures[question.until.callbacks - 1]?.tasks[question.task];
      // What asyncio.run does when main is over has no pictures.
      if (right.value === 0 || !task) return false;
      expect(task[0]).toBe("pending");
      return true;
    }
    case "ending":
      if (ENDS[right.value] === "goesOn") return false;
      // An error is said by its name alone.
      expect(end === stuck ? "stuck" : /^[A-Z]\w+$/.test(end) ? "fails" : "closes").toBe(ENDS[right.value]);
      return true;
    default:
      return false;
  }
}

test(`CPython agrees with the answers of ${QUESTIONS} questions`, () => {
  let asked = 0;
  const made = fc.oneof(brokenScenario, lineScenario);
  const samples = fc.sample(fc.tuple(made, fc.nat(40)), { seed: 20261127, numRuns: KITCHENS });
  for (const [scenario, callbacks] of samples) {
    const questions = questionsAt(new Ahead(scenario, [], { callbacks, atUs: 0 }));
    const theirs = theirsOf(scenario);
    const isBlocking = [...scenario.bakers, ...scenario.eaters].some(({ habit }) => habit === "blocks");
    for (const question of questions) if (agrees(question, theirs, isBlocking)) asked++;
  }
  expect(asked).toBeGreaterThanOrEqual(QUESTIONS);
});
