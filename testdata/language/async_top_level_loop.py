# tools: aecho
# Awaits of the main module share one loop with the tasks and futures it makes between them.
import asyncio


async def double(n):
    await asyncio.sleep(0)
    return 2 * await aecho(n)


print(await asyncio.gather(double(1), double(2)))
print(await double(3), await aecho(4))
task = asyncio.create_task(double(5))
print(task.done())
print(await asyncio.gather(*(double(n) for n in range(3)), task))
for n in range(2):
    for value in await asyncio.gather(aecho(n), double(n)):
        print(n, value)
results = await asyncio.gather(double(1), double(None), return_exceptions=True)
print([type(r).__name__ for r in results])
try:
    await double(None)
except TypeError as e:
    print(e)
print(asyncio.get_running_loop() is asyncio.get_event_loop())


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return self.value


print(await Later('later'), await asyncio.wait_for(double(7), 1))
try:
    asyncio.run(double(8))
except RuntimeError as e:
    print(e)
