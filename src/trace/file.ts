/**
 * The trace file: a trace as JSON, written and read. SPEC.md shows one. What is read is checked as what it is, anybody's.
 */
import type { Kind, TraceEvent } from "./events.ts";
import { FIELDS, FIELDS_OF, KINDS } from "./layout.ts";
import { Rules } from "./rules.ts";
import { type ItemText, type NewEvent, type SourceText, Trace } from "./trace.ts";

const FORMAT = "plateful-trace";
const VERSION = 1;
/** What is larger is refused: a page has to hold it. */
const MOST_EVENTS = 4_000_000;
const MOST_TEXT = 10_000;
const LARGEST = Number.MAX_SAFE_INTEGER;

export type TraceFile =
  | { readonly ok: true; readonly trace: Trace }
  /** `event` is the number of the event that is wrong, or null where it is something else. */
  | { readonly ok: false; readonly event: number | null; readonly problem: string };

/** Give a trace as the text of a file. Throws nothing; a trace that goes on is written as far as it is. */
export function writeTrace(trace: Trace): string {
  const kinds: Kind[] = [];
  const codes = new Map<Kind, number>();
  const events: string[] = [];
  const read = trace.openReader();
  let atUs = 0;
  for (let seq = 0; seq < trace.length; seq++) {
    const event = read(seq);
    const code = codes.get(event.kind) ?? kinds.push(event.kind) - 1;
    codes.set(event.kind, code);
    const fields = FIELDS_OF[event.kind].map((field) => (event as unknown as Record<string, unknown>)[field]);
    events.push(JSON.stringify([code, event.atUs - atUs, ...fields]));
    atUs = event.atUs;
  }
  const { source } = trace;
  const items = Object.fromEntries(
    [...trace.items].map(([item, { text, isMark }]) => [item, isMark ? { text, isMark } : text]),
  );
  const head = JSON.stringify({ format: FORMAT, version: VERSION, ...(source ? { source } : {}), items, kinds });
  return `${head.slice(0, -1)},"events":[\n${events.join(",\n")}\n]}\n`;
}

/** Read the text of a file. A result, never an exception. */
export function readTrace(text: string): TraceFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refusal("the file is no JSON");
  }
  if (!isRecord(data) || data.format !== FORMAT) return refusal(`the file has no "format": "${FORMAT}"`);
  if (data.version !== VERSION) return refusal(`version ${show(data.version)} is not ${VERSION}`);
  const { kinds, events } = data;
  if (!Array.isArray(kinds) || !Array.isArray(events)) return refusal('"kinds" and "events" must be lists');
  const unknown = kinds.find((kind) => !KINDS.includes(kind as Kind));
  if (unknown !== undefined) return refusal(`there is no kind of event ${show(unknown)}`);
  if (events.length > MOST_EVENTS) return refusal(`${events.length} events are more than ${MOST_EVENTS}`);
  const trace = new Trace();
  const problem = readSource(trace, data.source) ?? readItems(trace, data.items);
  if (problem !== null) return refusal(problem);
  return readEvents(trace, kinds as Kind[], events);
}

const refusal = (problem: string, event: number | null = null): TraceFile => ({ ok: false, event, problem });

function readEvents(trace: Trace, kinds: readonly Kind[], events: readonly unknown[]): TraceFile {
  const rules = new Rules();
  let atUs = 0;
  for (const [seq, values] of events.entries()) {
    if (!Array.isArray(values)) return refusal("an event must be a list", seq);
    const kind = isCount(values[0]) ? kinds[values[0]] : undefined;
    if (kind === undefined) return refusal(`${show(values[0])} is no place in "kinds"`, seq);
    if (!isCount(values[1]) || atUs + values[1] > LARGEST)
      return refusal(`${show(values[1])} µs is no time since the event before`, seq);
    atUs += values[1];
    const event = readEvent(kind, values);
    if (typeof event === "string") return refusal(`${kind}: ${event}`, seq);
    const breach = rules.check({ seq, atUs, ...event } as TraceEvent);
    if (breach !== null) return refusal(breach, seq);
    try {
      if (atUs > trace.lastUs) trace.moveTo(atUs);
      trace.append(event);
    } catch (error) {
      if (error instanceof RangeError) return refusal(error.message, seq);
      throw error;
    }
  }
  return { ok: true, trace };
}

/** An event from its values, or what is wrong with them. */
function readEvent(kind: Kind, values: readonly unknown[]): NewEvent | string {
  const fields = FIELDS_OF[kind];
  if (values.length !== fields.length + 2) return `${values.length - 2} fields, not ${fields.length}`;
  const event: Record<string, unknown> = { kind };
  for (const [i, field] of fields.entries()) {
    const value = values[i + 2];
    const holds = field === "task" ? "task" : FIELDS[field].holds;
    const isRight =
      holds === "text"
        ? typeof value === "string" && value.length <= MOST_TEXT
        : holds === "flag"
          ? typeof value === "boolean"
          : holds === "count"
            ? isCount(value)
            : holds === "task"
              ? value === -1 || isCount(value)
              : (holds as readonly unknown[]).includes(value);
    if (!isRight) return `${field} is ${show(value)}`;
    event[field] = value;
  }
  return event as unknown as NewEvent;
}

function readSource(trace: Trace, source: unknown): string | null {
  if (source === undefined) return null;
  if (!isRecord(source) || typeof source.name !== "string" || typeof source.text !== "string")
    return '"source" must have a name and a text';
  trace.source = { name: source.name, text: source.text } satisfies SourceText;
  return null;
}

function readItems(trace: Trace, items: unknown): string | null {
  if (items === undefined) return null;
  if (!isRecord(items)) return '"items" must be an object';
  for (const [number, item] of Object.entries(items)) {
    const { text, isMark = false } = (isRecord(item) ? item : { text: item }) as Partial<ItemText>;
    if (!/^[1-9]\d{0,9}$/.test(number) || typeof text !== "string" || typeof isMark !== "boolean")
      return `item ${show(number)} is ${show(item)}`;
    trace.items.set(Number(number), { text, isMark });
  }
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A value as it stood in the file, cut short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
