async def f(xs):
    async with xs as x:
        async for y in x:
            await y
    return [await z async for z in xs]

async def g():
    yield await f(1)
