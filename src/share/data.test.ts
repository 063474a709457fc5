import { describe, expect, test } from "vitest";
import { presets, Run, type Scenario } from "../bakery/index.ts";
import { Recording } from "../replay/index.ts";
import { loavesCsv, perfettoJson, statesCsv } from "./index.ts";

function recordingOf(scenario: Scenario, untilUs: number): Recording {
  const run = new Run(scenario);
  run.advance(untilUs, 100_000);
  return new Recording(run.trace, run.cast);
}

/** The rows of a table, by the names in its first line. Knows quotes, as RFC 4180 has them. */
function rowsOf(text: string): Record<string, string>[] {
  const lines: string[][] = [];
  for (const line of text.split("\r\n").slice(0, -1))
    lines.push(
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
  const [head = [], ...rows] = lines;
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""])));
}

const END_US = 20_000_000;

describe.each(presets.map(({ id, scenario }) => [id, scenario] as const))("of the kitchen %s", (_, scenario) => {
  const recording = recordingOf(scenario, END_US);
  const scene = recording.sceneAt(recording.trace.countUntil(END_US));

  test("the table of loaves has a row for each that was put, and as many are taken as were got", () => {
    const rows = rowsOf(loavesCsv(recording, END_US));
    const { queues } = recording.worldAt(recording.trace.countUntil(END_US));
    const count = (what: "puts" | "gets"): number => queues.reduce((sum, queue) => sum + (queue?.[what] ?? 0), 0);
    expect(rows).toHaveLength(count("puts"));
    expect(rows.filter(({ taken_s }) => taken_s !== "")).toHaveLength(count("gets"));
    for (const { put_s, taken_s, on_plate_s, done_s } of rows) {
      if (taken_s) expect(Number(taken_s)).toBeGreaterThanOrEqual(Number(put_s));
      if (taken_s) expect(Number(on_plate_s)).toBeCloseTo(Number(taken_s) - Number(put_s), 6);
      if (done_s && taken_s) expect(Number(done_s)).toBeGreaterThanOrEqual(Number(taken_s));
    }
  });

  test("the stretches of each person follow one another without a gap, and no two overlap", () => {
    const rows = rowsOf(statesCsv(recording, END_US));
    const names = new Set(scene.people.map((person) => person?.name));
    const ends = new Map<string, number>();
    for (const { name = "", role, state, from_s, to_s, duration_s } of rows) {
      expect(names).toContain(name);
      const key = `${name} ${role}`;
      if (ends.has(key)) expect(Number(from_s), `${key} ${state}`).toBeGreaterThanOrEqual((ends.get(key) ?? 0) - 1e-9);
      expect(Number(duration_s)).toBeCloseTo(Number(to_s) - Number(from_s), 6);
      ends.set(key, Number(to_s));
    }
  });

  test("the trace for Perfetto names each track, and holds the same stretches", () => {
    const { traceEvents } = JSON.parse(perfettoJson(recording, END_US)) as {
      traceEvents: { ph: string; tid: number; ts: number; dur?: number; name: string; args?: { name?: string } }[];
    };
    const tracks = new Set(traceEvents.filter(({ name }) => name === "thread_name").map(({ tid }) => tid));
    const whole = traceEvents.filter(({ ph }) => ph === "X");
    expect(whole).toHaveLength(rowsOf(statesCsv(recording, END_US)).length);
    for (const { tid, ts, dur = -1 } of whole) {
      expect(tracks).toContain(tid);
      expect(ts).toBeGreaterThanOrEqual(0);
      expect(dur).toBeGreaterThan(0);
    }
    const printed = traceEvents.filter(({ ph }) => ph === "i").map(({ name }) => name);
    expect(printed).toHaveLength(recording.trace.printedSeqs.length);
  });
});

test("the original program's first loaf, as it went", () => {
  const scenario = presets.find(({ id }) => id === "original")?.scenario as Scenario;
  const [first] = rowsOf(loavesCsv(recordingOf(scenario, 20e6), 20e6));
  expect(first).toEqual({
    loaf: "J0",
    plate: "1",
    put_by: "John",
    put_s: "0.5",
    taken_by: "Grace",
    taken_s: "0.5",
    on_plate_s: "0",
    done_s: "1.5",
  });
});

test("a name is one cell whatever it holds, and never a formula", () => {
  const [baker, ...others] = presets[0].scenario.bakers;
  const named = (name: string): Scenario => ({
    ...presets[0].scenario,
    bakers: [{ ...baker, name } as never, ...others],
  });
  const nameIn = (name: string): string | undefined =>
    rowsOf(statesCsv(recordingOf(named(name), 1e6), 1e6)).find(({ role }) => role === "baker")?.name;
  expect(nameIn('a,"b"')).toBe('a,"b"');
  expect(nameIn("=1+1")).toBe("'=1+1");
  expect(nameIn("@home")).toBe("'@home");
});
