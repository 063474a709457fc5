"""What real programs do besides: as_completed, generators, callbacks, threads' way in, sleeps by hand, a lost task."""
import asyncio

MARK = object()


async def ticks(count):
    for i in range(count):
        await asyncio.sleep(0.1)
        yield i


async def work(number):
    await asyncio.sleep(0.1 * (3 - number))
    return number


async def wait_for_ever():
    await asyncio.get_running_loop().create_future()


async def eat(things):
    while (thing := await things.get()) is not MARK:
        things.task_done()


def complain():
    raise RuntimeError("nobody catches this")


async def main():
    loop = asyncio.get_running_loop()
    for earliest in asyncio.as_completed([work(2)]):
        print("ready", await earliest)
    async for tick in ticks(2):
        print("tick", tick)
    things = asyncio.Queue()
    eater = asyncio.create_task(eat(things))
    loop.call_soon_threadsafe(things.put_nowait, "x" * 100)
    loop.call_later(0.1, things.put_nowait, MARK)
    loop.call_later(0.05, complain)
    loop.call_later(0.2, lambda: None).cancel()
    nap = asyncio.sleep(0.3)
    nap.send(None)
    await eater
    eater.set_name("was eater")
    asyncio.create_task(wait_for_ever()).set_name("hermit")
    await asyncio.sleep(0)
    nap.close()


asyncio.run(main())
