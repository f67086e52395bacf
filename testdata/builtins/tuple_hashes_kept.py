# A tuple knows its hash once it was asked for; what changes how its items hash is seen all the same.
from collections import namedtuple

Point = namedtuple('Point', 'x y')
inner = Point(1, 2)
key = (inner, ('a', 1.5, None), 3)
table = {key: 'found'}
print(hash(key) == hash((Point(1, 2), ('a', 1.5, None), 3)), table[key], table[(inner, ('a', 1.5, None), 3)])
print(hash(inner) == hash((1, 2)), hash(()) == hash(()))


class Pair(tuple):
    pass


pair = Pair((1, 2))
outer = (pair, 'x')
first = hash(outer)
print(first == hash(((1, 2), 'x')), outer in {outer})
Pair.__hash__ = lambda self: 77
print(hash(pair), hash(outer) == first, hash(outer) == hash((77, 'x')))
del Pair.__hash__
print(hash(outer) == first)


class Base(tuple):
    pass


class Derived(Base):
    pass


other = (Derived('ab'),)
before = hash(other)
Base.__hash__ = lambda self: 5
print(hash(other) == before, hash(other) == hash((5,)))


class Odd(tuple):
    def __hash__(self):
        return 9


moved = Pair((3, 4))
holder = (moved, 0)
before = hash(holder)
moved.__class__ = Odd
print(hash(holder) == before, hash(holder) == hash((9, 0)))


class Meta(type):
    pass


class Thing(metaclass=Meta):
    pass


things = (Thing, 1)
before = hash(things)
Meta.__hash__ = lambda cls: 12
print(hash(things) == before, hash(things) == hash((12, 1)))

# What cannot be hashed never can.
bad = (1, [2])
for _ in range(2):
    try:
        hash(bad)
    except TypeError as error:
        print(error)
Pair.__hash__ = None
try:
    hash(outer)
except TypeError as error:
    print(error)
