/**
 * Who runs beside us in scripts/bench.ts. Those who need more room have files of their own: the limits, and CPython.
 */
import { createRequire } from "node:module";
import { cpythonNative, cpythonWasm } from "./cpython.ts";
import { asyncioByHand, stateMachine } from "./limits.ts";
import type * as Measured from "./measured.ts";
import { bakeUs, type Contender, eatUs, type Work } from "./work.ts";

// Neither library has types that compile here.
const require = createRequire(import.meta.url);
const SimJs = loadSimJs();

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

export const ENGINE = "engine, nobody watching";
export const RECORDER = "engine with the recorder";
export const STRANGER = "engine, recorder of any items";
export const KITCHEN = "the kitchen's own program";
export const FAIR = "typed arrays, asyncio's order";
export const FLOOR = "state machine, no asyncio order";
export const WASM = "CPython's asyncio, WebAssembly";
export const NATIVE = "CPython's asyncio, native";
export const SIM_JS = "sim.js 2.0.3";
export const SIM_SCRIPT = "SimScript 1.0.37";

const OTHERS: Record<string, Contender> = {
  [FAIR]: asyncioByHand,
  [FLOOR]: stateMachine,
  [WASM]: cpythonWasm,
  [NATIVE]: cpythonNative,
  [SIM_JS]: simJs,
  [SIM_SCRIPT]: simScript,
  "an afternoon's promises": promises,
};
/** Everybody's names. */
export const CONTENDERS = [ENGINE, RECORDER, STRANGER, KITCHEN, ...Object.keys(OTHERS)];

/** The contender of a name; ours are those of `measured`. */
export function contenderOf(name: string, measured: typeof Measured): Contender {
  const { engine, recorder, stranger, kitchen } = measured;
  const ours: Record<string, Contender> = {
    [ENGINE]: engine,
    [RECORDER]: recorder,
    [STRANGER]: stranger,
    [KITCHEN]: kitchen,
  };
  const contender = ours[name] ?? OTHERS[name];
  if (!contender) throw new Error(`nobody is called ${name}`);
  return contender;
}
