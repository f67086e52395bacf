# Generator expressions: laziness, the eager first iterable, scope, truth, nesting.


def trace(name, xs):
    print('iter', name)
    for x in xs:
        print('give', name, x)
        yield x


g = (x * 10 for x in trace('a', [1, 2]))
print('made')
print(next(g))
print(list(g), list(g))

try:
    (x for x in 5)
except TypeError as e:
    print(e)
g = (y for x in [1] for y in 5)
try:
    next(g)
except TypeError as e:
    print(e)


def explode():
    raise LookupError('evaluated at once')


try:
    (x for x in explode())
except LookupError as e:
    print(e)
lazy = (x for x in [1, 2] if explode())
try:
    next(lazy)
except LookupError as e:
    print('later:', e)
print(next(lazy, 'finished'))

print(any(x > 1 for x in trace('any', [1, 2, 3])))
print(all(x < 2 for x in trace('all', [1, 2, 3])))
print(sum(x * x for x in range(10)), max((len(w), w) for w in ['aa', 'b', 'cc']))
print([list(y for y in range(x)) for x in range(4)])
print(list((x, y) for x in 'ab' for y in range(2) if (x, y) != ('a', 1)))
n = 3
g = (x + n for x in range(3))
n = 100
print(list(g))


class C:
    k = 5
    first = list(x for x in range(k))
    try:
        second = list(x * k for x in range(2))
    except NameError as e:
        print(e)


print(C.first)
print(type(x for x in []).__name__, bool(x for x in []))
print(','.join(str(i) for i in range(5)), dict((k, len(k)) for k in ('a', 'bb')))
pairs = ((i, j) for i in range(3) for j in (c for c in 'xyz'[:i]))
print(sorted(pairs))
print(list(zip((i for i in range(3)), (c for c in 'abcdef'))))
total = 0
print([total := total + v for v in range(5)], total)
print(list(last := x for x in range(3)), last)
