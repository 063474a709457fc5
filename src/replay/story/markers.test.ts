import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  eventsOf,
  fillings,
  isFull,
  letGo,
  minuteOf,
  overtaking,
  type Plan,
  plans,
  play,
  recordingOf,
  scenarioFrom,
} from "../../../tests/kit/plans.ts";
import { presets, programLineOf, Run } from "../../bakery/index.ts";
import type { Trace, TraceEvent } from "../../trace/index.ts";
import type { Recording } from "../recording.ts";
import { firstPlate } from "../scene/index.ts";
import { MARKER_KINDS, type Marker, type MarkerKind, Markers } from "./index.ts";

const RUNS = { seed: 4, numRuns: 150 };

function markersOf(recording: Recording): Markers {
  const markers = new Markers(recording);
  markers.update();
  return markers;
}

function allOf(markers: Markers, kind: MarkerKind): number[] {
  const seqs: number[] = [];
  for (let next = markers.next(kind, 0); next; next = markers.next(kind, next.seq)) seqs.push(next.seq);
  return seqs;
}

type Joining = Extract<TraceEvent, { kind: "putterJoined" | "getterJoined" }>;

/**
 * Whether who joins a line did nothing since joining it before but to be woken, and what they were woken for went to
 * somebody else: nobody is overtaken where a plate was made smaller meanwhile.
 */
function isOvertaken(trace: Trace, { seq, kind, task }: Joining): boolean {
  const deeds: TraceEvent[] = [];
  const moved = kind === "putterJoined" ? "itemPut" : "itemTaken";
  let wokenSeq = Number.NaN;
  for (let i = seq - 1; i >= 0; i--) {
    const event = trace.read(i);
    if ("task" in event && event.task === task) deeds.unshift(event);
    if (event.kind === "taskReady" && event.task === task) wokenSeq = i;
    if (event.kind === kind && event.task === task) break;
  }
  const [joined, ...since] = deeds;
  if (joined?.kind !== kind || since.map((one) => one.kind).join() !== "taskSuspended,taskReady,taskResumed")
    return false;
  return Array.from({ length: seq - wokenSeq }, (_, i) => trace.read(wokenSeq + i)).some((one) => one.kind === moved);
}

/** Where each kind is to be marked, worked out from the scenes around each event and from all before it. */
function expected(made: Recording): Record<MarkerKind, number[]> {
  const { trace } = made;
  const places = Object.fromEntries(MARKER_KINDS.map((kind) => [kind, []])) as unknown as Record<MarkerKind, number[]>;
  const asked = new Set<number>();
  for (const event of eventsOf(trace)) {
    const { kind, seq } = event;
    const [before, after] = [made.sceneAt(seq), made.sceneAt(seq + 1)];
    const [plate, plateAfter] = [firstPlate(before), firstPlate(after)];
    const mark = (what: MarkerKind, isIt: boolean) => isIt && places[what].push(seq + 1);
    const joins = kind === "putterJoined" || kind === "getterJoined";
    mark("firstWait", joins && places.firstWait.length === 0);
    const manager = before.people[0]?.state;
    const isEmptied = plate.onPlate.length > 0 && plateAfter.onPlate.length === 0;
    mark("joinWaits", manager === "waiting" ? isEmptied : kind === "joinStarted" && plateAfter.onPlate.length === 0);
    const task = "task" in event ? event.task : -1;
    const isBaker = before.people[task]?.role === "baker";
    mark("wentOn", kind === "getterWoken" && isBaker && places.wentOn.length === 0);
    const stood = programLineOf(before.people[task]?.line ?? 0);
    const isWoken = before.people[task]?.state === "ready" && (stood === "put" || stood === "get");
    // Who is asked a second time is ready because of the first.
    mark("wokenCancelled", kind === "taskCancelRequested" && isWoken && !asked.has(task));
    if (kind === "taskCancelRequested") asked.add(task);
    mark("overtaken", joins && isOvertaken(trace, event));
    mark("empty", isEmptied);
    mark("closed", after.people[0]?.state === "gone" && manager !== "gone");
    mark("trouble", kind === "deadlocked");
    mark("joinReleased", kind === "joinReleased");
    mark("changed", kind === "intervened");
    mark("cancel", kind === "taskCancelRequested");
    if (kind === "taskCancelRequested") expect(["gone", "trouble"]).not.toContain(after.people[task]?.state);
  }
  places.full.push(...fillings(made));
  return places;
}

