import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broken, fillings, minuteOf, type Plan, plans, play, recordingOf } from "../../../tests/kit/plans.ts";
import { original, Run } from "../../bakery/index.ts";
import type { Recording } from "../recording.ts";
import { firstPlate, type Scene } from "../scene/index.ts";
import { isVisible } from "../steps.ts";
import { type Condition, canHappen, firstMatch, Markers } from "./index.ts";

const RUNS = { seed: 4, numRuns: 100 };

/** All the places after `from` at which something comes about, by the scenes around each event. */
function placesOf(made: Recording, condition: Condition, from: number): number[] {
  const { trace, cast } = made;
  if (condition.until === "plateFull") return fillings(made).filter((seq) => seq > from);
  const places: number[] = [];
  for (let seq = from; seq < trace.length; seq++) {
    const event = trace.read(seq);
    const [before, after] = [made.sceneAt(seq), made.sceneAt(seq + 1)];
    const inLine = (scene: Scene) => firstPlate(scene).putLine.length + firstPlate(scene).getLine.length;
    const isIt = {
      somebodyWaits: inLine(after) > inLine(before),
      plateEmpty: firstPlate(before).onPlate.length > 0 && firstPlate(after).onPlate.length === 0,
      joinReleased: event.kind === "joinReleased",
      trouble: after.end === "deadlock" && before.end !== "deadlock",
      acts: condition.until === "acts" && "task" in event && event.task === condition.task && isVisible(event, cast),
    }[condition.until];
    if (isIt) places.push(seq + 1);
  }
  return places;
}

describe("until", () => {
  const conditions = fc.oneof(
    fc.record({ until: fc.constantFrom("somebodyWaits", "plateFull", "plateEmpty", "joinReleased", "trouble") }),
    fc.record({ until: fc.constant("acts"), task: fc.integer({ min: 0, max: 8 }) }),
  ) as fc.Arbitrary<Condition>;

  test("what comes about is found from any place, in any pieces, as stepping scene by scene does", () => {
    fc.assert(
      fc.property(
        plans,
        conditions,
        fc.nat(300),
        fc.integer({ min: 1, max: 40 }),
        (plan: Plan, condition, n, piece) => {
          const made = recordingOf(play(plan));
          const { length } = made.trace;
          const start = n % (length + 1);
          const wanted = placesOf(made, condition, start)[0] ?? null;
          expect(firstMatch(made, condition, start, length)).toBe(wanted);
          let found: number | null = null;
          for (let from = start; from < length && found === null; from += piece)
            found = firstMatch(made, condition, from, Math.min(length, from + piece));
          expect(found).toBe(wanted);
        },
      ),
      { ...RUNS, numRuns: 400 },
    );
  });

  test("a plate made so small that it is full at once is found from between the edit and its effect too", () => {
    const run = new Run({ ...original, eaters: [{ name: "Bo", seconds: 9 }] });
    run.advance(2e6);
    run.edit({ kind: "bounded", bounded: true });
    run.edit({ kind: "size", size: 2 });
    run.advance(30e6);
    const made = recordingOf(run);
    const { trace } = made;
    const [first = 0] = placesOf(made, { until: "plateFull" }, 0);
    expect(trace.read(first - 1).kind).toBe("queueResized");
    for (let from = 0; from < first; from++)
      expect(firstMatch(made, { until: "plateFull" }, from, trace.length)).toBe(first);
    expect(firstMatch(made, { until: "plateFull" }, first, trace.length)).not.toBe(first);
  });

  test("asked again from where it stopped, it goes through all of them", () => {
    for (const until of ["plateFull", "plateEmpty", "somebodyWaits"] as const) {
      const made = minuteOf("full");
      const places: number[] = [];
      let from: number | null = 0;
      while (from !== null) {
        from = firstMatch(made, { until }, from, made.trace.length);
        if (from !== null) places.push(from);
      }
      expect(places).toEqual(placesOf(made, { until }, 0));
    }
  });

  test("trouble is a callback that fails, somebody who fails, and an error that nobody asked for", () => {
    const made = broken();
    const kinds: string[] = [];
    for (let at = firstMatch(made, { until: "trouble" }, 0, made.trace.length); at !== null; ) {
      kinds.push(made.trace.read(at - 1).kind);
      at = firstMatch(made, { until: "trouble" }, at, made.trace.length);
    }
    expect(kinds).toEqual(["callbackFailed", "taskEnded", "errorNeverRetrieved"]);
    const markers = new Markers(made);
    markers.update();
    expect(markers.count("trouble")).toBe(kinds.length);
  });

  test("a named person acts; join lets go; a plate without a limit is never full", () => {
    const made = minuteOf("original");
    const grace = made.sceneAt(made.trace.length).people.find((person) => person?.name === "Grace")?.task ?? -1;
    const acts = firstMatch(made, { until: "acts", task: grace }, 0, made.trace.length) ?? 0;
    expect(made.trace.read(acts - 1)).toMatchObject({ task: grace, kind: "getterJoined" });
    const released = firstMatch(made, { until: "joinReleased" }, 0, made.trace.length) ?? 0;
    expect([firstPlate(made.sceneAt(released)).unfinished, made.trace.atUsOf(released - 1)]).toEqual([0, 6_500_000]);
    expect(firstMatch(made, { until: "trouble" }, 0, made.trace.length)).toBeNull();
    expect(firstMatch(made, { until: "plateFull" }, 0, made.trace.length)).toBeNull();
    expect(canHappen({ until: "plateFull" }, made.sceneAt(made.trace.length))).toBe(false);
    const full = minuteOf("full");
    expect(canHappen({ until: "plateFull" }, full.sceneAt(full.trace.length))).toBe(true);
  });
});
