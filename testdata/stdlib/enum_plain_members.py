# Members whose values are plain are made at once; what the class has in between is seen all the same.
import enum


class Colour(enum.Enum):
    RED = 1
    BLUE = 'x'
    ALIAS = 1
    TRUE = True
    NONE = None
    HALF = 0.5
    PAIR = (1, 2)
    LIST = [1]
    SAME = [1]

    @property
    def upper(self):
        return self.name.upper()


print(list(Colour), list(Colour.__members__), Colour.ALIAS, Colour.TRUE is Colour.RED, Colour.SAME)
print([name for name in vars(Colour) if name[0] != '_'])


class Named(enum.Enum):
    name = 1
    value = 2


print(Named.name, Named.value, Named.name.name, Named.value.value)


class Number(enum.IntEnum):
    real = 4
    numerator = 5
    x = 6


print(Number.real, Number.x.real, Number.x + 1, Number.numerator, Number(5))


class Bits(enum.Flag):
    A = 1
    AB = 3
    B = 2
    ZERO = 0


print(list(Bits), Bits.AB, Bits.ZERO, Bits(3) is Bits.AB, Bits.A | Bits.B)


class Loud:
    def __init__(self, *args):
        print('init', type(self).__name__, args)


class Heard(Loud, enum.Enum):
    A = 1
    B = 2


class Text(str, enum.Enum):
    A = 'a'
    B = 'b'

    def __new__(cls, value):
        self = str.__new__(cls, value)
        self._value_ = value * 2
        return self


print(Text.A == 'a', Text.B.value, repr(Text.A), f'{Text.A}', Text('aa'))


class Watched(enum.Enum):
    def __init_subclass__(cls, **kwargs):
        print('subclass', list(cls.__members__), cls.A.value)


class Seen(Watched):
    A = 1
    B = 2


class Auto(enum.Enum):
    _ignore_ = ['extra']
    extra = 3
    A = enum.auto()
    B = enum.auto()
    _x = 7
    __private = 8


print(list(Auto), Auto._x, hasattr(Auto, 'extra'), Auto._Auto__private)

for body in ('_wrong_ = 1', 'A = 1\n    A = 2', 'mro = 1', 'A = 1\n    def A(self): pass'):
    try:
        exec(f'class Bad(enum.Enum):\n    {body}')
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
