import inspect
def f(a, /, b, *, k, d=1): pass
for args, kw in (((), {}), ((1,), {}), ((1, 2), {}), ((1,2,3), {}), ((1,2), {'z':1}), ((1,2),{'b':3,'k':1}), ((), {'a':1}), ((1,),{'b':2}), ((1,2),{'k':1,'q':2})):
    try: print(inspect.signature(f).bind(*args, **kw))
    except TypeError as e: print(e)
    try: print(inspect.signature(f).bind_partial(*args, **kw))
    except TypeError as e: print(e)
for o in ([].append, "".split, str.split, dict.get, {}.get, [].sort, len, sorted, print, dict.fromkeys, int.from_bytes, "".join, b"".decode, [].index, sum, isinstance, repr):
    try: print(o.__name__, inspect.signature(o))
    except Exception as e: print(o.__name__, type(e).__name__, e)
from dataclasses import dataclass, InitVar
@dataclass
class D:
    x: int
    w: InitVar[int] = 0
    def __post_init__(self, w): self.y = w
print(inspect.signature(D), D.__init__.__annotations__, D(1, 2), D(1,2).y)
class M:
    def m(self, a, b=2): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(y): pass
for o in (M.m, M().m, M.c, M.s, M):
    print(inspect.signature(o))
import functools
print(inspect.signature(functools.partial(f, 1, k=3)))
def g(*args: int, **kw: str) -> None: pass
print(inspect.signature(g), inspect.signature(lambda x, *, y=1: 0))
try: inspect.signature(1)
except TypeError as e: print(e)
print(D.__doc__)
