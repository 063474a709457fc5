"""A ring of two queues in which each waits for the other, in the end for ever."""
import asyncio


async def player(mine, other, hits):
    for _ in range(hits):
        ball = await mine.get()
        await asyncio.sleep(0.1)
        print(f"{asyncio.current_task().get_name()} hits {ball}")
        await other.put(ball)


async def main():
    courts = {"left": asyncio.Queue(1), "right": asyncio.Queue(1)}
    await courts["left"].put(["ball"])
    await asyncio.gather(
        asyncio.create_task(player(courts["left"], courts["right"], 2), name="Left"),
        asyncio.create_task(player(courts["right"], courts["left"], 3), name="Right"),
    )


asyncio.run(main())
