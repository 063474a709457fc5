/**
 * Measured: all of the benchmark that touches src, behind the few names by which it is measured. `npm run bench --
 * --against PATH` loads this file of another checkout too; one whose src has other names is given a copy that fits it.
 */
import { presets, Run, readScenario, type Scenario } from "../../src/bakery/index.ts";
import { type Coroutine, EventLoop, gather, Queue, sleep } from "../../src/engine/index.ts";
import { Log, Markers, Recording, Statistics, Timeline } from "../../src/replay/index.ts";
import { type ItemNumbering, ItemNumbers, Recorder } from "../../src/trace/index.ts";
import { bakeUs, eatUs, type Outcome, ordered, type Work } from "./work.ts";

/** The work on the engine, with nobody watching. */
export const engine = (work: Work): Outcome => onEngine(work, null);

/** The same, written down, by a recorder whom the items tell which they are: as a kitchen's do. */
export const recorder = (work: Work): Outcome => onEngine(work, new Recorder(NUMBERED));

/** The same, by one who must find out. */
export const stranger = (work: Work): Outcome => onEngine(work, new Recorder(new ItemNumbers()));

/** The same as a kitchen: the bakery's own program. Gives how many loaves were eaten. */
export function kitchen({ pairs, breads, size }: Work): number {
  const { scenario } = readScenario({
    bakers: Array.from({ length: pairs }, (_, i) => ({ name: `B${i}`, seconds: bakeUs(i) / 1e6, breads })),
    eaters: Array.from({ length: pairs }, (_, i) => ({ name: `E${i}`, seconds: eatUs(i) / 1e6 })),
    plate: { size, bounded: true },
  });
  const run = new Run(scenario);
  run.advance(Number.POSITIVE_INFINITY);
  return run.trace.printedSeqs.length / 2;
}

/** Has so many tasks wait in get(), put() or sleep(); gives what must not be collected while they are weighed. */
export function waiting(kind: "get()" | "put()" | "sleep()", tasks: number): unknown {
  const loop = new EventLoop();
  const queue = new Queue<number>(loop, 1);
  if (kind === "put()") queue.putNowait(0);
  for (let i = 0; i < tasks; i++) loop.createTask(wait(kind, loop, queue));
  loop.runUntil(0);
  if (loop.allTasks().length !== tasks) throw new Error("not all of them wait");
  return loop;
}

/** A run to travel in, a little of everything in it: chance, a limit, waits on both sides. */
export class Journey {
  private readonly scenario: Scenario;
  private readonly run: Run;
  private recording: Recording;

  /** So many bakers and as many eaters, until so many loaves are eaten. */
  constructor(pairs: number, loaves: number) {
    this.scenario = crowd(pairs);
    this.run = new Run(this.scenario);
    while (this.run.trace.printedSeqs.length < 2 * loaves) this.run.advance(this.run.nowUs + 1_000_000);
    this.recording = this.record();
  }

  get events(): number {
    return this.run.trace.length;
  }

  get untilUs(): number {
    return this.run.nowUs;
  }

  seek(atUs: number): unknown {
    return this.recording.sceneAt(this.run.trace.countUntil(atUs));
  }

  /** Comes back to a run of which nothing has been read, then goes to its end: every checkpoint is made. */
  watch(): unknown {
    this.recording = this.record();
    return this.recording.sceneAt(this.events);
  }

  /** Makes the run again, as far as it has got. */
  fork(): unknown {
    const run = new Run(this.scenario);
    run.advanceTo({ callbacks: this.run.callbackCount, atUs: this.run.nowUs });
    return run;
  }

  /** Reads all for one panel, with nobody else reading; gives what was read. */
  readTimeline(): Timeline {
    return read(new Timeline(this.record()));
  }

  readNumbers(): Statistics {
    return read(new Statistics(this.record()));
  }

  readMarkers(): Markers {
    return read(new Markers(this.record()));
  }

  /** Reads all for the three of them together, as a page does that has them open. */
  readAll(): unknown {
    const recording = this.record();
    const readings = [new Timeline(recording), new Statistics(recording), new Markers(recording)];
    let isRead = false;
    while (!isRead) isRead = readings.map((reading) => reading.update(20_000)).every((one) => one);
    return readings;
  }

  /** A log that remembers nothing yet. */
  openLog(): { around(atUs: number): unknown } {
    const log = new Log(this.recording);
    return { around: (atUs) => log.around(this.run.trace.countUntil(atUs), 40, 12) };
  }

  private record(): Recording {
    return new Recording(this.run.trace, this.run.cast);
  }
}

interface Item {
  readonly id: number;
}
const NUMBERED: ItemNumbering = {
  put: (_queue, item) => (item as Item).id,
  taken: (_queue, item) => (item as Item).id,
};

function onEngine({ pairs, breads, size }: Work, probe: Recorder | null): Outcome {
  const loop = probe ? new EventLoop({ probe }) : new EventLoop();
  const queue = new Queue<Item>(loop, size);
  let [eaten, order, made] = [0, 0, 0];
  function* produce(i: number): Coroutine<void> {
    for (let n = 0; n < breads; n++) {
      yield* sleep(loop, bakeUs(i));
      yield* queue.put({ id: ++made });
    }
  }
  function* consume(i: number): Coroutine<void> {
    for (;;) {
      yield* queue.get();
      yield* sleep(loop, eatUs(i));
      eaten++;
      order = ordered(order, loop.nowUs, pairs + i);
      queue.taskDone();
    }
  }
  function* main(): Coroutine<void> {
    const eaters = Array.from({ length: pairs }, (_, i) => loop.createTask(consume(i)));
    yield* gather(loop, ...Array.from({ length: pairs }, (_, i) => produce(i)));
    yield* queue.join();
    for (const eater of eaters) eater.cancel();
  }
  loop.runUntilComplete(main());
  return { eaten, order };
}

function* wait(kind: string, loop: EventLoop, queue: Queue<number>): Coroutine<void> {
  if (kind === "get()") yield* queue.get();
  else if (kind === "put()") yield* queue.put(1);
  else yield* sleep(loop, 1_000_000);
}

function crowd(pairs: number): Scenario {
  const rush = (presets.find(({ id }) => id === "rush") ?? presets[0]).scenario;
  const baker = rush.bakers[0] as Scenario["bakers"][number];
  const eater = rush.eaters[0] as Scenario["eaters"][number];
  return {
    ...rush,
    bakers: Array.from({ length: pairs }, (_, i) => ({ ...baker, name: `B${i}` })),
    eaters: Array.from({ length: pairs }, (_, i) => ({ ...eater, name: `E${i}` })),
    plate: { ...rush.plate, size: pairs },
  };
}

function read<R extends { update(): boolean }>(reading: R): R {
  reading.update();
  return reading;
}
