/**
 * deriveCast: who plays what in the trace of any program, from what its tasks do. Puts only: a baker. Takes only, or only
 * ever waited to: an eater. Takes and puts: a topper. The task given to `run`: the manager, unless nobody else puts, or
 * takes, and it does. Neither: a bystander. Who run the same coroutine function are the same. What somebody puts
 * next they have begun at their first wait after the put before.
 */
import type { Cast, CastLoaf, CastRole } from "../../bakery/index.ts";
import type { Trace } from "../../trace/index.ts";

/** What a task has done with queues. */
interface Doings {
  readonly task: number;
  /** It was handed to the loop before this ran. */
  readonly isMain: boolean;
  name: string;
  readonly coroutine: string;
  readonly puts: Set<number>;
  readonly gets: Set<number>;
  /** The items that it put, each with the event before which it was begun; ascending. */
  readonly made: { readonly item: number; readonly begunSeq: number }[];
  /** Where it has begun what it will put next; null before. */
  begunSeq: number | null;
}

interface Facts {
  readonly doings: (Doings | undefined)[];
  readonly queues: number[];
  /** With the place of each in lists by item. */
  readonly loaves: Map<number, CastLoaf & { readonly place: number }>;
}

export function deriveCast(trace: Trace): Cast {
  const { doings, queues, loaves } = readDoings(trace);
  const known = doings.filter((one) => one !== undefined);
  const roles = rolesOf(known);
  const names = namesOf(known);
  const indices: number[] = [];
  const counts: Partial<Record<CastRole, number>> = {};
  for (const { task } of known) {
    const role = roles[task] ?? "bystander";
    indices[task] = counts[role] ?? 0;
    counts[role] = (counts[role] ?? 0) + 1;
  }
  const toppers = known.filter(({ task }) => roles[task] === "topper");
  const plates = flowOrder(queues, toppers);
  const zones = zonesOf(known, roles, plates);
  return {
    roleOf: (task) => roles[task] ?? "bystander",
    putsMarks: () => false,
    startLineOf: () => 0,
    indexOf: (task) => indices[task] ?? task,
    nameOf: ({ task, name }) => (isDefault(name) ? (names[task] ?? name) : name),
    zoneOf: (task) => zones[task] ?? 0,
    plates: () => plates,
    loafOf: (item) => loaves.get(item) ?? null,
    placeOf: (item) => loaves.get(item)?.place ?? -1,
    begunBy: (task, seq) => begunBefore(doings[task], seq),
    isLeaving: () => false,
    settingsAfter: () => null,
    editOf: () => null,
  };
}

/** By task. */
function rolesOf(known: readonly Doings[]): CastRole[] {
  const others = known.filter(({ isMain }) => !isMain);
  const doOthersPut = others.some(({ puts }) => puts.size > 0);
  const doOthersGet = others.some(({ gets }) => gets.size > 0);
  // What those who run the same coroutine function do, together.
  const alike = new Map<string, Doings[]>();
  for (const one of known) {
    const them = alike.get(one.coroutine);
    if (them) them.push(one);
    else alike.set(one.coroutine, [one]);
  }
  const played = new Map([...alike].map(([coroutine, them]) => [coroutine, roleOf(them)]));
  const roles: CastRole[] = [];
  for (const one of known) {
    const isNeeded = (one.puts.size > 0 && !doOthersPut) || (one.gets.size > 0 && !doOthersGet);
    const role = one.coroutine === "" ? roleOf([one]) : (played.get(one.coroutine) ?? "bystander");
    roles[one.task] = one.isMain && !isNeeded ? "manager" : role;
  }
  return roles;
}

function roleOf(them: readonly Doings[]): CastRole {
  const doPut = them.some(({ puts }) => puts.size > 0);
  const doGet = them.some(({ gets }) => gets.size > 0);
  if (doPut) return doGet ? "topper" : "baker";
  return doGet ? "eater" : "bystander";
}

