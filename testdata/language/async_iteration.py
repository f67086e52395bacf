# Asynchronous generators, comprehensions, iterators and context managers.
import asyncio


async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
    finally:
        print('count ends')


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Lock:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        print('acquire', self.name)
        return self.name

    async def __aexit__(self, kind, value, tb):
        print('release', self.name, kind and kind.__name__, value)
        return self.suppress


async def loops():
    async for x in count(3):
        print(x)
    else:
        print('else')
    async for x in Ticker(10):
        if x == 7:
            break
        if x % 2:
            continue
        print(x, end=';')
    print()
    print([x async for x in Ticker(3)], {x async for x in Ticker(2)} == {0, 1}, {x: x * x async for x in Ticker(2)})
    g = (x + 1 async for x in Ticker(3))
    print(type(g).__name__, [x async for x in g])
    print([await y for y in [asyncio.sleep(0, 'a'), asyncio.sleep(0, 'b')]])
    print([(a, b) async for a in Ticker(2) for b in 'xy' if a])


async def contexts():
    async with Lock('one') as a, Lock('two') as b:
        print(a, b)
    try:
        async with Lock('outer'):
            async with Lock('inner'):
                raise ValueError('in the body')
    except ValueError as e:
        print('out', e)
    async with Lock('quiet', suppress=True):
        raise KeyError('swallowed')


async def echo():
    got = 'start'
    while True:
        try:
            got = yield got
        except ValueError as e:
            got = f'caught {e}'


async def protocol():
    g = echo()
    print(await g.asend(None), await g.asend('x'), await anext(g), await g.athrow(ValueError('v')))
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration as e:
        print('stopped', e.args)
    print(await anext(g, 'default'))
    print(await anext(aiter(Ticker(0)), 'none left'))
    h = count(5)
    print(await anext(h))
    await h.aclose()
    try:
        await echo().asend('too early')
    except TypeError as e:
        print(e)


async def errors():
    try:
        async for x in [1, 2]:
            pass
    except TypeError as e:
        print(e)
    try:
        async with 5:
            pass
    except TypeError as e:
        print(e)
    try:
        for x in count(1):
            pass
    except TypeError as e:
        print(e)
    try:
        with Lock('sync'):
            pass
    except TypeError as e:
        print(e)

    class Bad:
        def __aiter__(self):
            return 5

    try:
        async for x in Bad():
            pass
    except TypeError as e:
        print(e)


for main in (loops, contexts, protocol, errors):
    print('--', main.__name__)
    asyncio.run(main())
