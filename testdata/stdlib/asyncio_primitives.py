# asyncio: Lock, Event, Semaphore, Queue, TaskGroup, wait_for, timeout, wait, as_completed.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import asyncio

log = []


async def job(name, n, fail=None):
    for i in range(n):
        log.append(f'{name}{i}')
        await asyncio.sleep(0)
    if fail:
        raise fail
    return name


async def locks():
    lock, sem = asyncio.Lock(), asyncio.Semaphore(2)

    async def guarded(n):
        async with lock:
            log.append(f'in{n}')
            await asyncio.sleep(0)
            log.append(f'out{n}')

    async def limited(n):
        async with sem:
            log.append(f'+{n}')
            await asyncio.sleep(0)
            log.append(f'-{n}')

    await asyncio.gather(*(guarded(i) for i in range(2)))
    await asyncio.gather(*(limited(i) for i in range(4)))
    print(log, lock.locked(), sem.locked())
    attempt(lock.release)


async def events():
    event = asyncio.Event()
    cond = asyncio.Condition()

    async def wait(n):
        await event.wait()
        return n

    tasks = [asyncio.create_task(wait(i)) for i in range(3)]
    await asyncio.sleep(0)
    print([t.done() for t in tasks], event.is_set())
    event.set()
    print(await asyncio.gather(*tasks), event.is_set())

    async def consumer():
        async with cond:
            await cond.wait()
            return 'notified'

    c = asyncio.create_task(consumer())
    await asyncio.sleep(0)
    async with cond:
        cond.notify_all()
    print(await c)


async def queues():
    q = asyncio.Queue(maxsize=2)
    out = []

    async def produce():
        for i in range(5):
            await q.put(i)
        await q.put(None)

    async def consume():
        while (item := await q.get()) is not None:
            out.append(item)
            q.task_done()

    await asyncio.gather(produce(), consume())
    print(out, q.empty(), q.qsize(), q.full())
    attempt(q.get_nowait)
    q.put_nowait(1)
    q.put_nowait(2)
    attempt(q.put_nowait, 3)
    p = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        p.put_nowait(x)
    print([p.get_nowait() for _ in range(3)])


async def groups():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job('a', 1))
        b = tg.create_task(job('b', 2))
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job('ok', 1))
            tg.create_task(job('x', 1, ValueError('one')))
            tg.create_task(job('y', 1, KeyError('two')))
    except* ValueError as g:
        print('values', g.exceptions)
    except* KeyError as g:
        print('keys', g.exceptions)


async def timeouts():
    try:
        await asyncio.wait_for(asyncio.sleep(3600), 0.001)
    except TimeoutError as e:
        print('timeout', repr(e), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(job('quick', 1), 10))
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(3600)
    except TimeoutError:
        print('timed out')
    done, pending = await asyncio.wait([asyncio.create_task(job('w', 1)), asyncio.create_task(job('v', 2))])
    print(sorted(t.result() for t in done), pending)
    done, pending = await asyncio.wait([asyncio.create_task(job('fast', 1)), asyncio.create_task(asyncio.sleep(3600))], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    for t in pending:
        t.cancel()
    print([await f for f in asyncio.as_completed([job('p', 2), job('q', 1)])])


async def cancelling():
    async def stubborn():
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            print('cleaning up')
            raise
        finally:
            print('finally')

    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelled())
    try:
        await t
    except asyncio.CancelledError as e:
        print(type(e).__mro__[1].__name__, t.cancelled(), t.done())
    print(await asyncio.gather(stubborn_shield(), return_exceptions=True))


async def stubborn_shield():
    return await asyncio.shield(job('s', 1))


async def futures():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_soon(f.set_result, 'called soon')
    print(await f, f.done(), f.result())
    g = loop.create_future()
    g.set_exception(ValueError('set'))
    try:
        await g
    except ValueError as e:
        print(e)
    attempt(f.set_result, 1)
    print(asyncio.iscoroutinefunction(job), asyncio.current_task().get_name() != '', len(asyncio.all_tasks()))


for main in (locks, events, queues, groups, timeouts, cancelling, futures):
    print('--', main.__name__)
    log.clear()
    asyncio.run(main())
attempt(asyncio.get_running_loop)
