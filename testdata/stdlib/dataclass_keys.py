from dataclasses import dataclass, field
import enum, datetime
@dataclass(frozen=True, order=True)
class K:
    a: str
    b: int
@dataclass(frozen=True)
class N:
    k: K
    t: tuple = ()
    e: object = None
@dataclass
class M:
    x: int
    y: list = field(default_factory=list)
class C(enum.Enum):
    R = 1
d = {}
for i in range(10):
    d[K('a', i % 3)] = i
print(d, K('a', 1) == K('a', 1), K('a', 1) != K('a', 2), K('a', 1) == 5, K('a', 1) < K('b', 0), hash(K('a', 1)) == hash(('a', 1)))
print(sorted([K('b', 1), K('a', 5), K('a', 2)]), max(d), min(d))
s = {N(K('a', 1), (1, 2), C.R), N(K('a', 1), (1, 2), C.R), N(K('a', 1), (K('z', 1),), datetime.date(2020, 1, 1))}
print(len(s), N(K('a', 1), (1, 2), C.R) in s, N(K('a', 1), (K('z', 1),), datetime.date(2020, 1, 1)) in s)
print(M(1) == M(1), M(1) == M(2), M(1, [1]) == M(1, [1]), M(1) in [M(2), M(1)], [M(2), M(1)].index(M(1)))
try:
    hash(M(1))
except TypeError as e:
    print(e)
try:
    hash(N(K('a', 1), ([],)))
except TypeError as e:
    print(e)
try:
    K('a', 1) < 3
except TypeError as e:
    print(e)
try:
    K('a', 1) < K(1, 'a')
except TypeError as e:
    print(e)
class S(K):
    pass
print(S('a', 1) == K('a', 1), S('a', 1) == S('a', 1), hash(S('a', 1)) == hash(K('a', 1)))
n = None
@dataclass(frozen=True)
class L:
    v: int
    n: object = None
for i in range(100): n = L(i, n)
m = None
for i in range(100): m = L(i, m)
