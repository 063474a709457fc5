import { expect, test } from "vitest";
import { minusLog, toUs } from "./draw.ts";
import { parseScenario, simulate } from "./index.ts";

test.each([
  [0, 0],
  [0.5, 500_000],
  [0.333333, 333_333],
  [1e-6, 1],
  [1.4e-6, 1],
  [0.0000015, 2],
  [0.0000025, 2],
  [3600, 3_600_000_000],
])("%d seconds are %d microseconds, halves going to the even neighbour as in Python", (seconds, us) => {
  expect(toUs(seconds)).toBe(us);
});

test("the logarithm is the logarithm, to two units in the last place", () => {
  let x = 1;
  for (let i = 0; i < 20_000; i++) {
    const exact = -Math.log(x);
    expect(Math.abs(minusLog(x) - exact)).toBeLessThanOrEqual(2.3 * Number.EPSILON * exact);
    x = ((x * 0x1_0000_0000 * 69_069 + 1) % 0x1_0000_0000) / 0x1_0000_0000 || 1;
  }
  expect([minusLog(1), minusLog(0.5), minusLog(2 ** -32)]).toEqual([0, Math.LN2, 32 * Math.LN2]);
});

// By Math.log1p, John came later than Mike here, and by math.log1p earlier.
test("a draw is rounded as in the program taken home", () => {
  const bakers = [
    { name: "John", seconds: { exponential: 597.8091828231264 }, breads: 1 },
    { name: "Mike", seconds: 3500, breads: 1 },
  ];
  const parsed = parseScenario({ bakers, eaters: [{ name: "Grace" }], seed: 10989 });
  expect(parsed.ok && simulate(parsed.scenario).lines.map(([, text]) => text)).toEqual([
    "John makes bread 0",
    "Mike makes bread 0",
    "Grace eats bread 0",
    "Grace eats bread 0",
  ]);
});
