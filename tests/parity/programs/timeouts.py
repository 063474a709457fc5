"""Things that take too long: wait_for, timeout, gather with exceptions, cancel, shield, and an error that nobody asks for."""
import asyncio


async def fetch(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return f"page {name}"
    finally:
        print(f"{name} closed")


async def fail():
    await asyncio.sleep(0.2)
    raise ValueError("no such page")


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(0.1)
        print("not yet")
        raise


async def main():
    print(await asyncio.wait_for(fetch("a", 0.1), 1))
    try:
        await asyncio.wait_for(fetch("b", 2), 0.5)
    except TimeoutError:
        print("b is late")
    results = await asyncio.gather(
        fetch("c", 0.3), fail(), asyncio.wait_for(fetch("d", 9), 0.2), return_exceptions=True
    )
    print([type(one).__name__ for one in results])
    task = asyncio.create_task(stubborn())
    asyncio.get_running_loop().call_later(0.3, task.cancel)
    lost = asyncio.create_task(fail(), name="lost")
    try:
        await task
    except asyncio.CancelledError:
        print("stopped")
    del lost
    shielded = asyncio.create_task(fetch("e", 0.5))
    try:
        async with asyncio.timeout(0.1):
            await asyncio.shield(shielded)
    except TimeoutError:
        print("e goes on")
    done, pending = await asyncio.wait([shielded], timeout=1)
    print(len(done), len(pending))
    slow = asyncio.gather(fetch("f", 1), fetch("g", 2))
    asyncio.get_running_loop().call_later(0.1, slow.cancel)
    try:
        await slow
    except asyncio.CancelledError:
        print("both gone")


asyncio.run(main())
