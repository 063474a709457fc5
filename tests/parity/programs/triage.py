"""A priority queue that is shut down at once: who waits, and who comes too late, finds out."""
import asyncio

CASES = [(3, "cold"), (1, "broken arm"), (2, "burn"), (1, "faint"), (5, "paper cut"), (4, "cough")]


async def arrive(patients):
    for urgency, what in CASES:
        await patients.put((urgency, what))
        await asyncio.sleep(0.1)
    try:
        await patients.put((9, "late"))
    except asyncio.QueueShutDown:
        print("closed")


async def treat(patients):
    treated = 0
    try:
        while True:
            urgency, what = await patients.get()
            await asyncio.sleep(0.4)
            print(f"{what} is treated")
            treated += 1
            patients.task_done()
    except asyncio.QueueShutDown:
        print(f"{treated} treated")


async def main():
    patients = asyncio.PriorityQueue(2)
    async with asyncio.TaskGroup() as group:
        group.create_task(arrive(patients))
        for name in ("Ada", "Bo"):
            group.create_task(treat(patients), name=name)
        await asyncio.sleep(0.75)
        patients.shutdown(immediate=True)


asyncio.run(main())
