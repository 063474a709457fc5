"""No queue: philosophers with locks, a gate, a bridge for two, a bell, and a barrier."""
import asyncio


async def philosopher(name, first, second):
    for _ in range(2):
        await asyncio.sleep(0.1)
        async with first:
            async with second:
                print(f"{name} eats")
                await asyncio.sleep(0.3)


async def traveller(number, gate, bridge, shore):
    await gate.wait()
    async with bridge:
        await asyncio.sleep(0.2)
    await shore.wait()
    print(f"{number} is across")


async def listener(bell, heard):
    async with bell:
        await bell.wait_for(lambda: heard)
    print("heard", heard.pop())


async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    gate, bridge, shore = asyncio.Event(), asyncio.Semaphore(2), asyncio.Barrier(4)
    bell, heard = asyncio.Condition(), []
    async with asyncio.TaskGroup() as group:
        for i, name in enumerate(["Hypatia", "Laozi", "Seneca"]):
            first, second = sorted([i, (i + 1) % 3])
            group.create_task(philosopher(name, forks[first], forks[second]), name=name)
        for number in range(4):
            group.create_task(traveller(number, gate, bridge, shore))
        group.create_task(listener(bell, heard))
        await asyncio.sleep(0.15)
        gate.set()
        await asyncio.sleep(0.15)
        async with bell:
            heard.append("a bell")
            bell.notify_all()


asyncio.run(main())
