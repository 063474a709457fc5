/**
 * Asking: the questions of each kind that a place of a run allows, made from what the run really does next.
 */
import { Run } from "../../bakery/index.ts";
import type { TaskState, World } from "../../replay/index.ts";
import type { TraceEvent } from "../../trace/index.ts";
import type { Ahead } from "./ahead.ts";
import {
  ENDS,
  EVERYBODY,
  type Facts,
  type Misconception,
  NO_FACTS,
  NOBODY,
  optionsOf,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
} from "./question.ts";

type Candidate = readonly [value: number, misconception: Misconception | null, text?: string];
type Event<K extends TraceEvent["kind"]> = Extract<TraceEvent, { readonly kind: K }>;

/** The question of a kind at the place, or null where it makes none. */
export function questionAt(ahead: Ahead, kind: QuestionKind): Question | null {
  return ASK[kind](ahead);
}

/** All that can be asked at the place. */
export const questionsAt = (ahead: Ahead): Question[] =>
  QUESTION_KINDS.flatMap((kind) => questionAt(ahead, kind) ?? []);

const ASK: Record<QuestionKind, (ahead: Ahead) => Question | null> = {
  actsNext: askWhoActs,
  levelAt: askLevel,
  printsNext: askLine,
  wokenByPut: askWoken,
  givesWay: askGivesWay,
  joinEnds: askJoin,
  ending: askEnd,
  takenBy: askTaker,
};

interface Said {
  readonly seq: number;
  readonly right: Candidate;
  readonly wrong: readonly Candidate[];
  readonly task?: number;
  readonly item?: number;
  readonly atUs?: number;
  readonly isPut?: boolean;
  readonly facts?: Partial<Facts>;
}

function make(kind: QuestionKind, ahead: Ahead, said: Said): Question | null {
  const { seq, right, wrong, task = NOBODY, item = 0, atUs = 0, isPut = false, facts } = said;
  const chosen = optionsOf(right, wrong);
  if (!chosen) return null;
  const until = ahead.placeAfter(seq);
  return { kind, from: ahead.from, until, task, item, atUs, isPut, ...chosen, facts: { ...NO_FACTS, ...facts } };
}

/** The first event from the place on that is it. */
function first<E extends TraceEvent>(ahead: Ahead, isIt: (event: TraceEvent) => event is E): E | null {
  const read = ahead.recording.trace.openReader();
  for (let seq = ahead.seq; seq < ahead.recording.trace.length; seq++) {
    if (isIt(read(seq))) return ahead.recording.trace.read(seq) as E;
  }
  return null;
}

/** Everybody with work at a plate who is not over. */
function workers({ recording }: Ahead, world: World): TaskState[] {
  const roles = ["baker", "topper", "eater"];
  return world.tasks.filter(
    (task) => task && task.stage !== "over" && roles.includes(recording.cast.roleOf(task.task)),
  );
}

function askWhoActs(ahead: Ahead): Question | null {
  const { recording, seq } = ahead;
  const { cast } = recording;
  const now = recording.worldAt(seq);
  const people = workers(ahead, now);
  const isIt = (event: TraceEvent): event is Event<"taskResumed"> =>
    event.kind === "taskResumed" && people.some(({ task }) => task === event.task);
  const event = first(ahead, isIt);
  if (!event) return null;
  const waiting = now.queues.flatMap((queue) => [...(queue?.getters ?? []), ...(queue?.putters ?? [])]);
  const due = now.timers.filter(({ atUs }) => atUs === event.atUs).map(({ task }) => task);
  const own = people.filter(({ task }) => cast.roleOf(task) === cast.roleOf(event.task));
  const after = own[(own.findIndex(({ task }) => task === event.task) + 1) % Math.max(1, own.length)];
  return make("actsNext", ahead, {
    seq: event.seq,
    right: [event.task, null],
    wrong: [
      ...due.map((task): Candidate => [task, "soonerSet"]),
      ...waiting.slice(0, 1).map(({ task }): Candidate => [task, "waitingActs"]),
      ...(after ? [[after.task, "takesTurns"] as const] : []),
      ...people.map(({ task }): Candidate => [task, null]),
    ],
    facts: {
      isReady: now.ready.some(({ task }) => task === event.task),
      isTie: due.length > 1,
      atUs: event.atUs,
    },
  });
}

const US = 1_000_000;
/** Times are asked for in twentieths of a second. */
const GRAIN_US = US / 20;
/** So many times at which something happens lie between the question and its answer, at most. */
const MOST_TIMES = 6;

