"""What starts, pauses and host calls cost, in the Python whose `pydantic_monty` this is: prints lines of
a name, a tab and seconds. Of the published 1.x only what its other interface has."""

import asyncio
import time

import pydantic_monty
from pydantic_monty import Monty

CALLS = 500
SYNC = f'for _ in range({CALLS}):\n    f(1)'
ASYNC = f'for _ in range({CALLS}):\n    await f(1)'


def best(work, prepare=lambda: None, times=200, rounds=15):
    """Seconds of one call of `work` on something prepared anew."""
    least = float('inf')
    for _ in range(rounds):
        prepared = [prepare() for _ in range(times)]
        begin = time.perf_counter()
        for one in prepared:
            work(one)
        least = min(least, time.perf_counter() - begin)
    return least / times


def one(value):
    return value


async def one_later(value):
    return value


async def gathered(program):
    begin = time.perf_counter()
    await pydantic_monty.run_monty_async(program, external_functions={'f': one_later})
    return time.perf_counter() - begin


def in_process():
    compiled = Monty('1 + 1')
    calling = Monty('f(1) + 1', external_functions=['f'])
    many = Monty(SYNC, external_functions=['f'])
    waiting = Monty(ASYNC, external_functions=['f'])
    paused = calling.start()
    snapshot = paused.dump()
    yield 'source to result', best(lambda _: Monty('1 + 1').run())
    yield 'compiled run', best(lambda _: compiled.run())
    yield 'new instance to first host call', best(lambda _: calling.start())
    yield 'resume to the end', best(lambda at: at.resume(return_value=1), calling.start)
    yield 'dump', best(lambda _: paused.dump())
    yield 'load', best(lambda _: type(paused).load(snapshot))
    call = {'f': one}
    yield 'host call', best(lambda _: many.run(external_functions=call), times=3) / CALLS
    later = [asyncio.run(gathered(waiting)) for _ in range(15)]
    yield 'host call, async', min(later) / CALLS


def in_workers():
    with Monty() as pool:
        with pool.checkout() as session:
            yield 'source to result', best(lambda _: session.feed_run('1 + 1'), times=20)
        with pool.checkout() as session:
            # A session has room for a thousand of them.
            call = {'external_lookup': {'f': one}}
            yield 'host call', best(lambda _: session.feed_run(SYNC, **call), times=1, rounds=1) / CALLS
        with pool.checkout() as session:
            paused = session.feed_start('f(1) + 1')
            yield 'dump', best(lambda _: paused.dump(), times=20)


for name, seconds in in_process() if hasattr(Monty, 'run') else in_workers():
    print(name, seconds, sep='\t')
