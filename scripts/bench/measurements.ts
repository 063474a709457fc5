/**
 * What can be measured in scripts/bench.ts. A measurement has a process of its own, as in a page: what one has taught the
 * compiler must not slow another. It is prepared once and then measured in rounds, each of which gives costs by name:
 * the less, the better.
 */
import { bytesOf, msOf, processorMs } from "./clock.ts";
import { contenderOf } from "./contenders.ts";
import type * as Measured from "./measured.ts";
import type { Outcome, Work } from "./work.ts";

export type Costs = Readonly<Record<string, number>>;
export type Round = () => Costs | Promise<Costs>;
type Measurement = (measured: typeof Measured, name: string, pairs: number) => Round | Promise<Round>;

const LOAVES = 60_000;
const FEWEST_BREADS = 30;
const WARM_UP_RUNS = 3;
const PLATE_A_PAIR = 3;
/** On which all who promise asyncio's order must agree. */
const ORDER_OF: Work = { pairs: 7, size: 5, breads: 300 };
const WAITING_TASKS = 100_000;
/** Some million events. */
const LOAVES_OF_A_JOURNEY = 75_000;
const SEEKS = 400;
const STORIES = 40;
const LANES = 30;
const COLUMNS = 1000;

export const measurements = {
  /** Of a contender, with so many bakers and as many eaters: nanoseconds a loaf. */
  async loaf(measured, name, pairs) {
    const work: Work = {
      pairs,
      size: PLATE_A_PAIR * pairs,
      breads: Math.max(FEWEST_BREADS, Math.round(LOAVES / pairs)),
    };
    for (let run = 0; run < WARM_UP_RUNS; run++) await runOf(measured, name, work);
    return async () => ({ "ns a loaf": ((await runOf(measured, name, work)).ms * 1e6) / (pairs * work.breads) });
  },

  /** Of a contender: in which order the loaves are eaten, as a number. */
  order: (measured, name) => async () => ({ order: (await runOf(measured, name, ORDER_OF)).order >>> 0 }),

  /** What a waiting task weighs: all that it takes, its coroutine, future and place in line included. */
  waiting: ({ waiting }) => {
    const weigh = (kind: "get()" | "put()" | "sleep()"): number =>
      bytesOf(() => waiting(kind, WAITING_TASKS)) / WAITING_TASKS;
    return () => ({ "get()": weigh("get()"), "put()": weigh("put()"), "sleep()": weigh("sleep()") });
  },

  /** What a loaf and an event of a run weigh, and what is kept of them by those who read. */
  weight: ({ Journey }, _, pairs) => {
    const loaves = LOAVES_OF_A_JOURNEY;
    return () => {
      let journey!: InstanceType<typeof Journey>;
      const bytes = bytesOf(() => {
        journey = new Journey(pairs, loaves);
        return journey;
      });
      return {
        "bytes a loaf: the run": bytes / loaves,
        "bytes an event: the run": bytes / journey.events,
        "bytes a loaf: its checkpoints": bytesOf(() => journey.watch()) / loaves,
        "bytes a loaf: the timeline": bytesOf(() => journey.readTimeline()) / loaves,
        "bytes a loaf: the numbers": bytesOf(() => journey.readNumbers()) / loaves,
        "bytes a loaf: the markers": bytesOf(() => journey.readMarkers()) / loaves,
      };
    };
  },

  /** Travelling in a run of a million events, in milliseconds: seeks, scrubs, a fork, and what panels read. */
  travel: ({ Journey }, _, pairs) => {
    let journey!: InstanceType<typeof Journey>;
    const making = { "the run is made": msOf(() => (journey = new Journey(pairs, LOAVES_OF_A_JOURNEY))) };
    const { untilUs } = journey;
    let random = 1;
    const anywhere = (): number => {
      random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
      return (random / 2 ** 31) * untilUs;
    };
    return () => {
      // As after watching it: every checkpoint is there.
      const watching = msOf(() => journey.watch());
      const seeks = times(SEEKS, () => journey.seek(anywhere()));
      const scrub = times(SEEKS, (i) => journey.seek(untilUs * (1 - i / SEEKS)));
      const log = journey.openLog();
      const stories = times(STORIES, () => log.around(anywhere()));
      let timeline!: ReturnType<typeof journey.readTimeline>;
      const reading = msOf(() => (timeline = journey.readTimeline()));
      const lanes = msOf(() => {
        for (const { task } of timeline.lanes.slice(0, LANES)) timeline.columns(task, 0, untilUs, COLUMNS);
      });
      return {
        ...making,
        "watched to the end": watching,
        "a seek to a random instant, median": quantile(seeks, 0.5),
        "a seek to a random instant, p95": quantile(seeks, 0.95),
        "a step of a scrub from end to start, p95": quantile(scrub, 0.95),
        "a fork at the end: made again": msOf(() => journey.fork()),
        "read for the timeline": reading,
        "thirty lanes of it, a thousand columns each": lanes,
        "read for the numbers": msOf(() => journey.readNumbers()),
        "read for the markers": msOf(() => journey.readMarkers()),
        "read for the three of them at once": msOf(() => journey.readAll()),
        "the story around a random instant, median": quantile(stories, 0.5),
      };
    };
  },
} satisfies Record<string, Measurement>;

export type Question = keyof typeof measurements;

async function runOf(measured: typeof Measured, name: string, work: Work): Promise<Required<Outcome>> {
  const contender = contenderOf(name, measured);
  const start = processorMs();
  const result = await contender(work);
  const ms = processorMs() - start;
  const outcome: Required<Outcome> = { ms, order: 0, ...(typeof result === "number" ? { eaten: result } : result) };
  const loaves = work.pairs * work.breads;
  if (outcome.eaten !== loaves) throw new Error(`${name}: ${outcome.eaten} of ${loaves} loaves were eaten`);
  return outcome;
}

const times = (count: number, work: (i: number) => unknown): number[] =>
  Array.from({ length: count }, (_, i) => msOf(() => work(i)));

const quantile = (numbers: number[], part: number): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length * part)] as number;
