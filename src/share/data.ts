/**
 * A run as data for other programs: tables of loaves and of what everybody did as CSV (RFC 4180), and the whole of it as
 * Chrome's trace-event JSON, which Perfetto opens. Up to a time in microseconds; times in the tables are in seconds.
 */
import { breadLabel, type Recording, Timeline } from "../replay/index.ts";
import type { TraceEvent } from "../trace/index.ts";

const PER_SECOND = 1_000_000;

/** One row a loaf and a plate that it was put on: when and by whom it was put, taken and reported done. Empty cells for what is still to come. */
export function loavesCsv(recording: Recording, untilUs: number): string {
  const { trace, cast } = recording;
  const { people, plates } = recording.sceneAt(trace.countUntil(untilUs));
  const nameOf = (task: number): string => people[task]?.name ?? "";
  const rows = new Map<string, LoafRow>();
  for (const event of eventsUntil(recording, untilUs)) {
    const key = `${event.item} ${event.queue}`;
    if (event.kind === "itemPut") {
      const loaf = cast.loafOf(event.item);
      rows.set(key, {
        label: loaf?.isMark ? "None" : loaf ? breadLabel(people, loaf.baker, loaf.number) : `#${event.item}`,
        plate: plates.findIndex(({ queue }) => queue === event.queue) + 1,
        put: event,
        taken: null,
        done: null,
      });
      continue;
    }
    const row = rows.get(key);
    if (row && event.kind === "itemTaken") row.taken = event;
    if (row && event.kind === "itemDone") row.done = event;
  }
  const cells = [...rows.values()].map(({ label, plate, put, taken, done }) => [
    label,
    plate,
    nameOf(put.task),
    seconds(put.atUs),
    taken ? nameOf(taken.task) : "",
    taken ? seconds(taken.atUs) : "",
    taken ? seconds(taken.atUs - put.atUs) : "",
    done ? seconds(done.atUs) : "",
  ]);
  return csv([["loaf", "plate", "put_by", "put_s", "taken_by", "taken_s", "on_plate_s", "done_s"], ...cells]);
}

type Moved = Extract<TraceEvent, { kind: "itemPut" | "itemTaken" | "itemDone" }>;

interface LoafRow {
  readonly label: string;
  readonly plate: number;
  readonly put: Moved;
  taken: Moved | null;
  done: Moved | null;
}

function* eventsUntil({ trace }: Recording, untilUs: number): Generator<Moved> {
  const end = trace.countUntil(untilUs);
  for (let seq = 0; seq < end; seq++) {
    const event = trace.read(seq);
    if (event.kind === "itemPut" || event.kind === "itemTaken" || event.kind === "itemDone") yield event;
  }
}

/** One row for each stretch of time in which somebody did one thing. */
export function statesCsv(recording: Recording, untilUs: number): string {
  const rows = stretchesOf(recording, untilUs).map(({ name, role, state, fromUs, toUs, loaf }) => [
    name,
    role,
    state,
    loaf,
    seconds(fromUs),
    seconds(toUs),
    seconds(toUs - fromUs),
  ]);
  return csv([["name", "role", "state", "loaf", "from_s", "to_s", "duration_s"], ...rows]);
}

interface Stretch {
  readonly task: number;
  readonly name: string;
  readonly role: string;
  readonly state: string;
  readonly loaf: string;
  readonly fromUs: number;
  readonly toUs: number;
}

/** What everybody did, person by person. Stretches of no time are left out. */
function stretchesOf(recording: Recording, untilUs: number): Stretch[] {
  const timeline = wholeTimeline(recording);
  const { people } = recording.sceneAt(recording.trace.countUntil(untilUs));
  const labelOf = (item: number | null): string => {
    const loaf = item === null ? null : recording.cast.loafOf(item);
    return loaf && !loaf.isMark ? breadLabel(people, loaf.baker, loaf.number) : "";
  };
  return timeline.lanes.flatMap(({ task, name, role }) =>
    [...timeline.spansBetween(task, recording.keptFromUs, untilUs)].flatMap((span) => {
      const fromUs = Math.max(span.sinceUs, recording.keptFromUs);
      const toUs = Math.min(untilUs, isLast(span.untilUs, untilUs) ? untilUs : (span.untilUs as number));
      if (toUs <= fromUs || span.state === "gone") return [];
      return { task, name, role, state: span.state, loaf: labelOf(span.loaf), fromUs, toUs };
    }),
  );
}

const isLast = (endUs: number | null, untilUs: number): boolean => endUs === null || endUs > untilUs;

function wholeTimeline(recording: Recording): Timeline {
  const timeline = new Timeline(recording);
  timeline.update();
  timeline.close();
  return timeline;
}

/**
 * Chrome's trace-event format (the JSON object form): a track for each person with a complete event ("X") for each stretch, a
 * counter ("C") for each plate's level and its tally, an instant ("i") for each printed line.
 */
export function perfettoJson(recording: Recording, untilUs: number): string {
  const timeline = wholeTimeline(recording);
  const person = { pid: 1, cat: "kitchen" };
  const names = timeline.lanes.map(({ task, name, role }) => ({
    ph: "M",
    name: "thread_name",
    pid: 1,
    tid: task + 1,
    args: { name: `${name} (${role})` },
  }));
  const stretches = stretchesOf(recording, untilUs).map(({ task, state, loaf, fromUs, toUs }) => ({
    ...person,
    ph: "X",
    name: loaf === "" ? state : `${state} ${loaf}`,
    tid: task + 1,
    ts: fromUs,
    dur: toUs - fromUs,
  }));
  return JSON.stringify({
    displayTimeUnit: "ms",
    traceEvents: [
      { ph: "M", name: "process_name", pid: 1, tid: 0, args: { name: "Plateful" } },
      ...names,
      ...stretches,
      ...countersOf(recording, untilUs),
      ...printsOf(recording, untilUs),
    ],
  });
}

function countersOf(recording: Recording, untilUs: number): object[] {
  const counters: object[] = [];
  const { trace } = recording;
  const end = trace.countUntil(untilUs);
  const draft = recording.looplessAt(0);
  let last = "";
  for (let seq = 0; seq < end; seq++) {
    const event = trace.read(seq);
    draft.apply(event);
    if (event.kind !== "itemPut" && event.kind !== "itemTaken" && event.kind !== "itemDone") continue;
    for (const [i, queue] of recording.cast.plates().entries()) {
      const { items, unfinished } = draft.world.queues[queue] ?? { items: [], unfinished: 0 };
      const args = { "on the plate": items.length, unfinished };
      const text = `${i} ${event.atUs} ${items.length} ${unfinished}`;
      if (text !== last) counters.push({ ph: "C", name: `plate ${i + 1}`, pid: 1, tid: 0, ts: event.atUs, args });
      last = text;
    }
  }
  return counters;
}

function printsOf({ trace }: Recording, untilUs: number): object[] {
  const end = trace.countUntil(untilUs);
  return trace.printedSeqs.slice(0, trace.printedSeqs.length).flatMap((seq) => {
    const event = trace.read(seq);
    if (seq >= end || event.kind !== "printed") return [];
    return { ph: "i", s: "t", name: event.text, pid: 1, tid: event.task + 1, ts: event.atUs };
  });
}

const seconds = (us: number): string => String(us / PER_SECOND);

/** Lines end as RFC 4180 has them. What a spreadsheet would take for a formula is kept from being one. */
const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

function cell(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
