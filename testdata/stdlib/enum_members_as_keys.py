# Members of enumerations as keys of dicts and sets.
from enum import Enum, IntEnum, StrEnum, Flag, auto
class C(Enum):
    A=1
    B=2
class S(str, Enum):
    X='x'
class I(IntEnum):
    P=1
class T(StrEnum):
    Q='q'
class F(Flag):
    M=auto()
    N=auto()
print({C.A:1, C.B:2}[C.B], C.A in {C.A}, {S.X:1}, {S.X:1}.get('x'), len({F.M|F.N, F.M, F.N|F.M}), {I.P: 3}[1])
class E2(Enum):
    A=1
    def __hash__(self): return 5
    def __eq__(self, o): return self is o
print(hash(E2.A), {E2.A: 1}[E2.A])
class K:
    def __init__(self,x): self.x=x
    def __eq__(self,o): return isinstance(o,K) and self.x==o.x
    def __hash__(self): return hash(self.x)
d={K(i):i for i in range(5)}
print([d[K(i)] for i in range(5)], K(3) in d, K(9) in d, d.get(K(2)), d.get(K(7),'no'), {K(1),K(1)}.__len__())
try: d[K(8)]
except KeyError as e: print('KeyError')
print(K(1) in {K(1)}, C.A in [C.A])
try: hash(C)
except TypeError as e: print(e)
