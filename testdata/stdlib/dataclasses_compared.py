# How dataclasses compare: by their fields one after the other, with what the fields' types say.
from dataclasses import dataclass, field


@dataclass(order=True)
class P:
    x: object
    y: object = 0


nan = float('nan')


class Told:
    def __init__(self, name, equal=True):
        self.name, self.equal = name, equal

    def __eq__(self, other):
        print(f'{self.name}=={getattr(other, "name", other)}', end=' ')
        return self.equal

    def __lt__(self, other):
        print(f'{self.name}<{getattr(other, "name", other)}', end=' ')
        return NotImplemented


def tell(what):
    try:
        return what()
    except Exception as e:
        return f'{type(e).__name__}: {e}'


PAIRS = [(P(1, 2), P(1, 2)), (P(1, 2), P(1, 3)), (P(2, 2), P(1, 3)), (P('a'), P('b')), (P(1.5), P(2)), (P(nan), P(nan)),
         (P((1, 2)), P((1, 3))), (P([1]), P([1])), (P(1), P('a')), (P(1, 'a'), P(2, 1)), (P(None), P(None, 1)), (P(True), P(1)),
         (P(Told('a')), P(Told('b'))), (P(1 << 70), P(1 << 70, 1)), (P(b'a'), P(b'b'))]
for a, b in PAIRS:
    print([tell(lambda: f(a, b)) for f in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a <= b,
                                           lambda a, b: a > b, lambda a, b: a >= b)])
same = P(nan)
print(same == same, same < same, same <= same)
print(P(1) == 1, P(1) != None, P(1).__eq__(1), P(1).__lt__((1, 0)), tell(lambda: P(1) < 1))


class Q(P):
    pass


print(P(1) == Q(1), Q(1) == Q(1), Q(1) < Q(2), tell(lambda: P(1) < Q(2)), P(1).__eq__(Q(1)))


@dataclass(order=True)
class Liar:
    x: int

    @property
    def __class__(self):
        return int


print(Liar(1) == Liar(1), Liar(1) == P(1), Liar(1) < Liar(2), tell(lambda: Liar(1).__eq__(5)))


@dataclass(order=True, slots=True)
class Slotted:
    x: int
    y: str = 'a'


print(Slotted(1) == Slotted(1), Slotted(1, 'b') > Slotted(1), Slotted(2) <= Slotted(1, 'z'))


@dataclass(order=True)
class Some:
    a: int = field(compare=False)
    b: int = 0
    c: list = field(default_factory=list)


print(Some(1) == Some(2), Some(1, 1) < Some(0, 2), Some(1, c=[1]) < Some(1, c=[2]))
a, b = P(1, 2), P(1, 2)
a.extra = 1
print(a == b, b == a)
a.__dict__.clear()
print(tell(lambda: a == b), tell(lambda: b < a))
a.__dict__.update(y=2, x=1)
print(a == b, a < b, a <= b)
del b.y
print(a == b, a > b)
P.x = property(lambda self: 7)
print(P.__eq__(a, b), tell(lambda: a < b))
del P.x


@dataclass
class Watched:
    x: int

    def __getattribute__(self, name):
        if name == 'x':
            print('x asked', end=' ')
        return object.__getattribute__(self, name)


print(Watched(1) == Watched(1), Watched(1) == Watched(2))
print(sorted([P(3), P(1, 5), P(2), P(1, 4)]), max(P(1), P(1, 1)), P(1) in [P(0), P(1)])
