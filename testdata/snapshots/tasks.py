# tools: echo add aecho afail
# Synchronous and asynchronous host calls in tasks: gather, create_task, timeouts, locks, queues.
import asyncio


async def step(name, n):
    total = 0
    for i in range(n):
        total = add(total, await aecho(i))
    return echo(name), total


async def main():
    print(await asyncio.gather(step('a', 2), step('b', 3), step('c', 0)))
    t = asyncio.create_task(step('task', 2))
    print('created', echo(t.done()))
    print(await t)
    print(await asyncio.gather(*(aecho(i) for i in range(5))))
    print(await asyncio.gather(aecho(1), afail('ValueError', 'v'), step('ok', 1), return_exceptions=True))
    try:
        await afail('KeyError', 'k')
    except KeyError as e:
        print('caught', repr(e), echo('in handler'))
    finally:
        print('finally', await aecho('f'))


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print('open', await aecho(self.name))
        return self

    async def __aexit__(self, kind, value, tb):
        print('close', await aecho(self.name), kind and kind.__name__)
        return await aecho(kind is ValueError)

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        self.i += 1
        if self.i > 3:
            raise StopAsyncIteration
        return await aecho(self.i)


async def protocols():
    async with Resource('r') as r, Resource('s'):
        async for x in r:
            print('item', x)
        await afail('ValueError', 'swallowed')
    print([x async for x in Resource('t') if await aecho(x) != 2], {k: await aecho(k) for k in 'ab'})
    async for x in agen(2):
        print('agen', x)


async def agen(n):
    try:
        for i in range(n):
            yield await aecho(i)
    finally:
        print('agen ends', await aecho('e'))


async def together():
    lock = asyncio.Lock()
    log = []

    async def worker(n):
        async with lock:
            log.append(await aecho(f'in{n}'))
            log.append(await aecho(f'out{n}'))
        return n

    print(await asyncio.gather(*(worker(i) for i in range(3))), log)
    event = asyncio.Event()

    async def waiter():
        await event.wait()
        return echo('released')

    task = asyncio.create_task(waiter())
    await aecho(None)
    event.set()
    print(await task)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(step(f'g{i}', i)) for i in range(3)]
    print([t.result() for t in tasks])


for f in (main, protocols, together):
    print('--', f.__name__)
    asyncio.run(f())
print(sorted(asyncio.run(step('last', 3))[0]))