function askLevel(ahead: Ahead): Question | null {
  const { recording, seq, from } = ahead;
  const { trace } = recording;
  const [queue = -1] = recording.cast.plates();
  const levelAt = (place: number): number => recording.worldAt(place).queues[queue]?.items.length ?? 0;
  let best: { readonly atUs: number; readonly place: number } | null = null;
  let times = 0;
  for (let i = seq; i < trace.length && times <= MOST_TIMES; i++) {
    const endUs = trace.atUsOf(i);
    const beginUs = i === seq ? from.atUs : trace.atUsOf(i - 1);
    if (endUs === beginUs) continue;
    times++;
    // A time between two at which something happens, so that nobody need know what comes first at one instant.
    const atUs = (Math.floor(beginUs / GRAIN_US) + 1) * GRAIN_US;
    if (i > seq && atUs < endUs && levelAt(i) !== levelAt(seq)) best = { atUs, place: i };
  }
  if (!best) return null;
  const world = recording.worldAt(best.place);
  const plate = world.queues[queue];
  if (!plate) return null;
  const level = plate.items.length;
  return make("levelAt", ahead, {
    seq: best.place - 1,
    right: [level, null],
    wrong: [
      ...(plate.putters.length > 0 ? [[level + plate.putters.length, "putNeverWaits"] as const] : []),
      [levelAt(seq), "nothingHappens"],
      [plate.unfinished, "unfinishedIsLevel"],
      [level + 1, null],
      ...(level > 0 ? [[level - 1, null] as const] : []),
    ],
    atUs: best.atUs,
    facts: {
      level,
      maxsize: plate.maxsize,
      unfinished: plate.unfinished,
      waiting: plate.putters.length,
      atUs: best.atUs,
    },
  });
}

function askLine(ahead: Ahead): Question | null {
  const { trace } = ahead.recording;
  const read = trace.openReader();
  const lines: Event<"printed">[] = [];
  const people = new Set<number>();
  for (let seq = ahead.seq; seq < trace.length && lines.length < 4; seq++) {
    const event = read(seq);
    if (event.kind !== "printed" || people.has(event.task)) continue;
    people.add(event.task);
    lines.push(trace.read(seq) as Event<"printed">);
  }
  const [next, ...later] = lines;
  if (!next) return null;
  return make("printsNext", ahead, {
    seq: next.seq,
    right: [0, null, next.text],
    wrong: later.map(({ text, atUs }): Candidate => [0, atUs === next.atUs ? "soonerSet" : null, text]),
    task: next.task,
    facts: { atUs: next.atUs, isTie: later.some(({ atUs }) => atUs === next.atUs) },
  });
}

function askWoken(ahead: Ahead): Question | null {
  const { recording } = ahead;
  const isPut = (event: TraceEvent): event is Event<"itemPut"> => event.kind === "itemPut" && event.task >= 0;
  const put = first(ahead, isPut);
  if (!put) return null;
  const before = recording.worldAt(put.seq);
  const getters = before.queues[put.queue]?.getters ?? [];
  const next = put.seq + 1 < recording.trace.length ? recording.trace.read(put.seq + 1) : null;
  const woken = next?.kind === "getterWoken" ? getters.find(({ future }) => future === next.future)?.task : undefined;
  const eaters = workers(ahead, before).filter(({ task }) => recording.cast.roleOf(task) !== "baker");
  const last = getters.at(-1);
  return make("wokenByPut", ahead, {
    seq: put.seq,
    right: [woken ?? NOBODY, null],
    wrong: [
      ...(last && last.task !== woken ? [[last.task, "lastInLine"] as const] : []),
      ...(getters.length > 1 ? [[EVERYBODY, "everybodyWoken"] as const] : []),
      ...(getters.length === 0 ? eaters.map(({ task }): Candidate => [task, "eatersLook"]) : []),
      [NOBODY, "eatersLook"],
    ],
    task: put.task,
    facts: { waiting: getters.length, atUs: put.atUs },
  });
}

function askGivesWay(ahead: Ahead): Question | null {
  const { recording } = ahead;
  const read = recording.trace.openReader();
  for (let seq = ahead.seq; seq < recording.trace.length; seq++) {
    const { kind } = read(seq);
    if (kind !== "itemPut" && kind !== "itemTaken" && kind !== "putterJoined" && kind !== "getterJoined") continue;
    const event = recording.trace.read(seq) as Event<typeof kind>;
    const world = recording.worldAt(seq);
    const task = world.tasks[event.task];
    // Who was woken goes on in the await in which they stood.
    if (!task || task.wokenFrom !== null) continue;
    const isPut = kind === "itemPut" || kind === "putterJoined";
    const waits = kind === "putterJoined" || kind === "getterJoined" ? 1 : 0;
    const queue = world.queues[event.queue];
    return make("givesWay", ahead, {
      seq,
      right: [waits, null],
      wrong: [[1 - waits, waits === 1 ? "awaitNeverWaits" : "awaitAlwaysWaits"]],
      task: event.task,
      isPut,
      facts: { level: queue?.items.length ?? 0, maxsize: queue?.maxsize ?? 0, atUs: event.atUs },
    });
  }
  return null;
}

