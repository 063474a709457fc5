import { expect, test } from "vitest";
import { minuteOf } from "../../tests/kit/plans.ts";
import type { Recording } from "../replay/index.ts";
import { holdReading, readingOf } from "./shared-readings.ts";

/** What has been made, and closed. */
function stage() {
  const log: string[] = [];
  const make = (recording: Recording) => {
    log.push("made");
    return { recording, update: () => true, close: () => void log.push("closed") };
  };
  return { log, make, recording: minuteOf("full") };
}
const breath = () => new Promise<void>((resolve) => queueMicrotask(resolve));

test("one recording is read once one way, by however many", async () => {
  const { log, make, recording } = stage();
  const reading = readingOf(recording, make);
  expect(reading.recording).toBe(recording);
  const letGo = [holdReading(recording, make), holdReading(recording, make)];
  expect(readingOf(recording, make)).toBe(reading);
  expect(readingOf(minuteOf("hungry"), make)).not.toBe(reading);
  letGo[0]?.();
  letGo[0]?.();
  await breath();
  expect(log).toEqual(["made", "made"]);
  letGo[1]?.();
  await breath();
  expect(log).toEqual(["made", "made", "closed"]);
  expect(readingOf(recording, make)).not.toBe(reading);
});

test("who takes hold as another lets go keeps what was read: a run that is given up becomes the ghost", async () => {
  const { log, make, recording } = stage();
  const reading = readingOf(recording, make);
  holdReading(recording, make)();
  holdReading(recording, make);
  await breath();
  expect(readingOf(recording, make)).toBe(reading);
  expect(log).toEqual(["made"]);
});
