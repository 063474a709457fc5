import { describe, expect, test } from "vitest";
import { recordingOf } from "../../../tests/kit/plans.ts";
import { Run, readScenario, settingsOf } from "../../bakery/index.ts";
import { Statistics } from "../measures/index.ts";
import { logStationary, relaxationTime, settlingTime } from "./birth-death.ts";
import { erlangB, erlangC, isWarmingUp, mmc, mmck, predict, type TextbookKitchen, theoryOf } from "./index.ts";
import { chainOf } from "./prediction.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

describe("the textbook's formulas", () => {
  test("Erlang B is the definition: (a^c / c!) / Σ a^n / n!", () => {
    for (const [servers, load] of [
      [1, 0.5],
      [2, 1],
      [5, 3.2],
      [10, 12],
    ] as const) {
      const terms = Array.from({ length: servers + 1 }, (_, n) => load ** n / factorial(n));
      expect(erlangB(servers, load)).toBeCloseTo((terms.at(-1) as number) / sum(terms), 12);
    }
    expect(erlangB(2, 1)).toBeCloseTo(0.2, 12);
  });

  test("Erlang C: known values, and 1 where the servers cannot keep up", () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12); // with one server, whoever comes waits while it is busy
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
    expect(erlangC(3, 2)).toBeCloseTo(4 / 9, 12);
    expect(erlangC(2, 2)).toBe(1);
  });

  test("M/M/1: L = ρ / (1 − ρ), Lq = ρ² / (1 − ρ), W = 1 / (μ − λ)", () => {
    for (const [arrivals, service] of [
      [0.5, 1],
      [3, 4],
      [1.9, 2],
    ] as const) {
      const load = arrivals / service;
      const { inSystem, inLine, timeInSystem, timeInLine, utilisation } = mmc(arrivals, service, 1);
      expect(inSystem).toBeCloseTo(load / (1 - load), 9);
      expect(inLine).toBeCloseTo(load ** 2 / (1 - load), 9);
      expect(timeInSystem).toBeCloseTo(1 / (service - arrivals), 9);
      expect(timeInLine).toBeCloseTo(load / (service - arrivals), 9);
      expect(utilisation).toBeCloseTo(load, 12);
    }
    expect(() => mmc(2, 2, 1)).toThrow(RangeError);
  });

  test("M/M/2: L = 2ρ / (1 − ρ²)", () => {
    for (const load of [0.1, 0.5, 0.95])
      expect(mmc(2 * load, 1, 2).inSystem).toBeCloseTo((2 * load) / (1 - load ** 2), 9);
  });

  test("M/M/1/K: p(n) = (1 − ρ) ρⁿ / (1 − ρ^(K+1)), and all alike where ρ = 1", () => {
    for (const load of [0.3, 0.9, 1.5]) {
      const room = 7;
      const chances = Array.from({ length: room + 1 }, (_, n) => ((1 - load) * load ** n) / (1 - load ** (room + 1)));
      const { lost, inSystem, throughput } = mmck(load, 1, 1, room);
      expect(lost).toBeCloseTo(chances[room] as number, 12);
      expect(inSystem).toBeCloseTo(sum(chances.map((chance, n) => n * chance)), 12);
      expect(throughput).toBeCloseTo(1 - (chances[0] as number), 12);
    }
    expect(mmck(1, 1, 1, 9)).toMatchObject({ lost: expect.closeTo(0.1, 12), inSystem: expect.closeTo(4.5, 12) });
  });

  test("M/M/c/c loses what Erlang B says; much room is unlimited room; a crowd does not overflow", () => {
    expect(mmck(3.2, 1, 5, 5).lost).toBeCloseTo(erlangB(5, 3.2), 12);
    expect(mmck(1.5, 1, 2, 400).inLine).toBeCloseTo(mmc(1.5, 1, 2).inLine, 9);
    expect(mmck(9, 1, 1, 5000)).toMatchObject({ throughput: expect.closeTo(1, 9) });
    expect(() => mmck(1, 1, 3, 2)).toThrow(RangeError);
  });
});

