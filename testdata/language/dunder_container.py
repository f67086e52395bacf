# Container protocol of guest classes: len, items, contains, iteration, reversal, truth.


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Seq:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, k):
        if isinstance(k, slice):
            return f'slice {k.start} {k.stop} {k.step}'
        return self.items[k]

    def __setitem__(self, k, v):
        self.items[k] = v

    def __delitem__(self, k):
        del self.items[k]


s = Seq('a', 'b', 'c')
print(len(s), s[0], s[-1], s[1:2], s[::2], s[:], list(s), 'b' in s, 'z' in s, bool(Seq()), list(reversed(s)))
s[0] = 'A'
del s[1]
print(s.items, [*s], max(s), sorted(s), tuple(s), dict(enumerate(s)), list(zip(s, s)))
attempt(lambda: s[10])


class Keys:
    def __getitem__(self, k):
        return ('key', k)


k = Keys()
print(k[1, 2], k[...], k[1:2, ::3], k[None], k['x'], k[()], k[(1,)], k[*[1, 2]])


class Missing(dict):
    def __missing__(self, key):
        return f'missing {key}'


m = Missing(a=1)
print(m['a'], m['b'], m.get('b'), 'b' in m, len(m))


class Container:
    def __contains__(self, x):
        return x


c = Container()
print(5 in c, 0 in c, [] not in c, 'x' in c)


class IterOnly:
    def __iter__(self):
        yield from 'xyz'


print('y' in IterOnly(), 'q' in IterOnly(), list(IterOnly()), dict(zip(IterOnly(), IterOnly())))
attempt(reversed, IterOnly())
attempt(len, IterOnly())


class Rev:
    def __reversed__(self):
        return iter([3, 2, 1])


print(list(reversed(Rev())))


class NotIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


attempt(iter, NotIter())
attempt(lambda: 1 in NotIter())


class NoContains:
    __contains__ = None

    def __iter__(self):
        return iter([1])


attempt(lambda: 1 in NoContains())
attempt(reversed, type('R', (), {'__reversed__': None, '__len__': lambda s: 1, '__getitem__': lambda s, i: i})())


def with_len(v):
    return type('L', (), {'__len__': lambda self: v})()


for v in (3, 0, True, -1, 2**70, 'x', None, 1.5):
    attempt(len, with_len(v))
    attempt(bool, with_len(v))


def with_bool(v):
    return type('B', (), {'__bool__': lambda self: v})()


for v in (True, False, 1, None, 'x'):
    attempt(bool, with_bool(v))
attempt(lambda: 1 if with_bool(0) else 2)
attempt(lambda: not with_bool(None))
attempt(lambda: with_bool(5) and 1)


class BadIter:
    def __iter__(self):
        return 5


class NextOnly:
    def __next__(self):
        return 1


attempt(iter, BadIter())
attempt(list, BadIter())
attempt(next, BadIter())
attempt(iter, NextOnly())
attempt(next, NextOnly())


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


l = list(range(5))
print(l[Index(2)], l[Index(1) : Index(3)], 'abc'[Index(-1)], (1, 2)[Index(0)], bytes(Index(2)), range(Index(3)), hex(Index(255)))
attempt(lambda: l[Index('x')])
attempt(lambda: l[Index(10)])
attempt(lambda: l[NextOnly()])
attempt(lambda: 'abc'[1.0])
attempt(lambda: (1,)['a'])
l[Index(0)] = 'zero'
print(l, [0] * Index(2))


class Hint:
    def __init__(self, h):
        self.h = h

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return self.h


import operator

attempt(list, Hint(5))
attempt(list, Hint(NotImplemented))
attempt(list, Hint(-1))
attempt(list, Hint('x'))
attempt(operator.length_hint, Hint(7))
