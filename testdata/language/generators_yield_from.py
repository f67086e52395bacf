# Delegation: values, sent values, thrown exceptions, returns, plain iterables.


def leaf(name, n):
    got = []
    try:
        for i in range(n):
            got.append((yield f'{name}{i}'))
    except ValueError as e:
        print(name, 'caught', e)
        got.append('caught')
        got.append((yield 'after catch'))
    finally:
        print(name, 'ends')
    return got


def branch(n):
    a = yield from leaf('a', n)
    b = yield from leaf('b', n)
    return a, b


def root(n):
    result = yield from branch(n)
    print('root has', result)
    return result


g = root(2)
print(next(g), g.send(1), g.send(2), g.send(3))
try:
    g.send(4)
except StopIteration as e:
    print('value', e.value)

g = root(2)
print(next(g))
print(g.throw(ValueError('thrown in')))
print(g.send('x'))
g.close()

g = root(1)
next(g)
try:
    g.throw(KeyError('not caught'))
except KeyError as e:
    print('out came', repr(e))


def over_iterables():
    yield from [1, 2]
    yield from 'ab'
    yield from {'k': 1}
    yield from range(3)
    r = yield from ()
    yield r


print(list(over_iterables()))


def delegate(x):
    yield from x


for bad in (5, None, 1.5):
    try:
        list(delegate(bad))
    except TypeError as e:
        print(e)

d = delegate([1, 2, 3])
next(d)
try:
    d.send('list iterators take nothing')
except AttributeError as e:
    print(e)


class Iter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration('returned by Iter')
        return self.n

    def send(self, v):
        return ('sent', v)

    def throw(self, e):
        return ('threw', type(e).__name__)

    def close(self):
        print('Iter closed')


def use():
    r = yield from Iter()
    yield r


print(list(use()))
u = use()
next(u)
print(u.send('hi'), u.throw(ValueError('v')))
u.close()


def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


print(list(flatten([1, [2, [3, [4, [], [5]]]], 6])))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(100)), list(deep(3)))
