/**
 * Who runs in scripts/bench.ts. Every contender does the same work in virtual time: bakers sleep and put on a bounded
 * plate, waiting while it is full; eaters get and sleep.
 */
import { createRequire } from "node:module";
import { Recorder, Run, readScenario } from "../src/bakery/index.ts";
import { type Coroutine, EventLoop, gather, Queue, sleep } from "../src/engine/index.ts";

/** As many eaters as bakers; all of them a little different, so that no two deadlines are the same by design. */
export interface Work {
  readonly pairs: number;
  readonly breads: number;
  readonly size: number;
}
/** Does the work and says how many loaves were eaten. */
export type Contender = (work: Work) => number | Promise<number>;

const bakeUs = (i: number): number => 500_000 + 7 * i;
const eatUs = (i: number): number => 1_000_000 + 11 * i;
// Neither library has types that compile here.
const require = createRequire(import.meta.url);
const SimJs = loadSimJs();

/** The engine alone, or with somebody who writes everything down. */
function onEngine({ pairs, breads, size }: Work, recorder?: Recorder): number {
  const loop = recorder ? new EventLoop({ probe: recorder }) : new EventLoop();
  recorder?.attach(loop);
  const queue = new Queue<{ id: number }>(loop, size);
  let eaten = 0;
  function* produce(i: number): Coroutine<void> {
    for (let n = 0; n < breads; n++) {
      yield* sleep(loop, bakeUs(i));
      yield* queue.put({ id: n });
    }
  }
  function* consume(i: number): Coroutine<void> {
    for (;;) {
      yield* queue.get();
      yield* sleep(loop, eatUs(i));
      eaten++;
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
  return eaten;
}

function kitchen({ pairs, breads, size }: Work): number {
  const { scenario } = readScenario({
    bakers: Array.from({ length: pairs }, (_, i) => ({ name: `B${i}`, seconds: bakeUs(i) / 1e6, breads })),
    eaters: Array.from({ length: pairs }, (_, i) => ({ name: `E${i}`, seconds: eatUs(i) / 1e6 })),
    plate: { size, bounded: true },
  });
  const run = new Run(scenario);
  run.advance(Number.POSITIVE_INFINITY);
  return run.trace.printedSeqs.length / 2;
}

/** The floor: the same rules written out by hand over typed arrays, one number a person, no asyncio. */
function stateMachine({ pairs, breads, size }: Work): number {
  const people = pairs * 2;
  const [timeAt, timeOf] = [new Float64Array(people + 1), new Int32Array(people + 1)];
  const [blocked, hungry] = [new Int32Array(pairs), new Int32Array(pairs)];
  const left = new Int32Array(pairs).fill(breads);
  let [timers, onPlate, eaten, blockedFrom, blockedCount, hungryFrom, hungryCount] = [0, 0, 0, 0, 0, 0, 0];
  const sleepUntil = (at: number, person: number): void => {
    let i = timers++;
    for (let up = (i - 1) >> 1; i > 0 && (timeAt[up] as number) > at; i = up, up = (i - 1) >> 1) {
      timeAt[i] = timeAt[up] as number;
      timeOf[i] = timeOf[up] as number;
    }
    timeAt[i] = at;
    timeOf[i] = person;
  };
  const take = (): void => {
    const at = timeAt[--timers] as number;
    const person = timeOf[timers] as number;
    let i = 0;
    for (let child = 1; child < timers; child = 2 * i + 1) {
      if (child + 1 < timers && (timeAt[child + 1] as number) < (timeAt[child] as number)) child++;
      if ((timeAt[child] as number) >= at) break;
      timeAt[i] = timeAt[child] as number;
      timeOf[i] = timeOf[child] as number;
      i = child;
    }
    timeAt[i] = at;
    timeOf[i] = person;
  };
  const put = (now: number, baker: number): void => {
    if (--(left as Int32Array)[baker]! > 0) sleepUntil(now + bakeUs(baker), baker);
    if (hungryCount > 0) {
      sleepUntil(now + eatUs(hungry[hungryFrom] as number), pairs + (hungry[hungryFrom] as number));
      hungryFrom = (hungryFrom + 1) % pairs;
      hungryCount--;
    } else onPlate++;
  };
  const get = (now: number, eater: number): void => {
    if (onPlate === 0) {
      hungry[(hungryFrom + hungryCount++) % pairs] = eater;
      return;
    }
    onPlate--;
    sleepUntil(now + eatUs(eater), pairs + eater);
    if (blockedCount === 0) return;
    const baker = blocked[blockedFrom] as number;
    blockedFrom = (blockedFrom + 1) % pairs;
    blockedCount--;
    put(now, baker);
  };
  for (let i = 0; i < pairs; i++) get(0, i);
  for (let i = 0; i < pairs; i++) sleepUntil(bakeUs(i), i);
  while (timers > 0) {
    const now = timeAt[0] as number;
    const person = timeOf[0] as number;
    take();
    if (person >= pairs) {
      eaten++;
      get(now, person - pairs);
    } else if (onPlate < size) put(now, person);
    else blocked[(blockedFrom + blockedCount++) % pairs] = person;
  }
  return eaten;
}

/** sim.js shows itself to a browser's window only. */
function loadSimJs() {
  const page = globalThis as { window?: { Sim?: ReturnType<typeof require> } };
  page.window = {};
  require("simjs");
  const library = page.window.Sim;
  delete page.window;
  return library;
}

function simJs({ pairs, breads, size }: Work): number {
  const { Sim, Entity, Store } = SimJs;
  const sim = new Sim();
  const plate = new Store(size, "plate");
  let eaten = 0;
  class Baker extends Entity {
    start(i: number): void {
      let n = 0;
      const bake = (): void => {
        if (n < breads) this.setTimer(bakeUs(i)).done(() => this.putStore(plate, n++).done(bake));
      };
      bake();
    }
  }
  class Eater extends Entity {
    start(i: number): void {
      const eat = (): void => {
        this.getStore(plate).done(() =>
          this.setTimer(eatUs(i)).done(() => {
            eaten++;
            eat();
          }),
        );
      };
      eat();
    }
  }
  for (let i = 0; i < pairs; i++) sim.addEntity(Eater, `E${i}`, i);
  for (let i = 0; i < pairs; i++) sim.addEntity(Baker, `B${i}`, i);
  sim.simulate(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return eaten;
}

function simScript({ pairs, breads, size }: Work): Promise<number> {
  const { Simulation } = require("simscript/dist/simulation.js");
  const { Entity } = require("simscript/dist/entity.js");
  const { Queue: Place } = require("simscript/dist/queue.js");
  const plate = new Place("plate", size);
  let eaten = 0;
  class Baker extends Entity {
    async script(): Promise<void> {
      for (let n = 0; n < breads; n++) {
        await this.delay(bakeUs(this.index));
        while (!plate.canEnter()) await this.waitSignal("room");
        const loaf = new Entity();
        loaf._sim = this.simulation;
        loaf.enterQueueImmediately(plate);
        this.sendSignal("bread", 1);
      }
    }
  }
  class Eater extends Entity {
    async script(): Promise<void> {
      for (;;) {
        while (plate.pop === 0) await this.waitSignal("bread");
        const [loaf] = plate.items.keys();
        loaf.leaveQueue(plate);
        this.sendSignal("room", 1);
        await this.delay(eatUs(this.index));
        eaten++;
      }
    }
  }
  const hire = (kind: typeof Entity, index: number): unknown => Object.assign(new kind(), { index });
  return new Promise((resolve) => {
    const sim = new Simulation({ yieldInterval: Number.POSITIVE_INFINITY }); // it would wait for an animation frame
    sim.started.addEventListener(() => {
      for (let i = 0; i < pairs; i++) sim.activate(hire(Eater, i));
      for (let i = 0; i < pairs; i++) sim.activate(hire(Baker, i));
    });
    sim.finished.addEventListener(() => resolve(eaten));
    sim.start();
  });
}

/** What one would write in an afternoon: async functions, a heap of timers, a queue of resolvers. */
async function promises({ pairs, breads, size }: Work): Promise<number> {
  const timers: { at: number; wake: () => void }[] = [];
  const items: number[] = [];
  const [putters, getters]: [(() => void)[], (() => void)[]] = [[], []];
  let [now, eaten] = [0, 0];
  const rest = (us: number): Promise<void> =>
    new Promise((wake) => {
      const timer = { at: now + us, wake };
      let i = timers.push(timer) - 1;
      for (let up = (i - 1) >> 1; i > 0 && timers[up]!.at > timer.at; i = up, up = (i - 1) >> 1)
        timers[i] = timers[up]!;
      timers[i] = timer;
    });
  const take = (): { at: number; wake: () => void } => {
    const [first, last] = [timers[0]!, timers.pop()!];
    let i = 0;
    for (let child = 1; child < timers.length; child = 2 * i + 1) {
      if (child + 1 < timers.length && timers[child + 1]!.at < timers[child]!.at) child++;
      if (timers[child]!.at >= last.at) break;
      timers[i] = timers[child]!;
      i = child;
    }
    if (timers.length > 0) timers[i] = last;
    return first;
  };
  const bake = async (i: number): Promise<void> => {
    for (let n = 0; n < breads; n++) {
      await rest(bakeUs(i));
      while (items.length >= size) await new Promise<void>((wake) => putters.push(wake));
      items.push(n);
      getters.shift()?.();
    }
  };
  const eat = async (i: number): Promise<void> => {
    for (;;) {
      while (items.length === 0) await new Promise<void>((wake) => getters.push(wake));
      items.shift();
      putters.shift()?.();
      await rest(eatUs(i));
      eaten++;
    }
  };
  for (let i = 0; i < pairs; i++) void eat(i);
  for (let i = 0; i < pairs; i++) void bake(i);
  while (timers.length > 0) {
    const timer = take();
    now = timer.at;
    timer.wake();
    // Three turns of the microtask queue let whoever was woken run on to the next wait.
    for (let i = 0; i < 3; i++) await null;
  }
  return eaten;
}

export const contenders: Record<string, Contender> = {
  "engine, nobody watching": (work) => onEngine(work),
  "engine with the recorder": (work) => onEngine(work, new Recorder()),
  "the kitchen's own program": kitchen,
  "state machine by hand": stateMachine,
  "sim.js 2.0.3": simJs,
  "SimScript 1.0.37": simScript,
  "an afternoon's promises": promises,
};
