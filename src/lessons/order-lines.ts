/**
 * Order the lines: the lines of one of the program's three functions, shuffled, with one too many or without; what was built from
 * them is run by the engine, beside the other two as they should be.
 */
import { type Coroutine, EventLoop, gather, Livelock, LoopError, Queue, sleep, type Task } from "../engine/index.ts";
import { shuffled } from "./shuffled.ts";

export const PARTS = ["produce", "consume", "main"] as const;
export type Part = (typeof PARTS)[number];

export const LINES = [
  "bake",
  "put",
  "printMakes",
  "get",
  "eat",
  "printEats",
  "taskDone",
  "createEaters",
  "gather",
  "join",
  "cancel",
] as const;
export type Line = (typeof LINES)[number];

/** The lines as Python has them, without their indent. */
export const LINE_TEXTS: Readonly<Record<Line, string>> = {
  bake: "await asyncio.sleep(0.5)",
  put: "await queue.put(bread)",
  printMakes: 'print(f"{name} makes {bread}")',
  get: "bread = await queue.get()",
  eat: "await asyncio.sleep(1)",
  printEats: 'print(f"{name} eats {bread}")',
  taskDone: "queue.task_done()",
  createEaters: "eaters = [asyncio.create_task(consume_bread(queue, name)) for name in EATERS]",
  gather: "await asyncio.gather(*(produce_bread(queue, name) for name in BAKERS))",
  join: "await queue.join()",
  cancel: "for eater in eaters: eater.cancel()",
};

/** What stands above the lines of a part. */
export const HEADS: Readonly<Record<Part, readonly string[]>> = {
  produce: ["async def produce_bread(queue, name):", "    for i in range(3):", '        bread = f"bread {i}"'],
  consume: ["async def consume_bread(queue, name):", "    while True:"],
  main: ["async def main():", "    queue = asyncio.Queue(2)"],
};

export const RIGHT_ORDER: Readonly<Record<Part, readonly Line[]>> = {
  produce: ["bake", "put", "printMakes"],
  consume: ["get", "eat", "printEats", "taskDone"],
  main: ["createEaters", "gather", "join", "cancel"],
};

/** One line that does not belong there. */
export const ONE_TOO_MANY: Readonly<Record<Part, Line>> = { produce: "taskDone", consume: "join", main: "get" };

/** The lines of a part and the one too many, in an order made from a seed that is not the right one. */
export function mixedLines(part: Part, seed: number): Line[] {
  const lines = shuffled([...RIGHT_ORDER[part], ONE_TOO_MANY[part]], seed);
  const isRight = RIGHT_ORDER[part].every((line, i) => lines.filter((one) => one !== ONE_TOO_MANY[part])[i] === line);
  return isRight ? lines.reverse() : lines;
}

export interface Built {
  /** How it ended: an error by its name; stuck; or it never gave way; or main was done. */
  readonly end: "finished" | "stuck" | "neverGivesWay" | "failed";
  readonly error: string;
  readonly printed: readonly string[];
  readonly endUs: number;
  /** Loaves that were put and never reported done. */
  readonly unfinished: number;
}

const BAKERS = ["John", "Mike"];
const EATERS = ["Grace", "Lucy"];
const BREADS = 3;
const MOST_STEPS = 5000;
const LATEST_US = 60_000_000;

/** Runs the program with a part built from these lines. */
export function runBuilt(part: Part, lines: readonly Line[]): Built {
  return new Program(part, lines).run();
}

/** Whether what was built does what the program should: the same lines at the same times, and main returns. */
export function isAsItShould(part: Part, lines: readonly Line[]): boolean {
  const [built, should] = [runBuilt(part, lines), runBuilt(part, RIGHT_ORDER[part])];
  return JSON.stringify(built) === JSON.stringify(should);
}

interface Names {
  readonly name: string;
  bread: string | null;
  eaters: readonly Task<void>[] | null;
}

class Program {
  private readonly loop = new EventLoop({ maxStepsAtOnce: MOST_STEPS });
  private readonly queue = new Queue<string>(this.loop, 2);
  private readonly printed: string[] = [];
  private readonly bodies: Record<Part, readonly Line[]>;
  /** Loaves put and not reported done. */
  private unfinished = 0;

  constructor(part: Part, lines: readonly Line[]) {
    this.bodies = { ...RIGHT_ORDER, [part]: lines };
  }

  run(): Built {
    const main = this.loop.createTask(this.main());
    main.addDoneCallback(() => this.loop.stop());
    let end: Built["end"] = "finished";
    let error = "";
    try {
      this.loop.runUntil(LATEST_US);
      if (!main.done()) end = "stuck";
      else if (main.cancelled()) [end, error] = ["failed", "CancelledError"];
      else if (main.exception()) [end, error] = ["failed", `${main.exception()}`];
    } catch (thrown) {
      if (!(thrown instanceof Livelock)) throw thrown;
      end = "neverGivesWay";
    }
    return { end, error, printed: this.printed, endUs: this.loop.nowUs, unfinished: this.unfinished };
  }

  private *main(): Coroutine<void> {
    const names: Names = { name: "main", bread: null, eaters: null };
    for (const line of this.bodies.main) yield* this.line(line, names);
  }

  private *produce(name: string): Coroutine<void> {
    for (let i = 0; i < BREADS; i++) {
      const names: Names = { name, bread: `bread ${i}`, eaters: null };
      for (const line of this.bodies.produce) yield* this.line(line, names);
    }
  }

  private *consume(name: string): Coroutine<void> {
    const names: Names = { name, bread: null, eaters: null };
    for (;;) {
      // A loop whose body does nothing at all spins.
      if (this.bodies.consume.length === 0) throw new Livelock("the loop is empty");
      for (const line of this.bodies.consume) yield* this.line(line, names);
    }
  }

  private *line(line: Line, names: Names): Coroutine<void> {
    const { loop, queue } = this;
    switch (line) {
      case "bake":
        return yield* sleep(loop, 500_000);
      case "eat":
        return yield* sleep(loop, 1_000_000);
      case "put":
        yield* queue.put(this.bread(names));
        this.unfinished++;
        return;
      case "get":
        names.bread = yield* queue.get();
        return;
      case "printMakes":
        this.printed.push(`${this.loop.nowUs} ${names.name} makes ${this.bread(names)}`);
        return;
      case "printEats":
        this.printed.push(`${this.loop.nowUs} ${names.name} eats ${this.bread(names)}`);
        return;
      case "taskDone":
        queue.taskDone();
        this.unfinished--;
        return;
      case "join":
        return yield* queue.join();
      default:
        yield* this.ofMain(line, names);
    }
  }

  private *ofMain(line: Line, names: Names): Coroutine<void> {
    const { loop } = this;
    switch (line) {
      case "createEaters":
        names.eaters = EATERS.map((name) => loop.createTask(this.consume(name), { name }));
        return;
      case "gather":
        yield* gather(loop, ...BAKERS.map((name) => this.produce(name)));
        return;
      default:
        if (!names.eaters) throw new LoopError("name 'eaters' is not defined");
        for (const eater of names.eaters) eater.cancel();
    }
  }

  private bread({ bread }: Names): string {
    if (bread === null) throw new LoopError("name 'bread' is not defined");
    return bread;
  }
}