describe("birth-death chains", () => {
  test("two states relax at the sum of their rates", () => {
    expect(relaxationTime({ births: [3], deaths: [2] })).toBeCloseTo(1 / 5, 6);
  });

  test("M/M/1/K relaxes as known: 1 / (λ + μ − 2 √(λμ) cos(π / (K + 1)))", () => {
    for (const [arrivals, room] of [
      [0.5, 6],
      [1, 30],
      [2, 100],
    ] as const) {
      const births = Array.from({ length: room }, () => arrivals);
      const deaths = births.map(() => 1);
      const gap = arrivals + 1 - 2 * Math.sqrt(arrivals) * Math.cos(Math.PI / (room + 1));
      expect(relaxationTime({ births, deaths }) * gap).toBeCloseTo(1, 5);
    }
  });

  test("after the settling time a chain that began in 0 is where it settles, to a fortieth", () => {
    for (const limit of [1, 6, 20]) {
      const chain = chainOf({ bakers: 3, bakingSeconds: 1, eaters: 2, eatingSeconds: 0.9, limit });
      const settled = logStationary(chain).map(Math.exp);
      expect(sum(settled)).toBeCloseTo(1, 12);
      const now = evolve(chain, settlingTime(chain));
      expect(sum(now.map((chance, n) => Math.abs(chance - (settled[n] as number)))) / 2).toBeLessThan(1 / 40);
    }
  });
});

/** The chances of a chain's states some time after it was in state 0, by small steps. */
function evolve({ births, deaths }: ReturnType<typeof chainOf>, time: number): number[] {
  let now = [1, ...births.map(() => 0)];
  const steps = Math.ceil(time * 40);
  for (let step = 0; step < steps; step++) {
    const flow = births.map((birth, i) => birth * (now[i] as number) - (deaths[i] as number) * (now[i + 1] as number));
    now = now.map((chance, n) => chance + ((flow[n - 1] ?? 0) - (flow[n] ?? 0)) * (time / steps));
  }
  return now;
}

describe("the kitchen as a chain", () => {
  test("one baker, one eater, plate of one: solved by hand", () => {
    // States 0 … 3, all rates 1: each has a chance of a quarter.
    const prediction = predict({ bakers: 1, bakingSeconds: 1, eaters: 1, eatingSeconds: 1, limit: 1 });
    expect(prediction).toMatchObject({
      throughput: expect.closeTo(0.75, 12),
      level: expect.closeTo(0.5, 12),
      inSystem: expect.closeTo(1.5, 12),
      bakersWaiting: expect.closeTo(0.25, 12),
      eatersWorking: expect.closeTo(0.75, 12),
      empty: expect.closeTo(0.5, 12),
      full: expect.closeTo(0.5, 12),
      timeOnPlateUs: expect.closeTo(2e6 / 3, 3),
    });
  });

  test("what goes in comes out: the bakers' rate is the eaters'", () => {
    for (const limit of [1, 4, 50]) {
      const { throughput, bakersWaiting, eatersWorking } = predict({
        bakers: 5,
        bakingSeconds: 0.7,
        eaters: 3,
        eatingSeconds: 0.5,
        limit,
      });
      expect((5 * (1 - bakersWaiting)) / 0.7).toBeCloseTo(throughput, 9);
      expect((3 * eatersWorking) / 0.5).toBeCloseTo(throughput, 9);
    }
  });

  test("a plate that is never full is an unlimited one", () => {
    const kitchen = { bakers: 2, bakingSeconds: 1, eaters: 3, eatingSeconds: 1 };
    const limited = predict({ ...kitchen, limit: 300 });
    const unlimited = predict({ ...kitchen, limit: Number.POSITIVE_INFINITY });
    for (const key of Object.keys(limited) as (keyof typeof limited)[]) {
      if (key !== "settlingUs") expect(limited[key]).toBeCloseTo(unlimited[key], 6);
    }
    expect(unlimited.inSystem).toBeCloseTo(26 / 9, 9); // M/M/3 with two erlangs: L = 2 + 8 / 9
  });
});

/** A kitchen with exponential paces. */
const scenarioOf = ({ bakers, bakingSeconds, eaters, eatingSeconds, limit }: TextbookKitchen, seed: number) =>
  readScenario({
    bakers: Array.from({ length: bakers }, () => ({ seconds: { exponential: bakingSeconds }, breads: "endless" })),
    eaters: Array.from({ length: eaters }, () => ({ seconds: { exponential: eatingSeconds } })),
    plate: { size: Number.isFinite(limit) ? limit : 6, bounded: Number.isFinite(limit) },
    seed,
  }).scenario;

