"""The kitchen's program for any scenario, on CPython; the referee (referee.py) writes down what happens."""
import asyncio
import json
import math

WORD = 0xFFFF_FFFF


def random_stream(seed, stream):
    """The stream of src/engine/random.ts, in Python's arithmetic."""

    def mix(x):
        x = ((x ^ x >> 16) * 0x85EBCA6B) & WORD
        x = ((x ^ x >> 13) * 0xC2B2AE35) & WORD
        return x ^ x >> 16

    state = mix(mix(seed) ^ ((stream + 1) * 0x9E3779B9 & WORD))
    while True:
        state = (state + 0x6D2B79F5) & WORD
        x = ((state ^ state >> 15) * (state | 1)) & WORD
        x ^= (x + ((x ^ x >> 7) * (x | 61))) & WORD
        yield (x ^ x >> 14) / 2**32


def minus_log(x):
    """The logarithm of src/bakery/draw.ts, in Python's arithmetic."""
    halvings = 0
    while x < 0.7:
        x, halvings = 2 * x, halvings + 1
    y = (x - 1) / (x + 1)
    square, series = y * y, 0
    for n in range(19, 0, -2):
        series = series * square + 1 / n
    return halvings * 0.6931471805599453 - 2 * y * series


def draw(pace, random):
    """Seconds for one loaf; what chance gives is rounded to whole microseconds, as time is counted in them."""
    if isinstance(pace, (int, float)):
        return pace
    if "exponential" in pace:
        seconds = minus_log(1 - next(random)) * pace["exponential"]
    else:
        low, high = pace["uniform"]
        seconds = low + next(random) * (high - low)
    return round(seconds * 1_000_000) / 1_000_000


async def cook(referee, scenario):
    bakers, eaters, plate, seed = (scenario[key] for key in ("bakers", "eaters", "plate", "seed"))
    referee.open([(plate["order"], plate["size"] if plate["bounded"] else 0)], 0)
    queue = referee.queues[0]

    async def produce_bread(baker, random):
        breads = {"plateful": plate["size"], "endless": math.inf}.get(baker["breads"], baker["breads"])
        i = 0
        while i < breads:
            await asyncio.sleep(draw(baker["seconds"], random))
            await queue.put((baker["priority"], i, baker["name"]))
            referee.note(baker["name"], "makes bread", i)
            i += 1

    async def consume_bread(eater, random):
        while True:
            _, i, _ = await queue.get()
            await asyncio.sleep(draw(eater["seconds"], random))
            referee.note(eater["name"], "eats bread", i)
            queue.task_done()

    loop = referee.loop
    at_work = [loop.create_task(consume_bread(e, random_stream(seed, 2 * n + 1))) for n, e in enumerate(eaters)]
    baking = [loop.create_task(produce_bread(b, random_stream(seed, 2 * n))) for n, b in enumerate(bakers)]
    if baking:
        await asyncio.gather(*baking, return_exceptions=True)
        await queue.join()
    for eater in at_work:
        eater.cancel()


def judge_kitchen(scenario, until_us):
    """Runs a scenario, given as JSON, until main returns, nothing can happen any more, or that time; gives the lines."""
    return judge(lambda referee: cook(referee, json.loads(scenario)), until_us, ends_with_main=True)
