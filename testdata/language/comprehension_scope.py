# Comprehensions: scope, order of evaluation, nesting, conditions, cells, classes.
x = 'outer'
print([x for x in range(3)], x)
print({x: x * x for x in range(3)}, {x % 2 for x in range(5)} == {0, 1}, x)
print([(x, y) for x in range(3) for y in range(x)])
print([[y * 10 for y in range(x)] for x in range(4)])
print([y for x in [[1, 2], [3]] for y in x])
print([a + b for a, (b, *_) in [(1, (2, 3)), (4, (5,))]])
print([x for x in range(20) if x % 2 if x % 3 == 0])
print([f(3) for f in [lambda n: n + i for i in range(3)]])
print([f() for f in [(lambda j=i: j) for i in range(3)]])
fs = [lambda: (a, b) for a in range(2) for b in range(2)]
print([f() for f in fs])
log = []


def note(v):
    log.append(v)
    return v


{note('k'): note('v') for _ in [0]}
[note(1) for _ in note([1, 2]) if note(True)]
print(log)


def function(n):
    rows = [[n + i * j for j in range(n)] for i in range(n)]
    total = sum(sum(r) for r in rows)
    return rows, total


print(function(3))


class C:
    n = 3
    rows = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as e:
        print(type(e).__name__, e)
    pairs = [(i, j) for i in rows for j in range(2)]


print(C.rows, C.pairs, hasattr(C, 'i'))


def cells():
    n = 10
    fs = [lambda: (n, i) for i in range(2)]
    n = 20
    return [f() for f in fs]


print(cells())


def shadow(x):
    ys = [x for x in [x, x + 1]]
    return x, ys


print(shadow(5))
try:
    [undefined_name for _ in [1]]
except NameError as e:
    print(e)
try:
    [1 / q for q in (1, 0)]
except ZeroDivisionError as e:
    print(e, 'q' in globals())
try:
    [a for a, b in [1]]
except TypeError as e:
    print(e)
try:
    {[]: 1 for _ in [1]}
except TypeError as e:
    print(e)
try:
    {{} for _ in [1]}
except TypeError as e:
    print(e)
print({k: v for k, v in [('a', 1), ('b', 2), ('a', 3)]})
print([[i, j][0] for i in 'ab' for j in 'cd' if j != 'c'])
print([i if i else 'zero' for i in range(3)], [not i for i in range(2)])
print([*(i for i in range(3)), *[j for j in 'xy']])
print([locals_ for locals_ in sorted(k for k in {'p': 1, 'q': 2})])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
target = {}
[target.setdefault(len(w), []).append(w) for w in 'a bb cc d'.split()]
print(target)
it = iter(range(6))
print([(i, next(it)) for i in it])
print([x for x in [x for x in [x for x in range(3)]]], x)

