# Cached functions and partial objects.
from functools import *
@lru_cache(maxsize=2)
def f(a, b=1): print('call', a, b); return a + b
print(f(1), f(1), f(2), f(3), f(1), f(1, b=2), f(1, b=2), f.cache_info(), f.__name__, f.__wrapped__.__name__, f.cache_parameters())
f.cache_clear(); print(f.cache_info())
class A:
    @lru_cache(maxsize=None)
    def m(self, x): print('m', x); return x
    @cache
    def n(self): return self
    @cached_property
    def z(self): return 3
a = A(); print(a.m(1), a.m(1), A.m.cache_info(), a.n() is a, a.z, a.__dict__)
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(150), fib.cache_info())
class K:
    def __init__(s, v): s.v = v
    def __hash__(s): return 1
    def __eq__(s, o): return s.v == o.v
@lru_cache
def g(k): print('g', k.v); return k.v
print(g(K(1)), g(K(1)), g(K(2)), g.cache_info())
@lru_cache(typed=True)
def h(x): return type(x)
print(h(1), h(1.0), h(True), h.cache_info())
for bad in (lambda: f([]), lambda: f(), lambda: lru_cache('a'), lambda: lru_cache(1.5)(f), lambda: cache(3), lambda: f(c=1), lambda: partial(), lambda: partial(3), lambda: partial(int, 'x')(base=3)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
p = partial(int, base=2); print(p('101'), p('12', base=3), partial(print, 1, sep='-')(2, end='!\n'), partial(p, '11')(), p.func, p.args, p.keywords)
class S:
    @lru_cache
    def f(self): return 1
    @staticmethod
    @cache
    def s(x): return x
    @classmethod
    @cache
    def c(cls): return cls
print(S().f(), S.s(4), S().s(5), S.c(), type(f).__name__)
import copy, inspect
print(copy.copy(f) is f, copy.deepcopy(f) is f, inspect.signature(f), type(f).__name__, callable(f), inspect.isfunction(f), inspect.ismethod(S().f))
@lru_cache(maxsize=0)
def zero(x): return x
print(zero(1), zero(1), zero.cache_info())
@lru_cache(maxsize=3)
def boom(x):
    if x: raise ValueError(x)
    return 0
for i in (1, 1, 0, 0):
    try: print(boom(i))
    except ValueError as e: print('err', e)
print(boom.cache_info())
