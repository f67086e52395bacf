# Flags that name what they do with unknown bits, and members that stand for others.
import enum
import re
from enum import CONFORM, EJECT, KEEP, STRICT, Enum, Flag, FlagBoundary, IntEnum, IntFlag

print(Flag._boundary_ is STRICT, repr(IntFlag._boundary_), re.RegexFlag._boundary_ is KEEP, list(FlagBoundary))


class F(Flag):
    A = 1
    B = 2
    C = 1
    AB = 3


print(F._boundary_ is STRICT, F.C is F.A, list(F.__members__), list(F), F.C.name, F.AB, F(3) is F.AB)
for boundary in FlagBoundary:
    class G(IntFlag, boundary=boundary):
        X = 1
        Y = 4
    for value in (5, 8, -2):
        try:
            print(boundary.name, value, repr(G(value)), type(G(value)).__name__, ~G.X)
        except ValueError as e:
            print(boundary.name, value, str(e).replace('\n', '|'))
try:
    class H(Flag, boundary='loose'):
        A = 1
    H(8)
except ValueError as e:
    print(e)
print(re.M | re.S, list(re.RegexFlag), list(re.RegexFlag.__members__), re.A is re.RegexFlag['ASCII'])


class I(IntEnum):
    A = 1
    B = True
    C = 1.0
    D = '1'
    E = 2


class W(Enum):
    A = 1
    B = 1.0
    C = True


print(list(I), list(I.__members__), I.D, list(W), list(W.__members__))


class Counted(Enum):
    def __init__(self, value):
        print('made', value)

    A = 1
    B = 1


class Own(int, Enum):
    def __new__(cls, value):
        self = int.__new__(cls, value * 10)
        self._value_ = value
        return self

    A = 1
    B = 1


print(list(Counted.__members__), Own.A, Own.B is Own.A, int(Own.B))
try:
    class Twice(Enum):
        A = 1
        A = 1
except TypeError as e:
    print(e)
print(sorted(m for m in dir(enum) if m in ('STRICT', 'KEEP', 'FlagBoundary')))
