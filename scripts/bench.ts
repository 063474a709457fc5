/**
 * How fast the kitchen runs, beside what else one might use: `npm run bench`.
 * Every contender does the same work in virtual time: bakers sleep and put on a bounded plate, waiting while it is
 * full; eaters get and sleep. Medians of interleaved rounds, in loaves a second; then whether our targets hold.
 */
import { createRequire } from "node:module";
import { readScenario, Run } from "../src/bakery/index.ts";
import { type Coroutine, EventLoop, gather, Queue, sleep } from "../src/engine/index.ts";

/** As many eaters as bakers; all of them a little different, so that no two deadlines are the same by design. */
interface Work {
  readonly pairs: number;
  readonly breads: number;
  readonly size: number;
}
/** Does the work and says how many loaves were eaten. */
type Contender = (work: Work) => number | Promise<number>;

const bakeUs = (i: number): number => 500_000 + 7 * i;
const eatUs = (i: number): number => 1_000_000 + 11 * i;
// Neither library has types that compile here.
const require = createRequire(import.meta.url);
const SimJs = loadSimJs();

function engine({ pairs, breads, size }: Work): number {
  const loop = new EventLoop();
  const queue = new Queue<number>(loop, size);
  let eaten = 0;
  function* produce(i: number): Coroutine<void> {
    for (let n = 0; n < breads; n++) {
      yield* sleep(loop, bakeUs(i));
      yield* queue.put(n);
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

function recorded({ pairs, breads, size }: Work): number {
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
      for (let up = (i - 1) >> 1; i > 0 && timers[up]!.at > timer.at; i = up, up = (i - 1) >> 1) timers[i] = timers[up]!;
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

const CONTENDERS: Record<string, Contender> = { engine, recorded, stateMachine, simJs, simScript, promises };
const TITLES: Record<string, string> = {
  engine: "engine, nobody watching",
  recorded: "kitchen with its recorder",
  stateMachine: "state machine by hand",
  simJs: "sim.js 2.0.3",
  simScript: "SimScript 1.0.37",
  promises: "an afternoon's promises",
};
const ROUNDS = 7;
const MS_A_ROUND = 150;
const CASTS = [
  { pairs: 2, size: 6 },
  { pairs: 1000, size: 3000 },
];

async function measure(contender: Contender, work: Work): Promise<{ ms: number; breadsPerSecond: number }> {
  const loaves = work.pairs * work.breads;
  const start = performance.now();
  const eaten = await contender(work);
  const ms = performance.now() - start;
  if (eaten !== loaves) throw new Error(`${contender.name} ate ${eaten} of ${loaves} loaves`);
  return { ms, breadsPerSecond: (loaves / ms) * 1000 };
}

/** So many loaves a baker that a round takes long enough to be measured; finding out also warms up. */
async function breadsFor(contender: Contender, cast: (typeof CASTS)[number]): Promise<number> {
  for (let breads = cast.pairs > 2 ? 5 : 100; ; breads *= 2) {
    const { ms } = await measure(contender, { ...cast, breads });
    if (ms > MS_A_ROUND / 2) return Math.max(1, Math.round((breads * MS_A_ROUND) / ms));
  }
}

const median = (numbers: number[]): number => numbers.sort((a, b) => a - b)[numbers.length >> 1] as number;

async function rates(cast: (typeof CASTS)[number]): Promise<Record<string, number>> {
  const works: Record<string, Work> = {};
  for (const [id, contender] of Object.entries(CONTENDERS)) {
    works[id] = { ...cast, breads: await breadsFor(contender, cast) };
  }
  const rounds: Record<string, number[]> = {};
  for (let round = 0; round < ROUNDS; round++) {
    for (const [id, contender] of Object.entries(CONTENDERS)) {
      rounds[id] ??= [];
      rounds[id].push((await measure(contender, works[id] as Work)).breadsPerSecond);
    }
  }
  return Object.fromEntries(Object.entries(rounds).map(([id, all]) => [id, median(all)]));
}

const small = await rates(CASTS[0]!);
const large = await rates(CASTS[1]!);
const thousands = (n: number): string => Math.round(n).toLocaleString("en").padStart(12);
const ratio = (n: number): string => `${n.toFixed(n < 10 ? 1 : 0)}x`.padStart(7);

console.log(`loaves a second, median of ${ROUNDS} rounds        2+2   1,000+1,000   cost a loaf, large to small`);
for (const id of Object.keys(CONTENDERS)) {
  const [s, l] = [small[id] as number, large[id] as number];
  console.log(`${(TITLES[id] ?? id).padEnd(32)}${thousands(s)}  ${thousands(l)}   ${ratio(s / l)}`);
}
const targets: [what: string, reached: number, wanted: number, isAtMost?: boolean][] = [
  ["engine to sim.js, 2+2", small.engine! / small.simJs!, 5],
  ["engine to sim.js, 1,000+1,000", large.engine! / large.simJs!, 5],
  ["engine to SimScript, 2+2", small.engine! / small.simScript!, 50],
  ["engine to SimScript, 1,000+1,000", large.engine! / large.simScript!, 50],
  ["recorder on to sim.js, 2+2", small.recorded! / small.simJs!, 4],
  ["recorder on to sim.js, 1,000+1,000", large.recorded! / large.simJs!, 4],
  ["engine, cost a loaf, large to small", small.engine! / large.engine!, 3, true],
  ["recorder on, cost a loaf, large to small", small.recorded! / large.recorded!, 3, true],
];
console.log();
for (const [what, reached, wanted, isAtMost] of targets) {
  const holds = isAtMost ? reached <= wanted : reached >= wanted;
  const bound = `${isAtMost ? "at most" : "at least"} ${wanted}x`;
  console.log(`${holds ? "holds " : "MISSED"}  ${what.padEnd(42)}${ratio(reached)}   wanted ${bound}`);
}
