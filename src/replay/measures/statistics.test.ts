import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editsWith, linesUpTo, recordingOf, scenariosUpTo } from "../../../tests/kit/plans.ts";
import { PRESET_GROUPS, type PresetId, presets, Run, readScenario, type Scenario } from "../../bakery/index.ts";
import { firstPlate, type Scene } from "../scene/index.ts";
import { type Figures, lineBottleneckAt, Statistics } from "./index.ts";
import { Observations } from "./observations.ts";

/** A kitchen and what is done to it, so many tenths of a second apart. */
const plans = fc.record({
  scenario: scenariosUpTo(9),
  edits: fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), editsWith(["Zoë"], [0.1, 0.3])), { maxLength: 4 }),
});
type Plan = typeof plans extends fc.Arbitrary<infer P> ? P : never;

function play({ scenario, edits }: Plan): Run {
  const run = new Run(scenario);
  for (const [tenths, edit] of edits) {
    run.advance(run.nowUs + tenths * 100_000);
    run.edit(edit);
  }
  run.advance(run.nowUs + 10e6);
  return run;
}

/** What was watched, scene by scene, with nothing but the scenes to go by. */
class Watcher {
  readonly waits = { baker: [] as number[], eater: [] as number[], plate: [] as number[] };
  areaUs = 0;
  emptyUs = 0;
  fullUs = 0;
  eatenAt: number[] = [];
  readonly time = new Map<number, { present: number; working: number; waiting: number }>();
  private readonly handSince = new Map<number, number>();
  private readonly plateSince = new Map<number, number>();
  private readonly freeSince = new Map<number, number>();

  /** Time passes in a scene. */
  pass(scene: Scene, us: number): void {
    const { maxsize, onPlate } = firstPlate(scene);
    const level = onPlate.length;
    this.areaUs += level * us;
    if (level === 0) this.emptyUs += us;
    if (maxsize > 0 && level >= maxsize) this.fullUs += us;
    for (const { task, state } of scene.people.filter((person) => person && person.role !== "manager")) {
      const time = this.time.get(task) ?? { present: 0, working: 0, waiting: 0 };
      this.time.set(task, time);
      if (state !== "gone" && state !== "trouble") time.present += us;
      if (state === "baking" || state === "eating") time.working += us;
      if (state === "holding" || state === "hungry") time.waiting += us;
    }
  }

  /** One event has led from a scene to the next. */
  see(before: Scene, after: Scene, atUs: number): void {
    for (let i = before.eaten; i < after.eaten; i++) this.eatenAt.push(atUs);
    for (const { task, role, loaf } of after.people.filter(Boolean)) {
      const had = before.people[task]?.loaf ?? null;
      if (role === "eater" && loaf === null && (had !== null || !before.people[task])) this.freeSince.set(task, atUs);
      if (role === "eater" && loaf !== null && had === null) {
        this.waits.eater.push(atUs - (this.freeSince.get(task) as number));
        this.waits.plate.push(atUs - (this.plateSince.get(loaf) as number));
      }
    }
    for (const { id, place } of after.loaves.values()) {
      const was = before.loaves.get(id)?.place.at;
      if (place.at === "hand" && was !== "hand") this.handSince.set(id, atUs);
      if (place.at !== "plate" || was === "plate") continue;
      this.plateSince.set(id, atUs);
      this.waits.baker.push(atUs - (this.handSince.get(id) ?? atUs));
    }
  }