describe("markers", () => {
  test("are where the scenes say, however they are read on", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 50 }), (plan: Plan, piece) => {
        const made = recordingOf(play(plan));
        const markers = new Markers(made);
        while (!markers.update(piece));
        expect(Object.fromEntries(MARKER_KINDS.map((kind) => [kind, allOf(markers, kind)]))).toEqual(expected(made));
      }),
      RUNS,
    );
  });

  test("presets that are named for a moment have it within seconds", () => {
    const named = presets.filter(({ id }) => (MARKER_KINDS as readonly string[]).includes(id));
    for (const { id, scenario, changes } of named) {
      const run = new Run(scenario, changes);
      run.advance(10e6);
      expect([id, markersOf(recordingOf(run)).count(id as MarkerKind)]).toEqual([
        id,
        expect.toSatisfy((n: number) => n > 0),
      ]);
    }
    expect(named).toHaveLength(5);
  });

  test("somebody overtaken is marked", () => {
    const made = overtaking();
    const markers = markersOf(made);
    expect(allOf(markers, "overtaken")).toEqual(expected(made).overtaken);
    expect(markers.count("overtaken")).toBeGreaterThan(0);
  });

  test("a plate made so small that nothing more fits is full, and stays so while over-full", () => {
    const scenario = scenarioFrom({
      bakers: [{ seconds: 0.1, breads: 5 }],
      eaters: [{ seconds: 9 }],
      plate: { size: 10, bounded: true },
    });
    const run = new Run(scenario);
    run.advance(2e6);
    run.edit({ kind: "size", size: 3 });
    run.advance(2.5e6);
    const made = recordingOf(run);
    const markers = markersOf(made);
    const [seq = 0, ...more] = allOf(markers, "full");
    expect([made.trace.atUsOf(seq - 1), isFull(made.sceneAt(seq)), more]).toEqual([2e6, true, []]);
  });

  test("next and previous lead through the same ones", () => {
    const markers = markersOf(minuteOf("rush"));
    for (const kind of MARKER_KINDS) {
      const there = allOf(markers, kind);
      const back: number[] = [];
      for (let at = markers.previous(kind, Number.MAX_SAFE_INTEGER); at; at = markers.previous(kind, at.seq))
        back.unshift(at.seq);
      expect([kind, back]).toEqual([kind, there]);
      expect(there).toHaveLength(markers.count(kind));
    }
  });

  test("read on in a trace that goes on where another was let go, they know the plate and the lines", () => {
    const scenario = scenarioFrom({ eaters: [{ seconds: 3 }], plate: { size: 3, bounded: true } });
    const run = new Run({
      ...scenario,
      bakers: scenario.bakers.map((b) => ({ ...b, breads: "endless" })),
    });
    run.advance(10e6);
    const { recording, world } = letGo(run, 40e6);
    const markers = markersOf(recording);
    const levels: number[] = [];
    let level = world.queues[0]?.items.length ?? 0;
    for (let seq = 0; seq < run.trace.length; seq++) {
      const { kind } = run.trace.read(seq);
      level += kind === "itemPut" ? 1 : kind === "itemTaken" ? -1 : 0;
      if (kind === "itemPut" && level === 3) levels.push(seq + 1);
    }
    expect(levels.length).toBeGreaterThan(5);
    expect(allOf(markers, "full")).toEqual(levels);
  });
});

describe("thinned", () => {
  const cuts = fc.record({
    plan: plans,
    most: fc.integer({ min: 1, max: 60 }),
    // Often the very time of a marker.
    from: fc.oneof(
      fc.integer({ min: 0, max: 20e6 }),
      fc.integer({ min: 0, max: 20 }).map((n) => n * 250_000),
    ),
    span: fc.integer({ min: 1, max: 30e6 }),
  });

  test("they are real ones of the span, in order, each once, and no more than asked for", () => {
    fc.assert(
      fc.property(cuts, ({ plan, most, from, span }) => {
        const made = recordingOf(play(plan));
        const markers = markersOf(made);
        const shown = markers.between(from, from + span, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(markers.between(from, from + span, most)).toEqual(shown);
        const keyOf = ({ kind, seq }: Marker) => `${kind} ${seq}`;
        expect(new Set(shown.map(keyOf)).size).toBe(shown.length);
        for (const [i, marker] of shown.entries()) {
          expect(markers.next(marker.kind, marker.seq - 1)).toEqual(marker);
          expect(marker.atUs).toBe(made.trace.atUsOf(marker.seq - 1));
          expect(marker.atUs >= from && marker.atUs <= from + span).toBe(true);
          expect(marker.seq).toBeGreaterThanOrEqual(shown[i - 1]?.seq ?? 0);
        }
      }),
      RUNS,
    );
  });

  test("the first of each kind stays, the rarest first, or a rarer one at its time", () => {
    fc.assert(
      fc.property(cuts, ({ plan, most, from, span }) => {
        const markers = markersOf(recordingOf(play(plan)));
        const firsts = MARKER_KINDS.flatMap((kind) => {
          for (let at = markers.next(kind, 0); at; at = markers.next(kind, at.seq)) if (at.atUs >= from) return [at];
          return [];
        }).filter(({ atUs }) => atUs <= from + span);
        const times = [...new Set(firsts.map(({ atUs }) => atUs))].slice(0, most);
        const shown = markers.between(from, from + span, most);
        for (const atUs of times) expect(shown).toContainEqual(firsts.find((first) => first.atUs === atUs));
      }),
      RUNS,
    );
  });

  test("what is rare is not crowded out by a plate that is full and empty all the time", () => {
    const markers = markersOf(overtaking());
    const shown = markers.between(0, 60e6, 200).filter(({ kind }) => kind === "overtaken");
    expect(markers.count("empty")).toBeGreaterThan(20);
    expect(shown).toHaveLength(markers.count("overtaken"));
  });
});
