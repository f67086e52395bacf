# Builtins and loops that take what a generator yields.
import fractions, decimal
def g(xs):
    for x in xs:
        yield x
def show(xs, *start):
    try:
        a = sum(g(xs), *start)
    except Exception as e:
        a = (type(e).__name__, str(e))
    try:
        b = sum(list(xs), *start)
    except Exception as e:
        b = (type(e).__name__, str(e))
    try:
        c = sum(map(lambda x: x, xs), *start)
    except Exception as e:
        c = (type(e).__name__, str(e))
    try:
        d = sum((x for x in xs), *start)
    except Exception as e:
        d = (type(e).__name__, str(e))
    print(repr(a), repr(b), repr(c), repr(d))
F = fractions.Fraction
show([])
show([1, 2, 3])
show([1, True, 2])
show([0.1] * 10)
show([1, 0.1, 0.2, 3, True])
show([2**63 - 1, 1, -5, 0.1, 0.2, 0.3])
show([2**70, 0.1, 0.1, 0.1])
show([0.1, 2**70, 0.1, 0.1])
show([1, F(1, 3), 2])
show([0.5, F(1, 4), 0.1, 0.2])
show([decimal.Decimal('1.1'), 2])
show([[1], [2]], [])
show(['a'])
show([1, 2], True)
show([1, 2], 0.5)
show([1, None])
show([1e308, 1e308, -1e308])
show([float('inf'), 1.0, float('-inf')])
show([1, 2j, 3])
show([(1,), (2,)], ())
class I(int):
    def __radd__(self, o):
        print('radd', o)
        return int(self) + o
show([1, I(2), 3])
show([0.1, I(2), 0.2, 0.3])
show([1, I(2), 0.1, 0.2, 0.3])
print(any(x > 3 for x in range(5)), all(x < 3 for x in range(5)), any(g([])), all(g([1, 'a', [0]])), any(g([0, '', [], None, 'x'])))
print(max(x % 7 for x in range(20)), min((x - 5) ** 2 for x in range(20)), max(g([1.5, 2.5, 2])), max(g('abc')), min(g(['b', 'a'])), max(g([1, True, 1.0])), min(g([]), default=3))
print(max(g([3, 1, 2]), key=lambda v: -v), min(g([(1, 'b'), (1, 'a')])))
try:
    max(g([]))
except ValueError as e:
    print(e)
try:
    max(g([1, 'a']))
except TypeError as e:
    print(e)
nan = float('nan')
print(max(g([nan, 1.0])), max(g([1.0, nan])), min(g([nan, 1.0])), min(g([1.0, nan])))
print(tuple(x * 2 for x in range(40)), set(x % 3 for x in range(50)), sorted(-x for x in range(5)), ','.join(str(x) for x in range(12)), list(g('abc')), frozenset(g([1, 2])), {x for x in g([1, '1', 1.0])}, dict((k, v) for k, v in g([(1, 2)])))
# What the generator sees of its consumer while it runs.
out = []
def watch():
    for i in range(6):
        yield i
        print(i, out, end=' ')
for x in watch():
    out.append(x)
print()
seen = set()
def watch2():
    for i in [1, 2, 1, 'a', (1, 2), 2.0, True]:
        yield i
        print(sorted(map(str, seen)), end=' ')
for x in watch2():
    seen.add(x)
print(sorted(map(str, seen)))
total = 0
def watch3():
    for i in [1, 2.5, True, 2**62, 2**62]:
        yield i
        print(total, end=' ')
for x in watch3():
    total += x
print(total, x)
def fails():
    yield 1
    yield 2
    raise ValueError('after two')
got = []
try:
    for x in fails():
        got.append(x)
except ValueError as e:
    print(e, got, x)
class L(list):
    def append(self, x):
        super().append(x * 2)
l = L()
for x in g([1, 2, 3]):
    l.append(x)
print(l)
def sent():
    r = yield 1
    print('sent', r)
    r = yield 2
    print('sent', r)
print([x for x in sent()])
def inner():
    yield 1
    yield 2
def outer():
    yield from inner()
    r = yield from inner()
    return 3
print([x for x in outer()], sum(outer()))
