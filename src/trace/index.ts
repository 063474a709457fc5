/** What happened in an asyncio program: events, kept packed, written by a recorder or read from a file. See SPEC.md. */
export {
  type Kind,
  ORDERS,
  OUTCOMES,
  type Outcome,
  PURPOSES,
  type Purpose,
  type QueueOrder,
  SIDES,
  type Side,
  type TraceEvent,
} from "./events.ts";
export { readTrace, type TraceFile, writeTrace } from "./file.ts";
export { ItemNumbers } from "./item-numbers.ts";
export { FIELDS_OF, KINDS } from "./layout.ts";
export { type ItemNumbering, Recorder } from "./recorder.ts";
export { Rules } from "./rules.ts";
export { type EventReader, type ItemText, type NewEvent, type ReadEvent, type SourceText, Trace } from "./trace.ts";
export { Uint32List } from "./uint32-list.ts";
