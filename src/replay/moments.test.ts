import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets, Run, settingsOf } from "../bakery/index.ts";
import {
  type Condition,
  canHappen,
  emptyScene,
  firstMatch,
  History,
  isVisible,
  Log,
  MARKER_KINDS,
  type MarkerKind,
  Markers,
  type Scene,
} from "./index.ts";
import { type Plan, plans, play } from "./plans.ts";

const RUNS = { seed: 4, numRuns: 150 };

function film(run: Run) {
  const settings = settingsOf(run.scenario);
  const history = new History(run.trace, settings);
  return { trace: run.trace, sceneAt: (seq: number) => history.sceneAt(seq), first: emptyScene(settings) };
}

const preset = (id: string) => film(atMinute(presets.find((one) => one.id === id)?.scenario ?? presets[0].scenario));
function atMinute(scenario: Run["scenario"]): Run {
  const run = new Run(scenario);
  run.advance(60e6);
  return run;
}

const isFull = ({ onPlate, settings }: Scene) => settings.bounded && onPlate.length >= settings.size;

/** The places where a kind is to be marked, worked out from the scenes before and after each event. */
function expected({ trace, sceneAt }: ReturnType<typeof film>, kind: MarkerKind): number[] {
  const seqs: number[] = [];
  for (let seq = 0; seq < trace.length; seq++) {
    const event = trace.read(seq);
    const [before, after] = [sceneAt(seq), sceneAt(seq + 1)];
    const grew = after.onPlate.length - before.onPlate.length;
    const waiting = before.putLine.length + before.getLine.length;
    if (kind === "full" && grew > 0 && isFull(after)) seqs.push(seq + 1);
    if (kind === "empty" && grew < 0 && after.onPlate.length === 0) seqs.push(seq + 1);
    if (kind === "closed" && after.end === "finished" && before.end !== "finished") seqs.push(seq + 1);
    if (kind === "changed" && event.kind === "changed") seqs.push(seq + 1);
    if (kind === "firstWait" && seqs.length === 0 && after.putLine.length + after.getLine.length > waiting)
      seqs.push(seq + 1);
  }
  return seqs;
}

function allOf(markers: Markers, kind: MarkerKind): number[] {
  const seqs: number[] = [];
  for (let next = markers.next(kind, 0); next; next = markers.next(kind, next.seq)) seqs.push(next.seq);
  return seqs;
}

describe("markers", () => {
  test("are where the scenes say, however they are read on", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 50 }), (plan: Plan, piece) => {
        const made = film(play(plan));
        const markers = new Markers(made.trace, made.first);
        while (!markers.update(piece));
        for (const kind of ["full", "empty", "closed", "changed", "firstWait"] as const)
          expect([kind, allOf(markers, kind)]).toEqual([kind, expected(made, kind)]);
      }),
      RUNS,
    );
  });

  test("somebody overtaken is marked, and told", () => {
    // Four hungry eaters, one slow baker: who has just eaten asks again while another is being woken.
    const made = film(
      atMinute({
        ...presets[0].scenario,
        bakers: [{ name: "Ada", seconds: 1, breads: "endless", priority: 0 }],
        eaters: ["Bo", "Cy"].map((name, i) => ({ name, seconds: 1 + i })),
      }),
    );
    const markers = new Markers(made.trace, made.first);
    markers.update();
    const seqs = allOf(markers, "overtaken");
    expect(seqs.length).toBeGreaterThan(0);
    const log = new Log(made.trace, made.sceneAt);
    for (const seq of seqs)
      expect(log.around(seq, 1, 0)[0]?.sentence).toMatchObject({ say: "waitsForBread", isAgain: true });
    const again = log
      .around(made.trace.length, 9999, 0)
      .filter(({ sentence }) => "isAgain" in sentence && sentence.isAgain);
    expect(again).toHaveLength(seqs.length);
  });

  test("thinned, they are in order, no more than asked for, and the rarest stay", () => {
    const made = preset("rush");
    const markers = new Markers(made.trace, made.first);
    markers.update();
    for (const most of [1, 5, 40]) {
      const shown = markers.between(0, 60e6, most);
      expect(shown.length).toBeLessThanOrEqual(most);
      expect(shown.map(({ seq }) => seq)).toEqual(shown.map(({ seq }) => seq).sort((a, b) => a - b));
      const rarest = MARKER_KINDS.find((kind) => markers.count(kind) > 0);
      expect(shown.some(({ kind }) => kind === rarest)).toBe(true);
    }
    const early = markers.between(0, 10e6, 1000);
    expect(early.length).toBeGreaterThan(3);
    for (const { seq, atUs } of early) expect([atUs <= 10e6, made.trace.atUsOf(seq - 1)]).toEqual([true, atUs]);
  });
});

