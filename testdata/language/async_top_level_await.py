# tools: aecho add
# await at the top level of the program, between synchronous statements.
import asyncio

print(await aecho('top'))


async def twice(x):
    return add(await aecho(x), await aecho(x))


total = 0
for i in range(3):
    total += await twice(i)
print(total)
print(await asyncio.gather(twice('a'), twice('b')))
values = [await aecho(i) for i in range(3)]
print(values, {await aecho(k): await aecho(k * 2) for k in 'xy'})
if await aecho(True):
    print('true')
try:
    raise KeyError(await aecho('key'))
except KeyError as e:
    print('caught', e)
finally:
    print(await aecho('finally'))


class Session:
    async def __aenter__(self):
        print('enter', await aecho(1))
        return self

    async def __aexit__(self, *exc):
        print('exit', await aecho(exc[0].__name__))
        return True


async with Session() as s:
    raise ValueError('suppressed')


async def numbers(n):
    for i in range(n):
        yield await aecho(i)


async for n in numbers(3):
    print(n, end=' ')
print([n async for n in numbers(4) if n % 2], await aecho(None) is None)
task = asyncio.create_task(twice(21))
print(await task)
print(f'{await aecho("in an f-string")!r}', (lambda: 'plain lambda')())
print(await asyncio.wait_for(twice(5), timeout=5))
