# modes: plain fuel snapshot
# Structures nested far deeper than any stack: made, compared, printed, copied, hashed, freed.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import copy
import json


def deep(n, wrap, start):
    x = start
    for _ in range(n):
        x = wrap(x)
    return x


def guarded(f):
    """RecursionError is allowed, and nothing worse."""
    try:
        f()
        return 'done or refused'
    except RecursionError:
        return 'done or refused'


l = deep(100000, lambda x: [x], [])
t = deep(100000, lambda x: (x,), ())
d = deep(100000, lambda x: {'k': x}, {})
for x in (l, t, d):
    print(guarded(lambda: repr(x)), guarded(lambda: x == x.copy() if x is not t else x == (x[0],)), guarded(lambda: json.dumps(x)), guarded(lambda: copy.deepcopy(x)), len(x))
print(guarded(lambda: hash(t)), guarded(lambda: l < deep(100000, lambda x: [x], [])), guarded(lambda: str(l) + str(t)))


class Node:
    def __init__(self, next):
        self.next = next

    def __repr__(self):
        return f'N({self.next!r})'

    def __eq__(self, other):
        return self.next == other.next

    def __hash__(self):
        return hash(self.next)

    def __len__(self):
        return 1 + len(self.next)

    def __iter__(self):
        yield 1
        yield from self.next

    def __getattr__(self, name):
        return getattr(self.next, name)

    def __contains__(self, x):
        return x in self.next

    def __bool__(self):
        return bool(self.next)

    def __str__(self):
        return f'<{self.next}>'


n = deep(20000, Node, None)
for f in (repr, str, len, list, hash, bool, lambda x: x == x.next, lambda x: x.missing, lambda x: 5 in x, lambda x: f'{x}'):
    print(guarded(lambda: f(n)), end=' ')
print()
g = iter([1])
for _ in range(20000):
    g = (x for x in g)
print(guarded(lambda: list(g)))
f = lambda: 1
for _ in range(20000):
    f = (lambda inner: lambda: inner())(f)
print(guarded(f))
m = [1, 2]
for _ in range(20000):
    m = map(lambda x: x, m)
print(guarded(lambda: list(m)))
e = None
for i in range(5000):
    new = ValueError(i)
    new.__cause__ = e
    e = new
print(guarded(lambda: repr(e)), e.args)
T = object
for i in range(50):
    T = type(f'T{i}', (T,), {})
print(len(T.__mro__), issubclass(T, object), isinstance(T(), T.__mro__[10]))
try:
    json.loads('[' * 100000 + ']' * 100000)
except RecursionError:
    print('refused')
for text in ('(' * 5000 + ')' * 5000, '[' * 5000 + ']' * 5000, '-' * 50000 + '1', 'not ' * 20000 + '1', '1' + '+1' * 50000, 'x' + '.x' * 20000, 'f' + '()' * 20000, 'lambda: ' * 5000 + '1', '1 if 1 else ' * 5000 + '1', '{' * 5000):
    try:
        compile(text, 'deep', 'eval')
        print('compiled or refused')
    except (SyntaxError, RecursionError, MemoryError):
        print('compiled or refused')
a = []
b = []
a.append(b)
b.append(a)
try:
    print(a == b)
except RecursionError:
    print('refused comparison')
a = []
for i in range(10):
    a = [a] * 10
print(len(a), a[0] is a[9])
