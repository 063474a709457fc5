"""Workers that take from a stack and put on it what they find, several at a time; main waits in join."""
import asyncio

LINKS = {"/": ["/a", "/b"], "/a": ["/a/1", "/a/2"], "/b": ["/"], "/a/1": ["/b"]}


async def crawl(pages, seen):
    while True:
        batch = [await pages.get()]
        while not pages.empty() and len(batch) < 2:
            batch.append(pages.get_nowait())
        await asyncio.sleep(0.1)
        for page in batch:
            for link in LINKS.get(page, []):
                if link not in seen:
                    seen.add(link)
                    pages.put_nowait(link)
            pages.task_done()


async def main():
    pages = asyncio.LifoQueue()
    pages.put_nowait("/")
    seen = {"/"}
    crawlers = [asyncio.create_task(crawl(pages, seen)) for _ in range(2)]
    await pages.join()
    for crawler in crawlers:
        crawler.cancel()
    print(sorted(seen))


asyncio.run(main())
