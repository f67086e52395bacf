# Calls with many keywords: those of a partial object stand first, with the values of the call over them.
import functools
d={str(i): i for i in range(60000)}
p=functools.partial(dict, a=1, b=2, **d)
print(list(p(b=3, c=4).items())[:3], len(p(zz=1)))
@functools.lru_cache
def f(**k): return len(k)
print(f(**d), f(**d), f.cache_info())
