import fc from "fast-check";
import { expect, test } from "vitest";
import { Run, settingsOf } from "../bakery/index.ts";
import { emptyScene, History, Statistics, sceneFolding, Timeline, wholeTrace } from "./index.ts";
import { plans, play } from "./plans.ts";

/** The same kitchen with its beginning kept, and let go after `part` of its events. */
function pair(scenario: Run["scenario"], atUs: number) {
  const run = new Run(scenario);
  run.advance(atUs);
  const history = new History(run.trace, emptyScene(settingsOf(scenario)), sceneFolding);
  const first = { ...history.sceneAt(run.trace.length), seq: 0 };
  const fromUs = run.nowUs;
  run.forget(first.loaves.keys());
  run.advance(atUs + 20e6);
  return { run, first, fromUs };
}

const limitOf = (settings: { bounded: boolean; size: number }): number => (settings.bounded ? settings.size : 0);

/** Where a loaf went after a time. */
const wayOf = (timeline: Timeline, loaf: number, fromUs: number) =>
  timeline
    .journeyOf(loaf)
    .filter((step) => step.atUs > fromUs)
    .map(({ what, atUs, task }) => [what, atUs, task]);

test("a timeline of what was kept says the same of it as one of everything", () => {
  fc.assert(
    fc.property(
      plans,
      fc.integer({ min: 1, max: 12_000_000 }),
      fc.array(fc.nat(20_000_000), { maxLength: 20 }),
      (plan, atUs, times) => {
        const { scenario } = plan;
        const all = play({ scenario, edits: [], restUs: 0 });
        all.advance(atUs + 20e6);
        const { run, first, fromUs } = pair(scenario, atUs);
        if (fromUs === 0) return;
        const everything = new Timeline(all.trace, limitOf(scenario.plate));
        const rest = new Timeline(wholeTrace(run.trace, first, fromUs).trace, limitOf(scenario.plate));
        everything.update();
        rest.update();
        expect(rest.lanes).toEqual(everything.lanes);
        for (const time of times.map((us) => us + fromUs)) {
          expect(rest.level.at(time)).toBe(everything.level.at(time));
          expect(rest.unfinished.at(time)).toBe(everything.unfinished.at(time));
          for (const { task } of rest.lanes) {
            const [a, b] = [rest.stateAt(task, time), everything.stateAt(task, time)];
            expect([a?.state, a?.loaf, a?.untilUs]).toEqual([b?.state, b?.loaf, b?.untilUs]);
            if (typeof a?.loaf === "number")
              expect(wayOf(rest, a.loaf, fromUs)).toEqual(wayOf(everything, a.loaf, fromUs));
          }
        }
      },
    ),
    { seed: 8, numRuns: 120 },
  );
});

test("statistics of what was kept count from then on, the loaves since the kitchen opened", () => {
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 12_000_000 }), ({ scenario }, atUs) => {
      const { run, first, fromUs } = pair(scenario, atUs);
      if (fromUs === 0) return;
      const { trace, offset, before } = wholeTrace(run.trace, first, fromUs, fromUs);
      const statistics = new Statistics(trace, limitOf(scenario.plate), before);
      statistics.update();
      const history = new History(run.trace, first, sceneFolding);
      const seq = run.trace.length;
      const [last, figures] = [history.sceneAt(seq), statistics.at(run.nowUs - fromUs, seq + offset)];
      const { made, eaten, lost, onPlate } = figures;
      expect({ made, eaten, lost, onPlate }).toEqual({
        made: last.made,
        eaten: last.eaten,
        lost: last.lost,
        onPlate: last.onPlate.length,
      });
      if (figures.little) expect(figures.little.areaUs).toBeCloseTo(figures.little.spentUs, 3);
    }),
    { seed: 9, numRuns: 120 },
  );
});
