# Builtins that take all of a generator expression at once: results, order of evaluation, what is kept apart.
import builtins
import sys
from decimal import Decimal
from fractions import Fraction


def say(what, value=None):
    print(what, end=' ')
    return value


xs = [3, 1, 2]
print(sum(x for x in xs), any(x > 2 for x in xs), all(x > 2 for x in xs), all(x for x in xs), any(not x for x in xs))
print(max(x * 2 for x in xs), min((x for x in xs), default=7), max((x for x in []), default='none'), min(str(x) for x in xs))
print(set(x % 2 for x in xs), list(x for x in xs), tuple(x for x in xs), frozenset(x for x in xs), len(set(x % 2 for x in xs)))
print(sorted((x for x in xs), key=lambda v: -v), sorted((x for x in xs), reverse=True), sorted(x for x in xs))
print(next(x for x in xs if x < 3), next((x for x in xs if x > 5), None), next((x for x in []), say('default', 4)))
print(', '.join(str(x) for x in xs), ''.join(c for w in ['ab', 'cd'] for c in w), '-'.join(c for c in 'xyz' if c != 'y'))


def sums(values):
    return sum(v for v in values)


print(sums([0.1] * 10), sums([1, 0.1, 2, 1e100, 1, -1e100]), sums([2**62, 2**62]), sums([2**64, 0.5]), sums([True, False, True]))
print(sums([Fraction(1, 3), 1]), sums([Decimal('1.1'), 2]), sums([1, 2j]), sums([0.5, Fraction(1, 2), 0.25]), sums([]), sums([-0.0]))
print(sums([float('inf'), -float('inf')]), sums([1e308, 1e308]), sum(x > 1 for x in xs), type(sums([True])), sums([9223372036854775807, True]))


# The builtin, the iterable and the keywords come before the first item.
def items():
    say('begun')
    for i in (2, 1):
        yield say(i, i)


print(sorted((i for i in say('iterable', items())), key=say('key', lambda i: i), reverse=say('reverse', False)))
print(max((i for i in say('iterable', items())), default=say('default', 0)))
print(next((i for i in say('iterable', items())), say('default', 0)))


# Names of the code around, in cells and not; names of its own, also the same ones.
def scopes(a, n):
    k = 2
    x = 'mine'
    found = any((first := v) > 1 for v in a)
    made = list((lambda: (x, k)) for x in a)
    k = 3
    return (sum(a[i] * k for i in range(n)), found, first, x, [f() for f in made], any(any(c == d for c in a) for d in a),
            [sum(i * j for j in range(i)) for i in range(4)], {w: max(len(c) * k for c in w.split()) for w in ['a bb', 'ccc']},
            sum(sum(sum(sum(q for q in range(p)) for p in range(o)) for o in range(n)) for n in range(5)))


print(scopes(xs, 3))


class Grid:
    sizes = [1, 2, 3]
    total = sum(s for s in sizes)

    def __init__(self):
        self.cells = [[1, 0], [0, 1]]

    def trace(self):
        return sum(self.cells[i][i] for i in range(2)), sum(sum(row) for row in self.cells)

    def names(self):
        return sorted(type(self).__name__ + str(__class__.total) for _ in range(1))


print(Grid.total, Grid().trace(), Grid().names())


def generators():
    yield from (sum(x for x in range(n)) for n in range(4))
    try:
        yield max(1 // x for x in [1, 0])
    except ZeroDivisionError as e:
        yield e
    finally:
        yield any(x for x in [0, 0])


print(list(generators()))
for w in ['aba', 'abc']:
    print(w, all(w[i] == w[-1 - i] for i in range(len(w) // 2)), end=' ')
else:
    print(sum(1 for _ in w))


# It goes no further than it has to, and leaves what it did not take.
it = iter(range(10))
print(any(x > 3 for x in it), next(it), all(x < 7 for x in it), list(it))
it = iter('abc')
print(next(c for c in it), next((c for c in it if c == 'b'), None), *it)


# Objects that decide for themselves.
class Odd:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        say('bool')
        return self.v > 1

    def __gt__(self, other):
        say('gt')
        return Odd(self.v - other.v + 1)

    def __radd__(self, other):
        return (other, self.v)

    def __hash__(self):
        return self.v

    def __eq__(self, other):
        say('eq')
        return self.v == other.v

    def __repr__(self):
        return f'Odd({self.v})'


print(any(Odd(v) for v in xs), all(Odd(v) for v in xs), max(Odd(v) for v in xs), sum(Odd(v) for v in [5]), set(Odd(v) for v in [1, 1, 2]))
print(any(Odd(2) > Odd(v) for v in [3, 1]))


# The names mean what they mean when the call is made.
def total(values):
    return sum(v for v in values), any(v for v in values)


print(total(xs))
globals()['sum'] = lambda g: (type(g).__name__, g.__qualname__, *g)
print(total(xs))
del globals()['sum']
builtins.any = lambda g: [*g]
print(total(xs))


def shadowed(sum, values):
    max = print
    max(*[sum(v for v in values)], end=' ')
    return min(v for v in values)


print(shadowed(list, xs))


def min(values):
    return 'mine', *values


print(min(x for x in xs), shadowed(tuple, xs))


# Frames of their own, where anyone looks.
def here(depth=1):
    frame = sys._getframe(depth)
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno


def looked():
    return next(here() for _ in 'a'), ' '.join(str(here(1)) for _ in 'a'), next(
        (next(here(2) for _ in 'b')) for _ in 'c')


print(looked(), *[f.__qualname__ for f in list((lambda: x) for x in xs)[:1]])
