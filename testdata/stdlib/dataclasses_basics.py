# dataclasses: fields, defaults, order, frozen, eq, repr, inheritance, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Item:
    """An item."""

    name: str
    price: float = 1.0
    tags: list[str] = field(default_factory=list)
    secret: str = field(default='s', repr=False)
    kind: ClassVar[str] = 'class var'

    def total(self, n):
        return self.price * n


i = Item('a')
j = Item('b', 2.5, ['x'], secret='z')
print(i, j, i == Item('a'), i != j, i == 'a', j.total(2), Item.price, Item.kind, i.tags is Item('a').tags, Item.__doc__)
i.tags.append('t')
i.extra = 1
print(i, vars(i), [f.name for f in fields(i)], fields(Item)[1].default, fields(Item)[0].type, is_dataclass(i), is_dataclass(Item), is_dataclass(5))
attempt(Item)
attempt(Item, 'a', 1, [], 's', 'extra')
attempt(Item, nope=1)
attempt(lambda: i < j)
attempt(hash, i)
print(asdict(j), astuple(j), replace(j, name='c'), j.__match_args__)
attempt(replace, j, nope=1)
attempt(asdict, 5)
attempt(asdict, Item)
attempt(fields, 5)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default='', compare=False)


a, b = Version(1, 2, 'x'), Version(1, 10)
print(a < b, sorted([b, a]), a == Version(1, 2, 'other'), hash(a) == hash(Version(1, 2)), {a: 1}[Version(1, 2)], max(a, b), a <= a)
attempt(setattr, a, 'major', 5)
attempt(setattr, a, 'new', 5)
attempt(delattr, a, 'major')
attempt(lambda: a < (1, 2))
print(issubclass(FrozenInstanceError, AttributeError))


@dataclass
class Base:
    x: int
    y: int = 2


@dataclass
class Derived(Base):
    z: int = 3
    x: int = 10

    def __post_init__(self):
        self.sum = self.x + self.y + self.z


d = Derived()
print(d, d.sum, Derived(1, 2, 3), Derived(1) == Base(1), [f.name for f in fields(Derived)], Derived.__mro__[1].__name__)


@dataclass
class WithInit:
    scale: InitVar[int]
    value: int = field(init=False)
    _: KW_ONLY
    flag: bool = False

    def __post_init__(self, scale):
        self.value = scale * 2


print(WithInit(5), WithInit(5, flag=True))
attempt(WithInit, 5, True)
attempt(WithInit)


@dataclass(eq=False, repr=False)
class Plain:
    x: int


print(Plain(1) == Plain(1), repr(Plain(1)).startswith('<__main__.Plain object'), hash(Plain(1)) is not None)


@dataclass(slots=True, kw_only=True)
class Slotted:
    a: int
    b: int = 2


s = Slotted(a=1)
print(s, hasattr(s, '__dict__'), Slotted.__slots__)
attempt(setattr, s, 'c', 1)
attempt(Slotted, 1)


@dataclass
class Node:
    value: int
    next: 'Node | None' = None


n = Node(1, Node(2))
n.next.next = n
print(n)
m = Node(1, Node(2))
print(asdict(m), astuple(m))


def bad_order():
    @dataclass
    class Bad:
        a: int = 1
        b: int


def mutable():
    @dataclass
    class Bad:
        a: list = []


def both():
    field(default=1, default_factory=list)


def frozen_mix():
    @dataclass
    class Bad(Version):
        z: int = 0


def own_order():
    @dataclass(order=True)
    class Bad:
        a: int

        def __lt__(self, o):
            return True


for f in (bad_order, mutable, both, frozen_mix, own_order):
    attempt(f)


@dataclass
class Custom:
    a: int
    b: int = field(default=0, metadata={'unit': 'm'})

    def __repr__(self):
        return f'C<{self.a}>'

    def __eq__(self, other):
        return True


print(Custom(1), Custom(1) == Custom(2), fields(Custom)[1].metadata['unit'], fields(Custom)[0].name)
P = make_dataclass('P', ['x', ('y', int), ('z', int, field(default=5))])
print(P(1, 2), P.__name__, asdict(P(1, 2)))
match P(1, 2):
    case P(x, y, z=5):
        print('matched', x, y)
print(asdict(Item('n', tags=[1, (2, {'k': 3})])), asdict(m, dict_factory=list))
