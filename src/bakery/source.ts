/**
 * The kitchen's program as Python text: what the coroutines of program.ts stand for, line by line. The trace of a kitchen
 * counts its lines; a program to take home (src/python) has the same lines, among others of its own.
 */
import { listingOf } from "./listing.ts";

/** The lines of the program that something in a trace can be said to happen on. */
export const PROGRAM_LINES = [
  "defineBaker",
  "nextLoaf",
  "nameBread",
  "bake",
  "put",
  "printMakes",
  "defineEater",
  "nextMeal",
  "get",
  "eat",
  "printEats",
  "taskDone",
  "defineMain",
  "makeQueue",
  "createEaters",
  "gather",
  "join",
  "eachEater",
  "cancel",
] as const;
export type ProgramLine = (typeof PROGRAM_LINES)[number];

const listing = listingOf<ProgramLine>(`async def produce_bread(queue, name, seconds, breads):  #:defineBaker
    for i in range(breads):  #:nextLoaf
        bread = f"bread {i}"  #:nameBread
        await asyncio.sleep(seconds)  #:bake
        await queue.put(bread)  #:put
        print(f"{name} makes {bread}")  #:printMakes


async def consume_bread(queue, name, seconds):  #:defineEater
    while True:  #:nextMeal
        bread = await queue.get()  #:get
        await asyncio.sleep(seconds)  #:eat
        print(f"{name} eats {bread}")  #:printEats
        queue.task_done()  #:taskDone


async def main():  #:defineMain
    queue = asyncio.Queue(maxsize)  #:makeQueue
    eaters = [asyncio.create_task(consume_bread(queue, *eater)) for eater in EATERS]  #:createEaters
    await asyncio.gather(*(produce_bread(queue, *baker) for baker in BAKERS))  #:gather
    await queue.join()  #:join
    for eater in eaters:  #:eachEater
        eater.cancel()  #:cancel
`);

export const SOURCE = { name: "kitchen.py", text: listing.text } as const;

/** The number of each line, from 1. */
export const SOURCE_LINES = listing.lines as Readonly<Record<ProgramLine, number>>;

const named = new Map(Object.entries(SOURCE_LINES).map(([name, line]) => [line, name as ProgramLine]));

/** The name of a line of the source, or null. */
export const programLineOf = (line: number): ProgramLine | null => named.get(line) ?? null;