  timeSoFarUs(scene: Scene, atUs: number): number {
    const here = firstPlate(scene).onPlate.map((loaf) => atUs - (this.plateSince.get(loaf) as number));
    return sum(this.waits.plate) + sum(here);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Nearest rank: as many as the share of them do not exceed it. */
const naiveQuantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? null;

function watch(run: Run, seq: number, atUs: number): { watcher: Watcher; scene: Scene; untilUs: number } {
  const watcher = new Watcher();
  const recording = recordingOf(run);
  let scene = recording.sceneAt(0);
  let lastUs = 0;
  for (let i = 0; i < seq; i++) {
    const event = run.trace.read(i);
    watcher.pass(scene, event.atUs - lastUs);
    lastUs = event.atUs;
    const next = recording.sceneAt(i + 1);
    watcher.see(scene, next, event.atUs);
    scene = next;
  }
  const untilUs = scene.end === "finished" ? lastUs : atUs;
  watcher.pass(scene, untilUs - lastUs);
  return { watcher, scene, untilUs };
}

function expectFigures(run: Run, statistics: Statistics, seq: number, atUs: number): void {
  const { watcher, scene, untilUs } = watch(run, seq, atUs);
  const { waits, areaUs } = watcher;
  const figures = statistics.at(atUs, seq);
  const { made, eaten, lost } = scene;
  expect(figures).toMatchObject({ seq, atUs: untilUs, made, eaten, lost, onPlate: firstPlate(scene).onPlate.length });
  for (const [durations, values] of [
    [figures.bakersWait, waits.baker],
    [figures.eatersWait, waits.eater],
    [figures.timeOnPlate, waits.plate],
  ] as const) {
    expect(durations).toEqual({
      count: values.length,
      meanUs: values.length > 0 ? sum(values) / values.length : null,
      p50Us: naiveQuantile(values, 0.5),
      p95Us: naiveQuantile(values, 0.95),
      longestUs: naiveQuantile(values, 1),
    });
  }
  for (const role of ["baker", "eater"] as const) {
    const times = scene.people.filter((person) => person?.role === role).map(({ task }) => watcher.time.get(task));
    const total = (of: "present" | "working" | "waiting") => sum(times.map((time) => time?.[of] ?? 0));
    const { working, waiting } = figures[`${role}s`];
    expect(working).toBeCloseTo(total("working") / (total("present") || 1), 9);
    expect(waiting).toBeCloseTo(total("waiting") / (total("present") || 1), 9);
  }
  const edits = run.edits.slice(0, scene.changes).filter(({ edit }) => edit.kind !== "rename");
  expect(figures).toMatchObject({ edits: edits.length, editedUs: edits.at(-1)?.atUs ?? 0 });
  for (const person of statistics.peopleAt(atUs, seq)) {
    const time = watcher.time.get(person.task) ?? { present: 0, working: 0, waiting: 0 };
    expect(person.presentUs).toBe(time.present);
    expect(person.working).toBeCloseTo(time.working / (time.present || 1), 9);
    expect(person.waiting).toBeCloseTo(time.waiting / (time.present || 1), 9);
    expect(person.ready).toBeCloseTo(0, 9);
  }
  if (untilUs === 0) {
    expect(figures).toMatchObject({ throughput: null, little: null });
    return;
  }
  expect(figures.throughput).toBeCloseTo((eaten / untilUs) * 1e6, 9);
  expect(figures.emptyShare).toBeCloseTo(watcher.emptyUs / untilUs, 9);
  expect(figures.fullShare).toBeCloseTo(watcher.fullUs / untilUs, 9);
  expect(figures.little).toMatchObject({ areaUs, spentUs: watcher.timeSoFarUs(scene, untilUs) });
}

test("at any time of any run the figures are those that watching it gives", () => {
  fc.assert(
    fc.property(plans, fc.array(fc.nat(9999), { minLength: 3, maxLength: 6 }), (plan, places) => {
      const run = play(plan);
      const statistics = new Statistics(recordingOf(run));
      expect(statistics.update()).toBe(true);
      for (const [i, place] of [...places, 9999].entries()) {
        const seq = Math.floor((place / 9999) * run.trace.length);
        const seqUs = seq === 0 ? 0 : run.trace.atUsOf(seq - 1);
        // In the middle of a moment, and between two.
        if (i % 2 === 0) expectFigures(run, statistics, seq, seqUs);
        else expectFigures(run, statistics, run.trace.countUntil(seqUs + 1000), seqUs + 1000);
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

const preset = (id: PresetId) => presets.find((one) => one.id === id)?.scenario as Scenario;

/** A scenario's statistics, run for so many seconds. */
function statisticsOf(scenario: Scenario, untilS: number): { run: Run; statistics: Statistics } {
  const run = new Run(scenario);
  run.advance(untilS * 1e6);
  const statistics = new Statistics(recordingOf(run));
  statistics.update();
  return { run, statistics };
}

test("read in pieces, or while the run is made, is read at once; looks may come in any order", () => {
  const { run, statistics } = statisticsOf(preset("rush"), 300);
  const pieces = new Statistics(recordingOf(run));
  while (!pieces.update(777));
  expect(run.trace.length).toBeGreaterThan(10_000);
  const live = new Run(preset("rush"));
  const following = new Statistics(recordingOf(live));
  for (const second of [250, 3, 3.5, 120, 119.999, 300, 0]) {
    live.advance(Math.max(live.nowUs, second * 1e6));
    following.update();
    const figures = statistics.at(second * 1e6);
    expect(pieces.at(second * 1e6)).toEqual(figures);
    expect(following.at(second * 1e6)).toEqual(figures);
    expect(statistics.at(second * 1e6)).toEqual(figures);
  }
});

test("what has not been read yet is not in the figures, and they say so", () => {
  const { run } = statisticsOf(preset("balance"), 60);
  const statistics = new Statistics(recordingOf(run));
  expect(statistics.at(60e6)).toMatchObject({ seq: 0, atUs: 0, eaten: 0 });
  expect(statistics.update(200)).toBe(false);
  expect(statistics.seq).toBe(200);
  expect(statistics.at(60e6)).toMatchObject({ seq: 200, atUs: run.trace.atUsOf(199) });
});

describe("Little's law", () => {
  test("is exact with the time so far, and nearly so in the usual averages of a long run", () => {
    const { statistics } = statisticsOf(preset("rush"), 2000);
    const differences: number[] = [];
    for (const second of [1, 2, 17.3, 200, 2000]) {
      const little = statistics.at(second * 1e6).little as NonNullable<Figures["little"]>;
      expect(little.areaUs).toBe(little.spentUs);
      if (little.timeSoFarUs === null) continue;
      expect((little.arrivalRate * little.timeSoFarUs) / 1e6).toBeCloseTo(little.level, 9);
      if (little.difference !== null) differences.push(little.difference);
    }
    expect(differences.at(-1)).toBeLessThan(0.02);
  });

  test("the original program: the plate's area by hand", () => {
    const { statistics } = statisticsOf(preset("original"), 100);
    const figures = statistics.at(100e6);
    // Loaves come in pairs every half second from 0.5 s, and go in pairs every second from 0.5 s: 0, ½, 1, … 2½ s there.
    expect(figures).toMatchObject({ atUs: 6.5e6, made: 12, eaten: 12, lost: 0, onPlate: 0 });
    expect(figures.timeOnPlate).toMatchObject({
      count: 12,
      meanUs: 1.25e6,
      p50Us: 1e6,
      p95Us: 2.5e6,
      longestUs: 2.5e6,
    });
    expect(figures.little).toMatchObject({ areaUs: 15e6, spentUs: 15e6, difference: expect.closeTo(0, 9) });
    expect(figures.bakers).toMatchObject({ working: 1, waiting: 0 });
    expect(figures.eaters.working).toBeCloseTo(12 / 13, 9);
  });
});

test("the recent throughput is that of the last half minute, or of less at the start", () => {
  const { run, statistics } = statisticsOf(preset("full"), 20);
  expect(statistics.at(20e6)).toMatchObject({ recentUs: 20e6, recentThroughput: statistics.at(20e6).throughput });
  for (const index of [0, 1]) run.edit({ kind: "pace", role: "eater", index, seconds: 0.1 });
  run.advance(100e6);
  statistics.update();
  const figures = statistics.at(100e6);
  expect(figures.recentThroughput).toBeCloseTo(4, 1);
  expect(figures.throughput).toBeLessThan(3.8);
  expect(figures).toMatchObject({ edits: 2, editedUs: 20e6, recentUs: 30e6 });
});

describe("the bottleneck", () => {
  const sayOf = (scenario: Scenario, untilS = 120) =>
    statisticsOf(scenario, untilS).statistics.bottleneckAt(untilS * 1e6).say;
  const exponential = (bakers: number, eaters: number, size: number, people = 3) =>
    readScenario({
      bakers: Array.from({ length: people }, () => ({ seconds: { exponential: bakers }, breads: "endless" })),
      eaters: Array.from({ length: people }, () => ({ seconds: { exponential: eaters } })),
      plate: { size, bounded: true },
    }).scenario;

  test("of the presets", () => {
    const { kitchens, moments } = PRESET_GROUPS;
    const all = [...kitchens, ...moments];
    expect(all.map((id) => [id, sayOf(preset(id), 1000)])).toEqual([
      ["opening", "eaters"],
      ["original", "eaters"],
      ["full", "eaters"],
      ["hungry", "bakers"],
      ["oneForFour", "balanced"],
      ["balance", "balanced"],
      ["rush", "balanced"],
      ["overtaken", "bakers"],
      ["wentOn", "eaters"],
      ["joinWaits", "tooEarly"],
      ["wokenCancelled", "bakers"],
    ]);
  });

  test("soon, and not moved by the time before the first loaf", () => {
    expect(statisticsOf(preset("balance"), 0.5).statistics.bottleneckAt(0.5e6)).toMatchObject({ sinceUs: 0, eaten: 0 });
    expect([3, 7, 10.5, 20].map((second) => sayOf(preset("balance"), second))).toEqual([
      "tooEarly",
      "balanced",
      "balanced",
      "balanced",
    ]);
  });

  test("bread that piles up where nobody waits, and what is left of the pile after an edit", () => {
    const scenario = readScenario({
      bakers: [{ breads: "endless" }, { breads: "endless" }],
      eaters: [{ seconds: 0.9 }, { seconds: 0.9 }],
      plate: { bounded: false },
    }).scenario;
    const { run, statistics } = statisticsOf(scenario, 100.2);
    expect(statistics.bottleneckAt(100.2e6)).toMatchObject({ say: "eaters", bakers: { waiting: 0 } });
    const level = statistics.at(100.2e6).onPlate;
    expect(level).toBeGreaterThan(150);
    run.edit({ kind: "pace", role: "eater", seconds: 0.1 });
    run.advance(300e6);
    statistics.update();
    expect(statistics.bottleneckAt(105.2e6)).toMatchObject({ say: "eaters", peak: level, puts: level + 20 });
    expect(statistics.bottleneckAt(300e6)).toMatchObject({ say: "bakers", sinceUs: 100.2e6 });
    run.edit({ kind: "pace", role: "eater", seconds: 1 });
    run.advance(330e6);
    statistics.update();
    expect(statistics.bottleneckAt(330e6).peak).toBeLessThan(70); // the pile since then, not the one long eaten
  });

  test("a plate too small to keep bread for the next time; a larger one", () => {
    // Both wait for more than a tenth of their time, the bakers for more than twice as much.
    expect(sayOf(exponential(1, 1.5, 1, 1), 2000)).toBe("eaters");
    expect(sayOf(exponential(1, 1, 1), 1000)).toBe("plate");
    expect(sayOf(exponential(1, 1, 50), 1000)).toBe("balanced");
  });

  test("too early, then as it stands; too early again after an edit, which counts alone from then on", () => {
    const { run, statistics } = statisticsOf(preset("full"), 120);
    expect(statistics.bottleneckAt(7e6)).toMatchObject({ say: "tooEarly", sinceUs: 0.5e6 });
    expect(statistics.bottleneckAt(100e6)).toMatchObject({ say: "eaters", sinceUs: 0.5e6 });
    run.edit({ kind: "pace", role: "eater", seconds: 0.1 });
    run.advance(240e6);
    statistics.update();
    expect(statistics.bottleneckAt(121e6)).toMatchObject({ say: "tooEarly", sinceUs: 120e6 });
    expect(statistics.bottleneckAt(240e6)).toMatchObject({ say: "bakers", sinceUs: 120e6 });
    expect(statistics.bottleneckAt(100e6).say).toBe("eaters");
  });
});

test("quantiles are those of the sorted samples, of any first part of them", () => {
  const samples = new Observations();
  const values = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 1009);
  for (const [i, value] of values.entries()) samples.note(i, value);
  samples.note(17, 1e9); // is there already
  for (const count of [1, 2, 2048, 2049, 4999]) {
    const part = values.slice(0, count);
    const shares = [0, 0.05, 0.5, 0.95, 1];
    expect(samples.quantiles(count, shares)).toEqual(shares.map((share) => naiveQuantile(part, share)));
  }
  expect(samples.quantiles(0, [0.5])).toEqual([]);
  expect(() => samples.note(6000, 1)).toThrow(RangeError);
});

test("estimates: nothing where no time has passed; the mean is that of the figures", () => {
  const { statistics } = statisticsOf(preset("rush"), 400);
  expect(statistics.estimatesAt(10e6, 10e6)).toBe(null);
  const estimates = statistics.estimatesAt(400e6);
  const figures = statistics.at(400e6);
  expect(estimates).toMatchObject({ fromUs: 0, untilUs: 400e6, batches: 20 });
  expect(estimates?.throughput.mean).toBeCloseTo(figures.throughput as number, 9);
  expect(estimates?.level.mean).toBeCloseTo(figures.little?.level as number, 9);
  expect(estimates?.eatersWorking.mean).toBeCloseTo(figures.eaters.working, 9);
  expect(estimates?.throughput.standardError).toBeLessThan(0.2);
});

describe("a line of plates", () => {
  const withPaces = (bakers: number, toppers: readonly number[], eaters: number, bounded = true): Scenario =>
    readScenario({
      bakers: [
        { seconds: bakers, breads: "endless" },
        { seconds: bakers, breads: "endless" },
      ],
      eaters: [{ seconds: eaters }, { seconds: eaters }],
      plate: { size: 3, bounded },
      stages: toppers.map((seconds) => ({ toppers: [{ seconds }, { seconds }], plate: { size: 3, bounded } })),
    }).scenario;

  function holdsUp(scenario: Scenario, seconds = 120): string {
    const run = new Run(scenario);
    run.advance(seconds * 1e6);
    const recording = recordingOf(run);
    const plates = recording.cast.plates().map((_, place) => new Statistics(recording, place));
    for (const plate of plates) plate.update();
    const found = lineBottleneckAt(plates, run.nowUs, run.trace.length);
    return found.say === "crew" ? `${found.crew.role} ${found.crew.stage}` : found.say;
  }

  test.each([
    ["baker 0", withPaces(2, [0.5], 0.5)],
    ["topper 0", withPaces(0.5, [2], 0.5)],
    ["eater 0", withPaces(0.5, [0.5], 2)],
    ["baker 0", withPaces(2, [0.5, 0.4], 1)],
    ["topper 0", withPaces(0.5, [2, 0.5], 1)],
    ["topper 1", withPaces(0.5, [1, 2], 1.5)],
    ["eater 0", withPaces(0.5, [0.6, 0.7], 2)],
    // Without limits nobody waits for room: bread piles up before them.
    ["topper 1", withPaces(0.5, [0.5, 2], 1, false)],
    ["eater 0", withPaces(0.5, [0.5], 2, false)],
    ["balanced", withPaces(1, [1, 1], 1)],
  ])("is held up by %s", (who, scenario) => {
    expect(holdsUp(scenario)).toBe(who);
  });

  test("it is too early to say before enough is eaten", () => {
    expect(holdsUp(withPaces(0.5, [0.5], 0.5), 2)).toBe("tooEarly");
  });

  test("each of the presets by whom one sees", () => {
    expect([holdsUp(preset("line")), holdsUp(preset("longLine"))]).toEqual(["eater 0", "topper 1"]);
  });

  test("each plate has figures of its own, which agree with what is seen on it", () => {
    const isSame = fc.property(linesUpTo(9), fc.nat(9000), (scenario, ms) => {
      const run = new Run(scenario);
      run.advance(ms * 1000);
      const recording = recordingOf(run);
      const { plates, made, eaten, lost } = recording.sceneAt(run.trace.length);
      plates.forEach((plate, place) => {
        const statistics = new Statistics(recording, place);
        statistics.update();
        const figures = statistics.at(run.nowUs);
        expect(figures).toMatchObject({ made, eaten, lost, onPlate: plate.onPlate.length });
        const world = recording.worldAt(run.trace.length).queues[plate.queue];
        expect([figures.bakersWait.count, figures.eatersWait.count]).toEqual([world?.puts, world?.gets]);
        if (figures.little) expect(figures.little.areaUs).toBeCloseTo(figures.little.spentUs, 3);
      });
    });
    fc.assert(isSame, { seed: 5, numRuns: 100 });
  });
});
