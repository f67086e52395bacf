# __slots__: storage, errors, inheritance, defaults, conflicts.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(p.x, p.y, hasattr(p, '__dict__'), Point.__slots__, type(Point.x).__name__)
attempt(lambda: setattr(p, 'z', 3))
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, 'x'))
p.x = 10
print(p.x, Point.x.__get__(p), Point.y.__name__)
attempt(lambda: vars(p))


class Point3(Point):
    __slots__ = 'z'


q = Point3(1, 2)
q.z = 3
print(q.x, q.y, q.z, hasattr(q, '__dict__'))
attempt(lambda: setattr(q, 'w', 3))


class Open(Point):
    pass


o = Open(1, 2)
o.extra = 'ok'
print(o.__dict__, o.x, hasattr(o, '__dict__'))


class WithDict:
    __slots__ = ('a', '__dict__')


w = WithDict()
w.a, w.b = 1, 2
print(w.a, w.b, w.__dict__)


class Empty:
    __slots__ = ()


attempt(lambda: setattr(Empty(), 'x', 1))


class Mangled:
    __slots__ = ('__private', 'public')

    def __init__(self):
        self.__private = 'p'

    def get(self):
        return self.__private


m = Mangled()
print(m.get(), m._Mangled__private)
attempt(lambda: m.public)


def conflict():
    class Bad:
        __slots__ = ('a',)
        a = 1


def not_identifier():
    class Bad:
        __slots__ = ('not ok',)


def not_string():
    class Bad:
        __slots__ = (5,)


def two_bases():
    class L:
        __slots__ = ('l',)

    class R:
        __slots__ = ('r',)

    class Both(L, R):
        pass


def int_slots():
    class Bad(int):
        __slots__ = ('a',)


def two_dicts():
    class Bad:
        __slots__ = ('__dict__', '__dict__')


for f in (conflict, not_identifier, not_string, two_bases, int_slots, two_dicts):
    attempt(f)


class Described:
    __slots__ = {'a': 'doc of a', 'b': None}


print(Described.a.__doc__, sorted(Described.__slots__))


class Iterated:
    __slots__ = (n for n in ['g', 'h'])


i = Iterated()
i.g = 1
attempt(lambda: i.h)
attempt(lambda: Point.x.__get__('not a point'))
attempt(lambda: Point.x.__set__(Empty(), 1))
