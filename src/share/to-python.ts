/**
 * The kitchen's program to take home: one Python file for CPython 3.11 and later that prints the same lines in the same
 * order, chance included: the same seed draws the same paces.
 */
import type { BakerSettings, Pace, Scenario } from "../bakery/index.ts";

const QUEUES = { fifo: "Queue", lifo: "LifoQueue", priority: "PriorityQueue" } as const;

/** Gives the text of a program for a scenario, ending in a line feed. */
export function toPython(scenario: Scenario): string {
  const isChance = [...scenario.bakers, ...scenario.eaters].some(({ seconds }) => typeof seconds !== "number");
  const isEndless = scenario.bakers.some(({ breads }) => breads === "endless");
  const imports = ["asyncio", ...(isEndless || isChance ? ["itertools"] : []), ...(isChance ? ["math"] : [])];
  const parts = [
    HEADER,
    imports.map((name) => `import ${name}`).join("\n"),
    ...(isChance ? [`SEED = ${scenario.seed}\n${CHANCE}`] : []),
    peopleOf(scenario, isChance),
    produceBread(scenario, isChance, isEndless),
    consumeBread(scenario, isChance),
    main(scenario),
    'if __name__ == "__main__":\n    asyncio.run(main())',
  ];
  return `${parts.join("\n\n\n").replace("\n\n\nimport", "\nimport")}\n`;
}

const HEADER = `"""Bakers put bread on a plate, eaters take it off: an asyncio.Queue at work.

Made with Plateful. Runs on Python 3.11 and later; there is nothing to install.
"""`;

/** The numbers of src/engine/random.ts and the draws of src/bakery/program.ts, in Python. */
const CHANCE = `

def chance(stream):
    """Numbers from 0 up to 1: the same for the same seed, and a stream for each person."""

    def mix(x):
        x = (x ^ x >> 16) * 0x85EBCA6B & 0xFFFFFFFF
        x = (x ^ x >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
        return x ^ x >> 16

    state = mix(mix(SEED) ^ (stream + 1) * 0x9E3779B9 & 0xFFFFFFFF)
    while True:
        state = state + 0x6D2B79F5 & 0xFFFFFFFF
        x = (state ^ state >> 15) * (state | 1) & 0xFFFFFFFF
        x ^= x + ((x ^ x >> 7) * (x | 61) & 0xFFFFFFFF) & 0xFFFFFFFF
        yield (x ^ x >> 14) / 2**32


def whole_microseconds(seconds):
    return round(seconds * 1_000_000) / 1_000_000


def exponential(mean, stream):
    for number in chance(stream):
        yield whole_microseconds(-math.log1p(-number) * mean)


def uniform(low, high, stream):
    for number in chance(stream):
        yield whole_microseconds(low + number * (high - low))`;

/** One line for each person: what differs among them. */
function peopleOf(scenario: Scenario, isChance: boolean): string {
  const isPriority = scenario.plate.order === "priority";
  const pace = (seconds: Pace, stream: number): string =>
    isChance ? drawn(seconds, stream) : numeral(seconds as number);
  const bakers = scenario.bakers.map((baker, i) => {
    const priority = isPriority ? [String(baker.priority)] : [];
    return tuple([quote(baker.name), pace(baker.seconds, 2 * i), breadsOf(baker, scenario), ...priority]);
  });
  const eaters = scenario.eaters.map(({ name, seconds }, i) => tuple([quote(name), pace(seconds, 2 * i + 1)]));
  const list = (name: string, comment: string, rows: string[]): string =>
    `${name} = [  # ${comment}\n${rows.map((row) => `    ${row},\n`).join("")}]`;
  const baking = `name, seconds a loaf, loaves${isPriority ? ", priority: smaller goes first" : ""}`;
  return `${list("BAKERS", baking, bakers)}\n${list("EATERS", "name, seconds a loaf", eaters)}`;
}

function produceBread({ plate }: Scenario, isChance: boolean, isEndless: boolean): string {
  const isPriority = plate.order === "priority";
  return `async def produce_bread(plate, name, seconds, breads${isPriority ? ", priority" : ""}):
    for i in ${isEndless ? "itertools.count() if breads is None else range(breads)" : "range(breads)"}:
        await asyncio.sleep(${isChance ? "next(seconds)" : "seconds"})
        await plate.put(${isPriority ? "(priority, i, name)" : "i"})
        print(f"{name} makes bread {i}")`;
}

function consumeBread({ plate }: Scenario, isChance: boolean): string {
  return `async def consume_bread(plate, name, seconds):
    while True:
        ${plate.order === "priority" ? "_, i, _" : "i"} = await plate.get()
        await asyncio.sleep(${isChance ? "next(seconds)" : "seconds"})
        print(f"{name} eats bread {i}")
        plate.task_done()`;
}

function main({ plate }: Scenario): string {
  return `async def main():
    plate = asyncio.${QUEUES[plate.order]}(${plate.bounded ? `maxsize=${plate.size}` : ""})
    eaters = [asyncio.create_task(consume_bread(plate, *eater)) for eater in EATERS]
    await asyncio.gather(*(produce_bread(plate, *baker) for baker in BAKERS))
    await plate.join()  # until task_done() was called for every loaf
    for eater in eaters:
        eater.cancel()`;
}

function breadsOf({ breads }: BakerSettings, { plate }: Scenario): string {
  if (breads === "endless") return "None";
  return String(breads === "plateful" ? plate.size : breads);
}

function drawn(seconds: Pace, stream: number): string {
  if (typeof seconds === "number") return `itertools.repeat(${numeral(seconds)})`;
  if ("exponential" in seconds) return `exponential(${numeral(seconds.exponential)}, ${stream})`;
  return `uniform(${seconds.uniform.map(numeral).join(", ")}, ${stream})`;
}

/** A number as both languages read it. */
const numeral = (value: number): string => String(value);

/** What JSON escapes, Python reads alike; names hold no control characters. */
const quote = (text: string): string => JSON.stringify(text);

const tuple = (items: string[]): string => `(${items.join(", ")})`;
