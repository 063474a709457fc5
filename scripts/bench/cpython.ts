/**
 * CPython's own asyncio as a contender of scripts/bench.ts, on a virtual clock: in WebAssembly, and by the machine's
 * python3 where there is one. Only clock and selector are stand-ins; tasks, futures and queues are CPython's.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import type { Outcome, Work } from "./work.ts";

const PROGRAM = `
import asyncio, heapq, itertools, json, sys, time

class Timer(asyncio.TimerHandle):
    """Equal deadlines in the order of setting, as under a clock that always moves on between two calls."""
    __slots__ = ("_order",)
    def __lt__(self, other):
        return (self._when, self._order) < (other._when, other._order)

class VirtualLoop(asyncio.BaseEventLoop):
    """Nothing arrives from outside, so waiting is jumping to the next deadline."""
    def __init__(self):
        super().__init__()
        self.now_us = 0
        self._clock_resolution = 1e-9
        self._selector = self
        self._orders = itertools.count()
    def time(self):
        return self.now_us / 1e6
    def call_later(self, delay, callback, *args, context=None):
        return self._set(self.now_us + round(delay * 1e6), callback, args, context)
    def call_at(self, when, callback, *args, context=None):
        return self._set(round(when * 1e6), callback, args, context)
    def _set(self, at_us, callback, args, context):
        timer = Timer(at_us / 1e6, callback, args, self, context)
        timer._order = next(self._orders)
        timer._scheduled = True
        heapq.heappush(self._scheduled, timer)
        return timer
    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("nothing is ready and no timer is set")
        if timeout > 0:
            self.now_us = round(self._scheduled[0]._when * 1e6)
        return []
    def _process_events(self, events):
        pass
    def _write_to_self(self):
        pass

def run(pairs, breads, size):
    asyncio._set_running_loop(None)  # a page's own loop counts as running for ever
    start = time.process_time()
    loop = VirtualLoop()
    eaten = order = 0
    async def produce(queue, i):
        for n in range(breads):
            await asyncio.sleep((500_000 + 7 * i) / 1e6)
            await queue.put(n)
    async def consume(queue, i):
        nonlocal eaten, order
        while True:
            await queue.get()
            await asyncio.sleep((1_000_000 + 11 * i) / 1e6)
            eaten += 1
            order = (order * 31 + loop.now_us + pairs + i) & 0xffffffff
            queue.task_done()
    async def main():
        queue = asyncio.Queue(size)
        eaters = [loop.create_task(consume(queue, i)) for i in range(pairs)]
        await asyncio.gather(*[produce(queue, i) for i in range(pairs)])
        await queue.join()
        for eater in eaters:
            eater.cancel()
    loop.run_until_complete(main())
    return json.dumps({"eaten": eaten, "order": order, "ms": (time.process_time() - start) * 1000})
`;

// Neither bundled nor loaded before it is needed: it takes seconds.
const require = createRequire(import.meta.url);
let wasm: Promise<(code: string) => string> | null = null;

async function load(): Promise<(code: string) => string> {
  const python = await require("pyodide").loadPyodide();
  python.runPython(PROGRAM);
  return (code) => python.runPython(code);
}

const call = ({ pairs, breads, size }: Work): string => `run(${pairs}, ${breads}, ${size})`;

export async function cpythonWasm(work: Work): Promise<Outcome> {
  wasm ??= load();
  return JSON.parse((await wasm)(call(work))) as Outcome;
}

/** The version of the machine's python3, or null. */
export function nativePython(): string | null {
  const { status, stdout } = spawnSync("python3", ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim().replace("Python ", "") : null;
}

export function cpythonNative(work: Work): Outcome {
  const { status, stdout, stderr } = spawnSync("python3", ["-c", `${PROGRAM}\nprint(${call(work)})`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Outcome;
}
