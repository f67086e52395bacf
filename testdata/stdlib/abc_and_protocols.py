# abc: abstract methods and classes, registration, collections.abc.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import collections.abc as cabc
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Area."""

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self):
        return f'{self.name}: {self.area()}'


class Square(Shape):
    def __init__(self, s=2):
        self.s = s

    def area(self):
        return self.s**2

    name = 'square'

    @classmethod
    def make(cls):
        return cls(3)


class Partial(Shape):
    def area(self):
        return super().area()


class OneLeft(Partial):
    name = 'x'


attempt(Shape)
attempt(Partial)
attempt(OneLeft)
print(Square().describe(), Square.make().area(), isinstance(Square(), Shape), sorted(Partial.__abstractmethods__), Shape.area.__isabstractmethod__, type(Shape).__name__, Square.__abstractmethods__)


@Shape.register
class Foreign:
    pass


print(isinstance(Foreign(), Shape), issubclass(Foreign, Shape), Shape in Foreign.__mro__)
attempt(Shape.register, 5)


class HasLen(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is HasLen:
            return any('__len__' in k.__dict__ for k in C.__mro__) or NotImplemented
        return NotImplemented


print(issubclass(list, HasLen), isinstance('x', HasLen), isinstance(5, HasLen))
for value in ([], (), {}, set(), 'a', b'', 5, range(3), iter([]), (x for x in []), len, {}.keys(), {}.items(), frozenset(), bytearray(), None):
    print(type(value).__name__, [n for n in ('Iterable', 'Iterator', 'Generator', 'Sized', 'Container', 'Collection', 'Sequence', 'MutableSequence', 'Set', 'MutableSet', 'Mapping', 'MutableMapping', 'Hashable', 'Callable', 'Reversible', 'KeysView') if isinstance(value, getattr(cabc, n))])


class MySeq(cabc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


class MyMap(cabc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


class MySet(cabc.Set):
    def __init__(self, items):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


s = MySeq(1, 2, 3, 2)
print(2 in s, s.index(3), s.count(2), list(reversed(s)), list(s), isinstance(s, cabc.Iterable))
attempt(s.index, 9)
m = MyMap()
m['a'] = 1
m.update(b=2)
print(dict(m), m.get('z', 0), m.pop('a'), m.setdefault('c', 3), list(m.items()), 'b' in m, m == {'b': 2, 'c': 3}, m.popitem(), len(m), list(m.keys()), list(m.values()))
attempt(m.pop, 'zz')
attempt(lambda: m['zz'])
a, b = MySet([1, 2]), MySet([2, 3])
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= b, a.isdisjoint([9]), a == {1, 2}, type(a | b).__name__)


class Incomplete(cabc.MutableSequence):
    def __len__(self):
        return 0


attempt(Incomplete)
attempt(cabc.Iterable)


class Gen(cabc.Iterator):
    def __next__(self):
        raise StopIteration


print(list(Gen()), isinstance(lambda: 0, cabc.Callable), issubclass(dict, cabc.Mapping), cabc.Mapping.__abstractmethods__ == {'__getitem__', '__iter__', '__len__'}, issubclass(int, cabc.Hashable), issubclass(list, cabc.Hashable))
