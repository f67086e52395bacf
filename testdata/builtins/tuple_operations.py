# tuple: construction, indexing, methods, comparison, hash, text, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


t = (1, 'a', 2.5, 1)
print(t[0], t[-1], t[1:3], t[::-1], t.count(1), t.index('a'), len(t), 'a' in t, t + (3,), t * 2, 0 * t, t == (1, 'a', 2.5, 1))
print((), (1,), (1, 2), ((),), ((1,), [2]), tuple(), tuple('ab'), tuple([1, 2]), tuple({'k': 1}), tuple(x for x in range(2)), tuple(t) is t)
attempt(lambda: t[4])
attempt(lambda: t[-5])
attempt(lambda: t['x'])
attempt(lambda: t[1.0])
attempt(lambda: t[::0])
attempt(lambda: t.index(9))
attempt(lambda: t.index('a', 2))
attempt(lambda: t.index(1, 1, -1))
attempt(lambda: t.index())
attempt(lambda: t.count())
attempt(lambda: t + [1])
attempt(lambda: t + 1)
attempt(lambda: t * 1.5)
attempt(lambda: t * t)
attempt(lambda: t - t)
attempt(lambda: t())
attempt(lambda: t.append(1))
attempt(lambda: t.__setitem__(0, 1))
attempt(tuple, 5)
attempt(tuple, 1, 2)
attempt(tuple, x=1)
attempt(hash, ([],))
attempt(lambda: (1,) < [1])
attempt(lambda: (1, 'a') < (1, 2))


def store():
    t[0] = 5


def delete():
    del t[0]


attempt(store)
attempt(delete)
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (0,), (2,) > (1, 9), (1, 2) <= (1, 2), (1, (2, 3)) < (1, (2, 4)), (1.0, True) == (1, 1), (1,) != (1,))
print(hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), {(1, 2): 'x'}[(1, 2)], (1, 2) in {(1, 2), 3}, hash((1, 2)) != hash((2, 1)), {(): 'empty'}[()], hash((1, 2.0)) == hash((1.0, 2)))
a, (b, c), *d = 1, (2, 3), 4, 5
print(a, b, c, d)
x = 1,
print(x, type(x).__name__, (1), type((1)).__name__)
u = (1, 2)
u += (3,)
print(u, (1, 2) * 3, max((1, 3, 2)), sum((1, 2)), sorted((3, 1)), list(reversed((1, 2, 3))), tuple(zip('ab', (1, 2))), tuple(enumerate('x')))
r = ([],)
r[0].append(r)
print(r)
print(repr(('a',)), str((None, True, 1j)), f'{(1, 2)}', '%s|%s' % (1, 2), '%s' % ((1, 2),))


def many():
    return 1, 'two', [3]


p, q, s = many()
print(p, q, s, many()[1], len(many()), *many())
print((1, 2).__contains__(1), (1, 2).__add__((3,)), (1,).__mul__(2), (1, 2).__eq__([1, 2]), (1, 2).__len__(), (1, 2).__iter__().__next__(), (1, 2).__getnewargs__())
from collections import namedtuple

P = namedtuple('P', 'x y', defaults=[5])
p = P(1)
print(p, p.x, p.y, p[0], p == (1, 5), p._replace(x=9), p._asdict(), P._fields, P._make([7, 8]), isinstance(p, tuple), hash(p) == hash((1, 5)), P._field_defaults)
attempt(P)
attempt(P, 1, 2, 3)
attempt(P, 1, z=3)
attempt(p._replace, z=1)
attempt(setattr, p, 'x', 5)
attempt(namedtuple, 'Q', 'a a')
attempt(namedtuple, 'Q', 'def x')
attempt(namedtuple, 'Q', '_a')
attempt(namedtuple, '1Q', 'a')
print(namedtuple('R', 'a def a', rename=True)._fields, P.__doc__, P.x.__doc__)
