"""Three stages with a None at the end, which each passes on. Nobody reports anything done."""
import asyncio


async def read(numbers, count):
    for number in range(count):
        await asyncio.sleep(0.1)
        await numbers.put({"number": number})
    await numbers.put(None)


async def square(numbers, squares):
    while (job := await numbers.get()) is not None:
        await asyncio.sleep(0.25)
        job["square"] = job["number"] ** 2
        await squares.put(job)
    await squares.put(None)


async def label(squares, labels):
    while True:
        job = await squares.get()
        if job is None:
            break
        await asyncio.sleep(0.05)
        await labels.put(f"{job['number']} squared is {job['square']}")
    await labels.put(None)


async def show(labels):
    while (text := await labels.get()) is not None:
        print(text)


async def main():
    numbers, squares, labels = asyncio.Queue(2), asyncio.Queue(1), asyncio.Queue()
    await asyncio.gather(read(numbers, 6), square(numbers, squares), label(squares, labels), show(labels))


if __name__ == "__main__":
    asyncio.run(main())
