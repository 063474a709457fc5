import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StepSeries } from "./index.ts";

describe("a step series", () => {
  test("gives the extremes of every column, those that held for no time among them", () => {
    const change = fc.record({ afterUs: fc.constantFrom(0, 0, 1, 2, 7), value: fc.nat(50) });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 3000, size: "max" }),
        fc.integer({ min: -5, max: 4000 }),
        fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 3000 })),
        (changes, fromUs, widthUs) => {
          const series = new StepSeries(3);
          let atUs = 0;
          const values = [{ atUs: Number.NEGATIVE_INFINITY, value: 3 }];
          for (const { afterUs, value } of changes) {
            atUs += afterUs;
            series.push(atUs, value);
            values.push({ atUs, value });
          }
          const { min, max } = series.range(fromUs, fromUs + 5 * widthUs, 5);
          for (let column = 0; column < 5; column++) {
            const [startUs, endUs] = [fromUs + column * widthUs, fromUs + (column + 1) * widthUs];
            const held = values
              .filter((one, i) => one.atUs < endUs && (one.atUs >= startUs || (values[i + 1]?.atUs ?? endUs) > startUs))
              .map(({ value }) => value);
            expect([min[column], max[column]]).toEqual([Math.min(...held), Math.max(...held)]);
          }
          expect(series.at(fromUs)).toBe(values.findLast((one) => one.atUs <= fromUs)?.value);
        },
      ),
      { seed: 16, numRuns: 100 },
    );
  });

  test("tells its steps: what holds, then each change", () => {
    const series = new StepSeries();
    series.push(5, 1);
    series.push(5, 2);
    series.push(9, 0);
    expect([...series.stepsBetween(6, 9)]).toEqual([{ atUs: 5, value: 2 }]);
    expect([...series.stepsBetween(1, 10)].map(({ value }) => value)).toEqual([0, 1, 2, 0]);
    expect([...series.stepsBetween(20, 10)]).toEqual([{ atUs: 9, value: 0 }]);
  });
});