/** By task: the name that somebody gave it, else that of its coroutine function, numbered where there are several. */
function namesOf(known: readonly Doings[]): string[] {
  const totals = new Map<string, number>();
  const isNameless = ({ name, coroutine }: Doings): boolean => isDefault(name) && coroutine !== "";
  for (const one of known) if (isNameless(one)) totals.set(one.coroutine, (totals.get(one.coroutine) ?? 0) + 1);
  const seen = new Map<string, number>();
  const names: string[] = [];
  for (const one of known) {
    const { task, name, coroutine } = one;
    const number = (seen.get(coroutine) ?? 0) + 1;
    if (isNameless(one)) seen.set(coroutine, number);
    const isOnly = totals.get(coroutine) === 1;
    names[task] = !isNameless(one) ? name : isOnly ? coroutine : `${coroutine} ${number}`;
  }
  return names;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a case for each kind of event
function readDoings(trace: Trace): Facts {
  const facts: Facts = { doings: [], queues: [], loaves: new Map() };
  const { doings, queues, loaves } = facts;
  const counts: number[] = [];
  let hasRun = false;
  const read = trace.openReader();
  for (let seq = 0; seq < trace.length; seq++) {
    const event = read(seq);
    switch (event.kind) {
      case "taskCreated": {
        const { task, parent, name, coroutine } = event;
        const isMain = parent < 0 && !hasRun;
        const none = { puts: new Set<number>(), gets: new Set<number>(), made: [], begunSeq: null };
        doings[task] = { task, isMain, name, coroutine, ...none };
        break;
      }
      case "turnStarted":
        hasRun = true;
        break;
      case "taskSlept":
      case "taskSuspended": {
        const one = doings[event.task];
        if (one) one.begunSeq ??= seq;
        break;
      }
      case "taskRenamed": {
        const one = doings[event.task];
        if (one) one.name = event.name;
        break;
      }
      case "queueCreated":
        queues.push(event.queue);
        break;
      case "putterJoined": {
        const one = doings[event.task];
        one?.puts.add(event.queue);
        if (one) one.begunSeq ??= seq;
        break;
      }
      case "getterJoined":
      case "itemTaken":
        doings[event.task]?.gets.add(event.queue);
        break;
      case "itemPut": {
        const one = doings[event.task];
        if (one) {
          one.puts.add(event.queue);
          one.made.push({ item: event.item, begunSeq: one.begunSeq ?? seq });
          one.begunSeq = null;
        }
        if (!loaves.has(event.item)) {
          const number = counts[event.task + 1] ?? 0;
          loaves.set(event.item, {
            baker: event.task,
            number,
            place: loaves.size,
            isMark: isMarkIn(trace, event.item),
          });
          counts[event.task + 1] = number + 1;
        }
        break;
      }
    }
  }
  return facts;
}

const isMarkIn = ({ items }: Trace, item: number): boolean => items.get(item)?.isMark ?? false;

/** What somebody has begun last before a place; 0 for nothing. */
function begunBefore(doings: Doings | undefined, seq: number): number {
  const made = doings?.made ?? [];
  let low = 0;
  let high = made.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((made[middle]?.begunSeq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return made[low - 1]?.item ?? 0;
}

/**
 * By task: bakers stand left of the first plate on which they put, all who take right of the last from which they do. Who
 * does neither stands on the far left.
 */
function zonesOf(known: readonly Doings[], roles: readonly CastRole[], plates: readonly number[]): number[] {
  const placeOf = new Map(plates.map((queue, place) => [queue, place]));
  const placesOf = (queues: ReadonlySet<number>): number[] => [...queues].map((queue) => placeOf.get(queue) ?? 0);
  const zones: number[] = [];
  for (const { task, puts, gets } of known) {
    if (roles[task] === "baker") zones[task] = Math.min(...placesOf(puts));
    else if (gets.size > 0) zones[task] = Math.max(...placesOf(gets)) + 1;
  }
  return zones;
}

/** Names that asyncio gives a task to which nobody gave one. */
const isDefault = (name: string): boolean => /^Task-\d+$/.test(name);

/** Queues so that each stands behind those from which toppers take what they put on it; of a ring, as they were made. */
function flowOrder(queues: readonly number[], toppers: readonly Doings[]): number[] {
  const before = new Map<number, Set<number>>(queues.map((queue) => [queue, new Set()]));
  for (const { puts, gets } of toppers)
    for (const put of puts) for (const get of gets) if (put !== get) before.get(put)?.add(get);
  const order: number[] = [];
  const rest = new Set(queues);
  while (rest.size > 0) {
    const next = [...rest].find((queue) => [...(before.get(queue) ?? [])].every((other) => !rest.has(other)));
    const queue = next ?? ([...rest][0] as number);
    order.push(queue);
    rest.delete(queue);
  }
  return order;
}
