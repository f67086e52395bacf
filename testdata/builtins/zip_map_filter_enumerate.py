# zip, map, filter, enumerate, reversed: laziness, exhaustion, strictness, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


def trace(name, *xs):
    for x in xs:
        print(f'<{name}{x}>', end='')
        yield x


print(list(zip()), list(zip('ab')), list(zip('ab', [1, 2, 3])), list(zip(range(3), 'abc', [True] * 3)), dict(zip('ab', (1, 2))))
print(list(zip(trace('a', 1, 2, 3), trace('b', 1))))
print(list(zip(trace('c', 1), trace('d', 1, 2, 3))))
attempt(lambda: list(zip([1], [2, 3], strict=True)))
attempt(lambda: list(zip([1, 2], [2], strict=True)))
attempt(lambda: list(zip([1, 2], [2, 3], [4], strict=True)))
attempt(lambda: list(zip([1], [2], [3, 4], strict=True)))
attempt(lambda: list(zip([], [], strict=True)))
attempt(zip, 5)
attempt(zip, [1], 5)
attempt(zip, [1], nope=2)
z = zip('ab', 'cd')
print(next(z), list(z), list(z), next(z, 'end'), type(z).__name__, iter(z) is z)
a, b = zip(*[(1, 'x'), (2, 'y')])
print(a, b, list(zip(*['abc', 'def'])), list(zip(*[iter(range(6))] * 2)))
print(list(map(str, [1, 2])), list(map(lambda x, y: x + y, [1, 2], [10, 20, 30])), list(map(len, ['a', 'bb'])), list(map(None.__class__, [])), list(map(int, '123')), list(map(max, [1, 5], [3, 2])), sum(map(abs, [-1, 2])))
m = map(lambda x: 10 // x, [5, 0, 2])
print(next(m))
attempt(next, m)
attempt(next, m)
attempt(next, m)
attempt(map)
attempt(map, str)
attempt(map, str, 5)
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(lambda x: x, [1], [2])))
attempt(lambda: next(map(str, [])))
print(list(filter(None, [0, 1, '', 'a', [], None, True])), list(filter(lambda x: x % 2, range(6))), list(filter(str.isdigit, 'a1b2')), list(filter(None, ())), type(filter(None, [])).__name__)
attempt(filter)
attempt(filter, None)
attempt(filter, None, 5)
attempt(lambda: list(filter(5, [1])))
attempt(lambda: list(filter(lambda: 1, [1])))
print(list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(enumerate('a', start=-1)), list(enumerate('ab', 2**63 - 1)), list(enumerate(enumerate('x'))))
attempt(enumerate)
attempt(enumerate, 5)
attempt(enumerate, 'a', 'b')
attempt(enumerate, 'a', 1.5)
attempt(enumerate, 'a', 1, 2)
attempt(lambda: list(enumerate(iterable='a', start=3)))
e = enumerate(trace('e', 'x', 'y'))
print(next(e), next(e), next(e, 'end'))
print(list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed((1,))), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), ''.join(reversed('xyz')))
attempt(reversed, {1, 2})
attempt(reversed, 5)
attempt(reversed, iter([1]))
attempt(reversed)
attempt(reversed, x=1)
l = [1, 2, 3]
r = reversed(l)
print(next(r))
l.append(4)
print(list(r), l)
l = [1, 2, 3]
r = reversed(l)
l.clear()
print(list(r))
it = iter([1, 2, 3, 4])
print([x + next(it) for x in it], list(it))
n = iter(int, 0)
attempt(next, n)
values = iter([3, 2, 1, 0, 9])
print(list(iter(lambda: next(values), 0)), next(values))
attempt(iter, 5)
attempt(iter, 5, 0)
attempt(iter)
attempt(next, [1])
attempt(next)
attempt(next, iter([]), 'default', 'extra')
attempt(next, iter([]))
print(next(iter([]), None), next(iter('a'), 1), list(map(lambda p: p[0] * p[1], zip([1, 2], [3, 4]))), [*map(lambda *a: a, [1, 2], 'ab', (True, False))])


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Seq()), list(zip(Seq(), 'abcdef')), 9 in Seq(), 5 in Seq(), list(enumerate(Seq()))[-1], sum(Seq()), max(Seq()), list(map(str, Seq())), [*Seq()])
a, b, *c = Seq()
print(a, b, c)
