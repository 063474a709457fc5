"""Letters are read and answered: two queues, and one task that takes from the first and puts on the second."""
import asyncio


async def writer(letters, name, count):
    for i in range(count):
        await asyncio.sleep(0.2)
        await letters.put([name, i])


async def clerk(letters, answers):
    while True:
        letter = await letters.get()
        await asyncio.sleep(0.3)
        await answers.put(letter)
        letters.task_done()


async def reader(answers):
    while True:
        name, i = await answers.get()
        print(f"answer to {name} {i}")
        await asyncio.sleep(0.1)
        answers.task_done()


async def main():
    letters = asyncio.Queue(2)
    answers = asyncio.Queue(1)
    helpers = [asyncio.create_task(clerk(letters, answers)), asyncio.create_task(reader(answers), name="Rosa")]
    await asyncio.gather(writer(letters, "Ann", 4), writer(letters, "Bea", 3))
    await letters.join()
    await answers.join()
    for helper in helpers:
        helper.cancel()
    await asyncio.gather(*helpers, return_exceptions=True)


asyncio.run(main())
