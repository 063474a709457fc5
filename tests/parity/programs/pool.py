"""A pool of workers: main puts the jobs, waits for them in join, and then takes the results."""
import asyncio


class Job:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Job {self.number}"


class Pool:
    def __init__(self, size):
        self.jobs = asyncio.Queue()
        self.results = asyncio.Queue()
        self.workers = [asyncio.create_task(self.work(), name=f"worker {i}") for i in range(size)]

    async def work(self):
        while True:
            job = await self.jobs.get()
            await asyncio.sleep(0.1 * (job.number % 3 + 1))
            self.results.put_nowait((job.number, job.number**2))
            self.jobs.task_done()

    async def close(self):
        await self.jobs.join()
        for worker in self.workers:
            worker.cancel()


async def main():
    pool = Pool(3)
    for number in range(8):
        await pool.jobs.put(Job(number))
    await pool.close()
    while not pool.results.empty():
        number, result = await pool.results.get()
        print(f"{number} gives {result}")


asyncio.run(main())