describe("long runs agree with theory within four standard errors", () => {
  const measurable = [
    ...(["throughput", "level", "empty", "full", "eatersWorking", "bakersWaiting"] as const),
    ...(["timeOnPlateUs", "bakersWaitUs", "eatersWaitUs"] as const),
  ];
  const LOAVES = 200_000;
  const kitchens: [string, number, number, number, number, number][] = [
    ["one of each, plate of one", 1, 1, 1, 1, 1],
    ["bakers too fast", 2, 0.5, 2, 1.6, 4],
    ["bakers too slow", 2, 1.6, 3, 0.7, 2],
    ["well matched", 3, 1, 4, 1.3, 6],
    ["a crowd", 12, 2.5, 12, 2.4, 12],
    ["unlimited, one eater: M/M/1", 1, 1, 1, 0.6, Number.POSITIVE_INFINITY],
    ["unlimited, three eaters: M/M/3", 4, 2, 3, 1.1, Number.POSITIVE_INFINITY],
  ];
  test.each(kitchens)("%s", (_, bakers, bakingSeconds, eaters, eatingSeconds, limit) => {
    const kitchen = { bakers, bakingSeconds, eaters, eatingSeconds, limit };
    const scenario = scenarioOf(kitchen, 7);
    const theory = theoryOf(settingsOf(scenario), 0);
    if (theory.say !== "applies") throw new Error(theory.reasons.join());
    const { prediction } = theory;
    expect(theory.kitchen).toEqual(kitchen);
    const untilUs = Math.ceil((LOAVES / prediction.throughput) * 1e6);
    const run = new Run(scenario);
    run.advance(untilUs);
    const statistics = new Statistics(recordingOf(run));
    statistics.update();
    const figures = statistics.at(untilUs);
    expect(isWarmingUp(figures, theory)).toBe(false);

    const measured = statistics.estimatesAt(untilUs, prediction.settlingUs);
    if (!measured) throw new Error();
    for (const key of measurable) {
      const { mean, standardError } = measured[key];
      const text = `${key}: ${mean} ± ${standardError}, predicted ${prediction[key]}`;
      expect(Math.abs(mean - prediction[key]), text).toBeLessThanOrEqual(4 * standardError + 1e-9);
      // And the error is one that tells something.
      expect(standardError, text).toBeLessThanOrEqual(0.2 * prediction[key]);
    }
  });
});

describe("when theory is silent", () => {
  const exponential = (mean: number) => ({ exponential: mean });
  const settings = (
    bakers: object[] = [{ seconds: exponential(1), breads: "endless" }],
    eaters: object[] = [{ seconds: exponential(1) }],
    plate: object = { bounded: true },
  ) => settingsOf(readScenario({ bakers, eaters, plate }).scenario);
  const reasons = (theory: ReturnType<typeof theoryOf>) => (theory.say === "applies" ? [] : theory.reasons);

  test("each reason, and none", () => {
    const [baker] = [{ seconds: exponential(1), breads: "endless" }];
    expect(reasons(theoryOf(settings(), 0))).toEqual([]);
    expect(reasons(theoryOf(settings(), 1))).toEqual(["settingsChanged"]);
    expect(reasons(theoryOf(settings([{ ...baker, breads: 9 }]), 0))).toEqual(["bakersNotEndless"]);
    expect(reasons(theoryOf(settings([{ ...baker, seconds: 1 }]), 0))).toEqual(["pacesNotExponential"]);
    expect(reasons(theoryOf(settings([{ ...baker, seconds: exponential(0) }]), 0))).toEqual(["pacesNotExponential"]);
    expect(reasons(theoryOf(settings([baker, { ...baker, seconds: exponential(2) }]), 0))).toEqual(["pacesDiffer"]);
    expect(reasons(theoryOf(settings(undefined, undefined, { bounded: false }), 0))).toEqual(["unstable"]);
    expect(reasons(theoryOf({ ...settings(), eaters: [] }, 0))).toContain("nobody");
    const original = theoryOf(settingsOf(readScenario({}).scenario), 0);
    expect(reasons(original)).toEqual(["bakersNotEndless", "pacesNotExponential"]);
  });

  test("the named queue, whatever the plate's order", () => {
    expect(theoryOf(settings(), 0)).toMatchObject({ say: "applies", model: "mmckBlocking" });
    expect(theoryOf(settings(undefined, undefined, { bounded: true, order: "priority" }), 0).say).toBe("applies");
    const slow = settings([{ seconds: exponential(2), breads: "endless" }], undefined, { bounded: false });
    expect(theoryOf(slow, 0)).toMatchObject({ say: "applies", model: "mmc" });
  });

  test("warming up: until a hundred loaves, and until the start is forgotten", () => {
    const silent = theoryOf(settings(), 1);
    expect([99, 100].map((eaten) => isWarmingUp({ eaten, atUs: 1 }, silent))).toEqual([true, false]);
    const theory = theoryOf(settings(), 0);
    if (theory.say !== "applies") throw new Error();
    const { settlingUs } = theory.prediction;
    expect(settlingUs).toBeGreaterThan(1e6);
    expect(isWarmingUp({ eaten: 1e4, atUs: settlingUs - 1 }, theory)).toBe(true);
    expect(isWarmingUp({ eaten: 1e4, atUs: settlingUs }, theory)).toBe(false);
    expect(isWarmingUp({ eaten: 99, atUs: settlingUs }, theory)).toBe(true);
  });
});
