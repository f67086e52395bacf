# What sequence, mapping and class patterns take: builtin types, abstract classes, registered ones,
# classes that only have such a name; attributes from everywhere; errors in their order.
import array
import collections
import types
from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass


def kind(value):
    match value:
        case [a, b]:
            return 'two', a, b
        case [*rest]:
            return 'sequence', rest
        case {'a': a, **rest}:
            return 'a', a, rest
        case {}:
            return 'mapping'
        case _:
            return 'neither'


class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return 'xy'[i]


class Derived(Registered):
    pass


print(kind(Derived()), kind(Registered()))
print(Sequence.register(Registered), kind(Derived()), kind(Registered()))


class View(Mapping):
    def __len__(self):
        return 1

    def __iter__(self):
        return iter('a')

    def __getitem__(self, key):
        return key * 2


class Items(MutableSequence):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return [5][i]

    __setitem__ = __delitem__ = insert = None


class Names:
    Sequence = type('Sequence', (Registered.__base__,), {'__len__': lambda self: 0})
    Mapping = type('Mapping', (), {'keys': lambda self: []})
    deque = type('deque', (), {})


class Both(list, Mapping):
    __getitem__ = list.__getitem__


values = [
    View(), Items(), Names.Sequence(), Names.Mapping(), Names.deque(), collections.deque('ab'), array.array('i', [1]),
    collections.UserList([1, 2]), collections.UserDict(a=1), collections.Counter('a'), types.MappingProxyType({'a': 3}),
    range(2), memoryview(b'ab'), b'ab', bytearray(b'ab'), 'ab', {1, 2}, iter([1]), None, 5, 2.5, (1, 2), {'a': 1, 'b': 2},
    {}.keys(), type('L', (list,), {})([1]), type('D', (dict,), {})(a=0), collections.namedtuple('P', 'x y')(1, 2), Both(),
]
for value in values:
    print(type(value).__name__, kind(value))


class Slots:
    __slots__ = ('x', 'y')
    __match_args__ = ('x', 'y')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)


@dataclass
class Point:
    x: int
    y: int = 0

    @property
    def total(self):
        return self.x + self.y

    def method(self):
        return 'called'


class Dynamic:
    __match_args__ = ('x',)

    def __getattr__(self, name):
        print('getattr', name)
        if name == 'x':
            return 'made up'
        raise AttributeError(name)


class Strict(type):
    def __instancecheck__(cls, value):
        print('asked', type(value).__name__)
        return value == 7


class Seven(metaclass=Strict):
    __match_args__ = ('real',)


class Fake:
    __class__ = Point
    x, y = 8, 9


def describe(value):
    match value:
        case Seven(real=n):
            return 'seven', n
        case Slots(1, y):
            return 'slots of 1', y
        case Slots(x=x):
            return 'slots', x
        case Point(0, y=y):
            return 'zero', y
        case Point(x, total=t, method=m) if callable(m):
            return 'point', x, t
        case Point(x, y):
            return 'like a point', x, y
        case Dynamic(x, nothing=_):
            return 'never'
        case Dynamic(x):
            return 'dynamic', x
        case bool(b):
            return 'bool', b
        case int(n) | float(n):
            return 'number', n
        case str(s) if s:
            return 'text', s
        case list(items):
            return 'list', items
        case BaseException(args=[first, *_]):
            return 'exception', first
        case _:
            return 'nothing'


for value in [
    7, Slots(1, 2), Slots(3, 4), Slots(1), Slots(), Point(0, 5), Point(1, 2), Fake(), Dynamic(), True, 4, 1.5, 'a', '', [1],
    ValueError('v', 2), KeyError(), object(), Point,
]:
    print(describe(value))


class Bad:
    __match_args__ = ['x']


class Worse:
    __match_args__ = ('x', 5, 'x')
    x = 1


class Few:
    __match_args__ = ('x',)


def errors(value, cls):
    match value:
        case cls(a):
            return 'one', a
    match value:
        case cls(a, b):
            return 'two', a
    match value:
        case cls(a, x=b):
            return 'named', a


def twice(value, cls):
    match value:
        case cls(a, x=b):
            return a, b


def third(value):
    match value:
        case Worse(a, b, c):
            return a


for check in (
    lambda: errors(Bad(), Bad), lambda: errors(Few(), Few), lambda: errors(object(), object), lambda: third(Worse()),
    lambda: errors(5, int), lambda: errors(5, 5), lambda: twice(Point(1), Point), lambda: errors('x', str),
):
    try:
        print(check())
    except TypeError as e:
        print(e)

# A key that stands twice, a missing one before it; __missing__ is not asked.
key = 'a'


class Keys:
    a, b = 'a', 'b'


def keys(value):
    match value:
        case {Keys.a: x, Keys.b: y, 'a': z}:
            return x, y, z
        case {1: x, 2.5: y, None: z}:
            return x, y, z
        case {'a': x, 'zz': _}:
            return 'never'
        case {'a': x}:
            return x


for value in ({'a': 1}, {1: 1, 2.5: 2, None: 3}, collections.defaultdict(list, a=4), {'a': 1, 'b': 2}, {}):
    try:
        print(keys(value))
    except ValueError as e:
        print(e)
