# Enumerations whose members are data of builtin types: what they show and how they are made.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum


class Number(int, Enum):
    ONE = 1
    TWO = '0x2', 16


class Text(str, Enum):
    A = 'a'
    B = b'b', 'ascii'


class Real(float, Enum):
    HALF = 0.5


class Raw(bytes, Enum):
    X = b'x'


class Pair(tuple, Enum):
    P = (1, 2)


class Small(int):
    def __repr__(self):
        return f'Small({int(self)})'


class Own(Small, Enum):
    S = 3


class Kept(int, Flag):
    R = 4
    W = 2


class Plain(IntFlag):
    R = 4
    W = 2


for member in [*Number, *Text, *Real, *Raw, *Pair, *Own, *Kept, *Plain, Kept.R | Kept.W, Plain.R | Plain.W, Plain(9)]:
    print(repr(member), str(member), f'{member}', member.value, type(member).__mro__[1].__name__, member._member_type_)
print(Number.TWO + 1, Text.A + 'z', Real.HALF * 4, Raw.X + b'y', Pair.P + (3,), Own.S * 2, Plain.R + 1)
try:
    class Two(int, str, Enum):
        A = 1
except TypeError as e:
    print(type(e).__name__, e)
print(IntEnum('Made', 'A B').B, StrEnum('Other', ['x', 'y']).y)
