# tools: aecho afail
# asyncio: run, gather, sleep, tasks, results and errors; host coroutines among guest ones.
import asyncio

log = []


async def worker(name, n):
    for i in range(n):
        log.append(f'{name}{i}')
        await asyncio.sleep(0)
    return name * n


async def basic():
    print(await asyncio.gather(worker('a', 2), worker('b', 3), worker('c', 1)))
    print(log)
    print(await asyncio.gather())
    print(await worker('solo', 1), await asyncio.sleep(0, 'slept'))


async def boom(kind, text):
    await asyncio.sleep(0)
    raise kind(text)


async def errors():
    try:
        await asyncio.gather(worker('x', 1), boom(ValueError, 'v'), boom(KeyError, 'k'))
    except ValueError as e:
        print('first error', e)
    results = await asyncio.gather(worker('y', 1), boom(ValueError, 'v'), boom(KeyError, 'k'), return_exceptions=True)
    print(results)
    try:
        await boom(LookupError, 'direct')
    except LookupError as e:
        print('caught', e)


async def tasks():
    t = asyncio.create_task(worker('t', 2), name='named')
    print(t.done(), t.get_name())
    await asyncio.sleep(0)
    result = await t
    print(result, t.done(), t.result(), await t, t.exception())
    failing = asyncio.create_task(boom(TypeError, 'in a task'))
    try:
        await failing
    except TypeError as e:
        print('task failed', e, repr(failing.exception()))
    cancelled = asyncio.create_task(worker('never', 100))
    await asyncio.sleep(0)
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        print('cancelled', cancelled.cancelled())


async def host():
    print(await aecho('one'), await asyncio.gather(*(aecho(i) for i in range(4))))
    try:
        await afail('ValueError', 'from the host')
    except ValueError as e:
        print(type(e).__name__, e)
    print(await asyncio.gather(aecho(1), afail('KeyError', 'k'), return_exceptions=True))


async def manual():
    coro = worker('m', 1)
    print(type(coro).__name__, coro.__name__)
    coro.close()
    try:
        await coro
    except RuntimeError as e:
        print(e)
    done = worker('n', 1)
    await done
    try:
        await done
    except RuntimeError as e:
        print(e)


async def not_awaitable():
    for x in (5, None, [], worker):
        try:
            await x
        except TypeError as e:
            print(e)


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 'custom'


class BadAwait:
    def __await__(self):
        return 5


async def custom():
    print(await Awaitable())
    try:
        await BadAwait()
    except TypeError as e:
        print(e)


for main in (basic, errors, tasks, host, manual, not_awaitable, custom):
    print('--', main.__name__)
    asyncio.run(main())
print(asyncio.run(worker('end', 2)))
for bad in (5, None, 'text'):
    try:
        asyncio.run(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


async def nested_run():
    c = worker('z', 1)
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()


asyncio.run(nested_run())