describe("until", () => {
  const holds: Record<Exclude<Condition["until"], "acts" | "trouble" | "joinReleased">, (scene: Scene) => number> = {
    somebodyWaits: ({ putLine, getLine }) => putLine.length + getLine.length,
    plateFull: (scene) => Number(isFull(scene)),
    plateEmpty: ({ onPlate }) => Number(onPlate.length === 0),
  };

  test.each(Object.entries(holds))("%s comes about, and is found from any place in any pieces", (until, measure) => {
    const condition = { until } as Condition;
    fc.assert(
      fc.property(plans, fc.nat(200), fc.integer({ min: 1, max: 40 }), (plan: Plan, start, piece) => {
        const made = film(play(plan));
        const { trace, sceneAt } = made;
        let from = Math.min(start, trace.length);
        let wanted: number | null = null;
        for (let seq = from; seq < trace.length && wanted === null; seq++) {
          const isAbout = ["itemPut", "itemTaken", "putterJoined", "getterJoined"].includes(trace.read(seq).kind);
          if (isAbout && measure(sceneAt(seq + 1)) > measure(sceneAt(seq))) wanted = seq + 1;
        }
        let found: number | null = null;
        for (; from < trace.length && found === null; from += piece)
          found = firstMatch(made, condition, from, Math.min(trace.length, from + piece));
        expect(found).toBe(wanted);
      }),
      RUNS,
    );
  });

  test("a named person acts; join lets go; a plate without a limit is never full", () => {
    const made = preset("original");
    const grace = made.sceneAt(made.trace.length).people.find((person) => person?.name === "Grace")?.task ?? -1;
    const acts = firstMatch(made, { until: "acts", task: grace }, 0, made.trace.length) ?? 0;
    expect(made.trace.read(acts - 1)).toMatchObject({ task: grace, kind: "getterJoined" });
    const released = firstMatch(made, { until: "joinReleased" }, 0, made.trace.length) ?? 0;
    expect([made.sceneAt(released).unfinished, made.trace.atUsOf(released - 1)]).toEqual([0, 6_500_000]);
    expect(firstMatch(made, { until: "trouble" }, 0, made.trace.length)).toBeNull();
    expect(firstMatch(made, { until: "plateFull" }, 0, made.trace.length)).toBeNull();
    expect(canHappen({ until: "plateFull" }, made.first.settings)).toBe(false);
    expect(canHappen({ until: "plateFull" }, { ...made.first.settings, bounded: true })).toBe(true);
  });
});

test("the log has one entry for each thing that one can see, in order, around any place", () => {
  fc.assert(
    fc.property(plans, fc.nat(300), (plan: Plan, at) => {
      const { trace, sceneAt } = film(play(plan));
      const log = new Log(trace, sceneAt);
      const all = log.around(trace.length, trace.length, 0);
      const visible = Array.from({ length: trace.length }, (_, seq) => seq).filter((s) =>
        isVisible(trace.read(s).kind),
      );
      expect(all.length).toBeLessThanOrEqual(visible.length);
      const seq = Math.min(at, trace.length);
      const around = log.around(seq, 5, 3);
      const times = around.map(({ atUs }) => atUs);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(all).toEqual(expect.arrayContaining(around));
    }),
    RUNS,
  );
});

test("who stands in line is told to stand behind somebody", () => {
  const { trace, sceneAt } = preset("full");
  const sentences = new Log(trace, sceneAt).around(trace.length, 200, 0).map(({ sentence }) => sentence);
  expect(sentences).toContainEqual(expect.objectContaining({ say: "waitsForRoom", name: "Mike", behind: "John" }));
  expect(sentences).toContainEqual(expect.objectContaining({ say: "waitsForRoom", name: "John", behind: null }));
});
