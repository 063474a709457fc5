/** What is kept of a run whose beginning was let go says the same as all of it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Kept, letGo, linePlans, plans, play, recordingOf } from "../../tests/kit/plans.ts";
import { Run, type Scenario } from "../bakery/index.ts";
import { firstPlate, type Recording, type Scene, Statistics, Timeline, type World } from "./index.ts";

function wholeTo(scenario: Scenario, untilUs: number): Run {
  const run = new Run(scenario);
  run.advance(untilUs);
  return run;
}

const unnumbered = <Place extends World | Scene>(place: Place): Place => ({ ...place, seq: 0 });

describe("a run that has let go of its beginning", () => {
  test("goes on as one that has not", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), fc.integer({ min: 1, max: 12_000_000 }), ({ scenario }, atUs) => {
        const part = wholeTo(scenario, atUs);
        fc.pre(part.end === null && part.nextAtUs > part.nowUs);
        const kept = letGo(part, atUs + 20e6);
        expectSame(kept, recordingOf(wholeTo(scenario, atUs + 20e6)), 7);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  test("also one that let go while somebody was ready", () => {
    fc.assert(
      fc.property(fc.oneof(plans, linePlans), fc.integer({ min: 6, max: 120 }), ({ scenario }, callbacks) => {
        const part = new Run(scenario);
        for (let i = 0; i < callbacks; i++) part.step();
        fc.pre(part.end === null);
        const untilUs = part.nowUs + 5e6;
        const kept = letGo(part, untilUs);
        expectSame(kept, recordingOf(wholeTo(scenario, untilUs)), 3);
      }),
      { seed: 6, numRuns: 80 },
    );
  });

  function expectSame({ recording, letGo }: Kept, all: Recording, stride: number): void {
    expect(recording.trace.length).toBe(all.trace.length - letGo);
    for (let seq = 0; seq <= recording.trace.length; seq += stride) {
      expect(unnumbered(recording.worldAt(seq))).toEqual(unnumbered(all.worldAt(seq + letGo)));
      expect(unnumbered(recording.sceneAt(seq))).toEqual(unnumbered(all.sceneAt(seq + letGo)));
    }
  }
});

/** Where a loaf went after a time. */
const wayOf = (timeline: Timeline, loaf: number, fromUs: number) =>
  timeline
    .lifecycleOf(loaf)
    .filter((step) => step.atUs > fromUs)
    .map(({ what, atUs, task }) => [what, atUs, task]);

test("a timeline of what was kept says the same of it as one of everything", () => {
  fc.assert(
    fc.property(
      fc.oneof(plans, linePlans),
      fc.integer({ min: 1, max: 12_000_000 }),
      fc.array(fc.nat(20_000_000), { maxLength: 20 }),
      (plan, atUs, times) => {
        const { scenario } = plan;
        const all = play({ scenario, edits: [], restUs: 0 });
        all.advance(atUs + 20e6);
        const { recording, fromUs } = letGo(wholeTo(scenario, atUs), atUs + 20e6);
        if (fromUs === 0) return;
        const everything = new Timeline(recordingOf(all));
        const rest = new Timeline(recording);
        everything.update();
        rest.update();
        expect(rest.lanes).toEqual(everything.lanes);
        for (const time of times.map((us) => us + fromUs)) {
          for (const series of ["level", "unfinished", "limit"] as const)
            expect(rest.plate[series].at(time)).toBe(everything.plate[series].at(time));
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
    fc.property(fc.oneof(plans, linePlans), fc.integer({ min: 1, max: 12_000_000 }), ({ scenario }, atUs) => {
      const { recording, fromUs } = letGo(wholeTo(scenario, atUs), atUs + 20e6);
      if (fromUs === 0) return;
      const { trace } = recording;
      const statistics = new Statistics(recording);
      statistics.update();
      const [last, figures] = [recording.sceneAt(trace.length), statistics.at(trace.lastUs, trace.length)];
      const { made, eaten, lost, onPlate } = figures;
      expect({ made, eaten, lost, onPlate }).toEqual({
        made: last.made,
        eaten: last.eaten,
        lost: last.lost,
        onPlate: firstPlate(last).onPlate.length,
      });
      if (figures.little) expect(figures.little.areaUs).toBeCloseTo(figures.little.spentUs, 3);
    }),
    { seed: 9, numRuns: 120 },
  );
});