function askJoin(ahead: Ahead): Question | null {
  const { recording } = ahead;
  const { trace, cast } = recording;
  const isRelease = (event: TraceEvent): event is Event<"joinReleased"> => event.kind === "joinReleased";
  const release = first(ahead, isRelease);
  if (!release || recording.worldAt(release.seq).tasks[0]?.purpose !== "join") return null;
  let bakersUs = 0;
  let emptyUs = 0;
  const read = trace.openReader();
  for (let seq = ahead.seq; seq <= release.seq; seq++) {
    const event = read(seq);
    if (event.kind === "taskEnded" && cast.roleOf(event.task) === "baker") bakersUs = event.atUs;
    const isTaken = event.kind === "itemTaken" && event.queue === release.queue;
    if (isTaken && recording.worldAt(seq + 1).queues[event.queue]?.items.length === 0) emptyUs = event.atUs;
  }
  return make("joinEnds", ahead, {
    seq: release.seq,
    right: [release.atUs, null],
    wrong: [
      ...(emptyUs > 0 ? [[emptyUs, "emptyIsDone"] as const] : []),
      ...(bakersUs > 0 ? [[bakersUs, "bakersDone"] as const] : []),
    ],
    facts: { atUs: release.atUs },
  });
}

const END_US = 600 * US;
const END_CALLBACKS = 60_000;

function askEnd(ahead: Ahead): Question | null {
  const run = new Run(ahead.scenario, ahead.edits);
  run.advance(ahead.from.atUs + END_US, END_CALLBACKS);
  const goesOn = ahead.scenario.bakers.some(({ breads }) => breads === "endless");
  const ends = { finished: "closes", failed: "fails", deadlock: "stuck", livelock: null } as const;
  const end = run.end === null ? (goesOn ? "goesOn" : null) : ends[run.end];
  // What is over already asks nothing.
  if (end === null || run.trace.length <= ahead.seq) return null;
  const beliefs: Record<(typeof ENDS)[number], Misconception> = {
    closes: "endsByItself",
    goesOn: "eatersGoOn",
    stuck: end === "fails" ? "errorsPass" : "eatersGoOn",
    fails: "errorsEndAll",
  };
  const until = { callbacks: run.callbackCount, atUs: run.nowUs };
  const question = make("ending", ahead, {
    seq: ahead.recording.trace.length - 1,
    right: [ENDS.indexOf(end), null],
    wrong: ENDS.map((one, i): Candidate => [i, beliefs[one]]),
    facts: { atUs: run.nowUs },
  });
  return question && (end === "goesOn" ? question : { ...question, until });
}

function askTaker(ahead: Ahead): Question | null {
  const { recording, seq } = ahead;
  const { cast } = recording;
  const now = recording.worldAt(seq);
  const place = cast.plates().length - 1;
  const queue = cast.plates()[place] ?? -1;
  const lying = new Set(now.queues[queue]?.items ?? []);
  const isIt = (event: TraceEvent): event is Event<"itemTaken"> =>
    event.kind === "itemTaken" && event.queue === queue && (lying.size === 0 || lying.has(event.item));
  let taken: Event<"itemTaken"> | null = null;
  const read = recording.trace.openReader();
  // Of those that lie there the one that is taken last: more can come between.
  for (let i = seq; i < recording.trace.length; i++) {
    const event = read(i);
    if (!isIt(event) || cast.loafOf(event.item)?.isMark !== false) continue;
    taken = recording.trace.read(i) as Event<"itemTaken">;
    if (lying.size === 0) break;
    lying.delete(event.item);
    if (lying.size === 0) break;
  }
  if (!taken || !now.queues[queue]) return null;
  const eaters = workers(ahead, now).filter(({ task }) => cast.roleOf(task) === "eater");
  const baker = cast.loafOf(taken.item)?.baker ?? -1;
  const own = eaters[cast.indexOf(baker)];
  const waiting = now.queues[queue]?.getters[0];
  return make("takenBy", ahead, {
    seq: taken.seq,
    right: [taken.task, null],
    wrong: [
      ...(waiting ? [[waiting.task, "firstComes"] as const] : []),
      ...(own ? [[own.task, "ownEater"] as const] : []),
      ...eaters.map(({ task }): Candidate => [task, null]),
    ],
    item: taken.item,
    facts: { atUs: taken.atUs },
  });
}
