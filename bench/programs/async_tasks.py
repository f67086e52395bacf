# Coroutines and tasks: awaits in a row, gather, a queue between tasks, a lock.
import asyncio


async def leaf(i):
    return i * 2


async def branch(i):
    return await leaf(i) + await leaf(i + 1)


async def worker(queue, results):
    while (item := await queue.get()) is not None:
        results.append(await branch(item))


async def main(n):
    total = 0
    for i in range(n):
        total += await branch(i)
    for start in range(0, n // 10, 100):
        total += sum(await asyncio.gather(*(branch(start + i) for i in range(100))))
    queue, results = asyncio.Queue(maxsize=10), []
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(4)]
    for i in range(n // 20):
        await queue.put(i)
    for _ in workers:
        await queue.put(None)
    await asyncio.gather(*workers)
    lock = asyncio.Lock()
    for _ in range(n // 20):
        async with lock:
            total += 1
        await asyncio.sleep(0)
    return total, len(results), sum(results)


print(*asyncio.run(main(100_000)))
