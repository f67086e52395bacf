from functools import lru_cache, cache, partial, reduce
@lru_cache(maxsize=None)
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)
@lru_cache(maxsize=128)
def g(a, b=1):
    return a * b
n = 0
for i in range(400000):
    n += f(i % 80) % 7
    n += g(i % 200)
add = partial(lambda a, b: a + b, 3)
for i in range(300000):
    n += add(i)
print(n, g.cache_info(), reduce(lambda a, b: a + b, range(100000)))
