/** Ties. That a late clock changes nothing before the first is held by tests/parity/late.test.ts, on CPython. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventsOf, letGo, plans, play, recordingOf, scenarioFrom } from "../../../tests/kit/plans.ts";
import { presets, Run, type Scenario } from "../../bakery/index.ts";
import type { Recording } from "../recording.ts";
import { Log, Ties } from "./index.ts";

const tiesOf = (made: Recording): Ties => {
  const ties = new Ties(made);
  ties.update();
  return ties;
};

/** When somebody was tied with whom, and what is said of that place in the story. */
function toldOf(made: Recording): [seconds: number, name: string, other: string][] {
  const ties = tiesOf(made);
  const told: [number, string, string][] = [];
  for (const event of eventsOf(made.trace)) {
    const { seq, atUs } = event;
    const tie = ties.between(seq, seq + 1);
    if (!tie) continue;
    const { people } = made.sceneAt(seq);
    told.push([atUs / 1e6, people["task" in event ? event.task : -1]?.name ?? "", people[tie.other]?.name ?? ""]);
  }
  return told;
}

function kitchen(data: object): Recording {
  return minuteOf(scenarioFrom(data));
}

function minuteOf(scenario: Scenario): Recording {
  const run = new Run(scenario);
  run.advance(60e6);
  return recordingOf(run);
}

const john = { name: "John", seconds: 0.5 };
const mike = { name: "Mike", seconds: 0.5 };

describe("a tie", () => {
  // Of these CPython on the real clock printed other lines, from these times on: in 11 of 11 runs, in 9, and in 9.
  test("is where a program that was taken home went another way", () => {
    const plate = { size: 12 };
    const first = kitchen({ bakers: [john, { ...mike, seconds: 1.8 }], plate });
    expect(toldOf(first)).toEqual([
      [9, "Lucy", "Mike"],
      [9, "Grace", "Lucy"],
    ]);
    const eaters = [
      { name: "Grace", seconds: 1 },
      { name: "Lucy", seconds: 2 },
    ];
    expect(toldOf(kitchen({ eaters, plate: { size: 12, bounded: true } }))).toEqual([[6.5, "Mike", "Grace"]]);
    expect(toldOf(kitchen({ bakers: [{ ...john, seconds: 0.6 }, mike] }))).toEqual([
      [3, "Mike", "John"],
      [3, "Mike", "John"],
      [3.6, "John", "Lucy"],
    ]);
  });

  test("may come of an earlier one that decided nothing: who was woken at once may have come after the waker", () => {
    // At 1 s Cy joins the line and Eve's getting wakes him; had he come after her, his next loaf would be due later.
    const bakers = [
      { name: "Ada", seconds: 0.75, breads: 2 },
      { name: "Bo", seconds: 0.75, breads: 6 },
      { name: "Cy", seconds: 0.5, breads: 7 },
    ];
    const eaters = [
      { name: "Dan", seconds: 1.75 },
      { name: "Eve", seconds: 0.25 },
    ];
    const [first] = toldOf(kitchen({ bakers, eaters, plate: { size: 1, bounded: true } }));
    expect(first).toEqual([1.5, "Bo", "Cy"]);
  });

  test("is where who was woken is overtaken by one due at the same instant", () => {
    const { scenario } = presets.find(({ id }) => id === "overtaken") ?? presets[0];
    const told = toldOf(minuteOf(scenario));
    expect(told[0]).toEqual([2, "Lucy", "Grace"]);
    expect(told.length).toBeGreaterThan(50);
  });

  test.each(presets.filter(({ id }) => id !== "overtaken"))("is nowhere in the kitchen $id", ({ scenario }) => {
    expect(toldOf(minuteOf(scenario))).toEqual([]);
  });

  test("is not where timers are set in one another's wake, however often they are due together", () => {
    const alike = kitchen({
      bakers: [john, mike],
      eaters: ["Grace", "Lucy", "Kate"].map((name) => ({ name, seconds: 1 })),
    });
    const due = eventsOf(alike.trace).filter(({ kind }) => kind === "sleepOver");
    expect(new Set(due.map(({ atUs }) => atUs)).size).toBeLessThan(due.length / 2);
    expect(toldOf(alike)).toEqual([]);
  });

  test("of a putter and a getter is one only where not the oldest loaf goes first", () => {
    const [bakers, eaters] = [[{ ...john, seconds: 1 }], [{ name: "Grace", seconds: 1.25 }]];
    const puts = (order: string) =>
      toldOf(kitchen({ bakers, eaters, plate: { size: 6, order } })).map(([atUs, name]) => [atUs, name]);
    expect(puts("lifo").length).toBeGreaterThan(puts("fifo").length);
  });

  test("is found in pieces as at once, whatever was changed on the way", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 50 }), (plan, most) => {
        const made = recordingOf(play(plan));
        const [whole, pieces] = [tiesOf(made), new Ties(made)];
        while (!pieces.update(most));
        for (let seq = 0; seq < made.trace.length; seq++)
          expect(pieces.between(seq, seq + 1)).toEqual(whole.between(seq, seq + 1));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("is between two who act at one instant", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const made = recordingOf(play(plan));
        const ties = tiesOf(made);
        for (let seq = 0; seq < made.trace.length; seq++) {
          const tie = ties.between(seq, seq + 1);
          if (!tie) continue;
          const event = made.trace.read(seq);
          const { atUs } = event;
          expect(tie.other).not.toBe("task" in event ? event.task : -1);
          const rang = Array.from({ length: seq }, (_, i) => made.trace.read(i)).filter(
            (one) => one.kind === "sleepOver" && one.atUs === atUs,
          );
          expect(rang.length).toBeGreaterThan(1);
        }
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test("is not known of timers that were set before the trace begins", () => {
    const scenario = scenarioFrom({
      bakers: [
        { ...john, breads: "endless" },
        { ...mike, seconds: 1.8 },
      ],
    });
    const run = new Run(scenario);
    run.advance(8.9e6);
    const ties = tiesOf(letGo(run, 9.1e6).recording);
    expect(ties.between(0, run.trace.length)).toBeNull();
  });
});

test("the story names with whom somebody was tied, where it has been read for that", () => {
  const made = kitchen({ bakers: [{ ...john, seconds: 0.6 }, mike] });
  const log = new Log(made);
  const told = () =>
    log.around(made.trace.length, made.trace.length, 0).flatMap(({ atUs, sentence, tiedWith }) => {
      return tiedWith === null ? [] : [[atUs / 1e6, sentence.say, "name" in sentence && sentence.name, tiedWith]];
    });
  expect(told()).toEqual([]);
  while (!log.update(10));
  expect(told()).toEqual([
    [3, "drops", "Mike", "John"],
    [3.6, "drops", "John", "Lucy"],
  ]);
});
