import fs from "node:fs";
import { expect, test } from "vitest";
import { readTrace, Trace, writeTrace } from "./index.ts";

const spec = fs.readFileSync(new URL("./SPEC.md", import.meta.url), "utf8");
const example = /```json\n([\s\S]*?)```/.exec(spec)?.[1] ?? "";

/** What the reader says of a text. */
function saidOf(text: string): string {
  const read = readTrace(text);
  if (read.ok) return "fine";
  return read.event === null ? read.problem : `event ${read.event}: ${read.problem}`;
}

test("the example of the spec reads, and is written again letter for letter", () => {
  const read = readTrace(example);
  expect(saidOf(example)).toBe("fine");
  expect(read.ok && writeTrace(read.trace)).toBe(example);
  expect(read.ok && read.trace.read(4)).toEqual({
    seq: 4,
    atUs: 0,
    kind: "taskSlept",
    task: 0,
    future: 2,
    delayUs: 1_000_000,
    line: 2,
  });
});

test.each([
  ['"version":1', '"version":2', "version 2 is not 1"],
  ['[0,0,0,1,-1,"Task-1","sleep"],\n', "", "event 0: [T1] task 0 was never created"],
  ["[3,0,0],\n", "[3,0,0],\n[3,0,0],\n", "event 4: [L1] task 0 is still running"],
  ["[5,0,0,2]", "[5,0,0,3]", "event 6: [L3] handle 3 runs or is taken back, and does not wait"],
  ["[4,0,0,2,1000000,2]", "[4,0,0,2,-1,2]", "event 4: taskSlept: delayUs is -1"],
  ['"kinds":["taskCreated",', '"kinds":["taskBaked",', 'there is no kind of event "taskBaked"'],
])("%s changed to %s is refused in the words of the spec", (from, to, said) => {
  expect(example).toContain(from);
  expect(saidOf(example.replace(from, to))).toBe(said);
  expect(spec).toContain(said);
});

test("anything else is refused in a sentence, and nothing is thrown", () => {
  const head = '{"format":"plateful-trace","version":1,';
  const wrong: [text: string, said: string][] = [
    ["", "the file is no JSON"],
    ["[]", 'the file has no "format": "plateful-trace"'],
    ["null", 'the file has no "format": "plateful-trace"'],
    [`${head}"kinds":{},"events":[]}`, '"kinds" and "events" must be lists'],
    [`${head}"kinds":["deadlocked"],"events":[7]}`, "event 0: an event must be a list"],
    [`${head}"kinds":["deadlocked"],"events":[[]]}`, 'event 0: missing is no place in "kinds"'],
    [`${head}"kinds":["deadlocked"],"events":[["length",0]]}`, 'event 0: "length" is no place in "kinds"'],
    [`${head}"kinds":["deadlocked"],"events":[[0]]}`, "event 0: missing µs is no time since the event before"],
    [`${head}"kinds":["deadlocked"],"events":[[0,-1]]}`, "event 0: -1 µs is no time since the event before"],
    [`${head}"kinds":["deadlocked"],"events":[[0,1e300]]}`, "event 0: 1e+300 µs is no time since the event before"],
    [`${head}"kinds":["deadlocked"],"events":[[0,0,5]]}`, "event 0: deadlocked: 1 fields, not 0"],
    [`${head}"source":{"name":1},"kinds":[],"events":[]}`, '"source" must have a name and a text'],
    [`${head}"items":{"0":"x"},"kinds":[],"events":[]}`, 'item "0" is "x"'],
    [`${head}"items":{"1":{"text":2}},"kinds":[],"events":[]}`, 'item "1" is {"text":2}'],
  ];
  for (const [text, said] of wrong) expect(saidOf(text)).toBe(said);
  expect(saidOf(`${head}"kinds":[],"events":[]}`)).toBe("fine");
});

test("items are read and written, end marks as such", () => {
  const trace = new Trace();
  trace.items.set(1, { text: "'bread 0'", isMark: false });
  trace.items.set(2, { text: "None", isMark: true });
  const read = readTrace(writeTrace(trace));
  expect(read.ok && [...read.trace.items]).toEqual([...trace.items]);
});
