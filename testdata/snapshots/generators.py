# tools: echo fail
# Host calls inside generators: before and after yields, in send, throw, close, yield from.
def numbers(n):
    print('start', echo('s'))
    for i in range(n):
        got = yield echo(i)
        if got is not None:
            print('got', echo(got))
    return echo('result')


g = numbers(3)
print(next(g), g.send('hello'), next(g))
try:
    next(g)
except StopIteration as e:
    print('value', e.value)


def delegating():
    result = yield from numbers(2)
    print('inner gave', echo(result))
    yield from echo([10, 20])
    yield from (echo(x) for x in 'ab')
    return (yield echo('last'))


d = delegating()
print(list(d))


def guarded():
    try:
        yield echo(1)
        yield echo(2)
    except ValueError as e:
        print('caught', echo(str(e)))
        yield echo('recovered')
    finally:
        print('cleanup', echo('done'))


g = guarded()
print(next(g), g.throw(ValueError('in')), next(g, 'end'))
g = guarded()
next(g)
g.close()
for x in guarded():
    print(echo(x))
g = guarded()
next(g)
try:
    g.throw(KeyError(echo('k')))
except KeyError as e:
    print('out', e)


def failing():
    yield 1
    fail('LookupError', 'in a generator')


try:
    for x in failing():
        print(x)
except LookupError as e:
    print(e)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield echo(n)
        yield from tree(n - 1)


print(list(tree(3)), sum(tree(4)), ''.join(str(x) for x in tree(2)))


def pipeline():
    source = (echo(x) for x in range(10))
    odd = (x for x in source if echo(x) % 2)
    return [echo(x * x) for x in odd]


print(pipeline(), [(x, y) for x, y in zip(numbers(2), tree(2))])
