# Frames of coroutines awaited within coroutines, run by asyncio.run.
import asyncio


async def inner(n):
    await asyncio.sleep(0)
    if n == 2:
        raise LookupError(f'no item {n}')
    return n


async def outer(n):
    result = await inner(n) + 1
    return result


async def main():
    print(await outer(1))
    results = await asyncio.gather(outer(0), outer(2))
    print(results)


asyncio.run(main())
