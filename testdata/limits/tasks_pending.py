# monty-only
# limits: max_tasks=50
# Tasks that are not done count; those that are done do not.
import asyncio


async def nothing():
    return 1


async def main():
    for _ in range(10):
        await asyncio.gather(*[nothing() for _ in range(20)])
    print('start')
    await asyncio.gather(*[asyncio.sleep(1) for _ in range(100)])
    print('not reached')


asyncio.run(main())
