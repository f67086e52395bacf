# tools: echo fail
# Host calls inside the functions of map, filter, reduce, starmap and their relatives.
import functools
import itertools

print(list(map(echo, [1, 2, 3])), list(map(lambda a, b: echo(a) + echo(b), [1, 2], [10, 20])))
print(list(filter(lambda x: echo(x % 2), range(6))), list(filter(echo, [0, 1, '', 'a'])))
print(functools.reduce(lambda a, b: echo(a + b), [1, 2, 3, 4]), functools.reduce(lambda a, b: echo(a) * b, [2, 3], 10))
print(list(itertools.starmap(lambda a, b: echo(a * b), [(2, 3), (4, 5)])), list(itertools.accumulate([1, 2, 3], lambda a, b: echo(a * 10 + b))))
print(list(itertools.takewhile(lambda x: echo(x < 3), [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: echo(x < 3), [1, 2, 3, 1])), list(itertools.filterfalse(echo, [0, 1, 2])))
print([(k, list(g)) for k, g in itertools.groupby([1, 3, 2, 5], key=lambda x: echo(x % 2))])
print(dict(map(lambda kv: (echo(kv[0]), echo(kv[1])), {'a': 1, 'b': 2}.items())), sum(map(echo, [1, 2])), tuple(map(str, map(echo, [1, 2]))))
m = map(lambda x: echo(x) if x != 2 else fail('ValueError', 'two'), [1, 2, 3])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e)
print(next(m), next(m, 'end'))
lazy = map(echo, iter([1, 2]))
print(next(lazy), [*lazy], list(zip(map(echo, 'ab'), filter(None, map(echo, [1, 2])))))
print(list(map(lambda f: f(5), [echo, lambda x: echo(x) + 1])), set(map(echo, [1, 1, 2])) == {1, 2})


@functools.lru_cache
def cached(x):
    return echo(x) * 2


print(cached(2), cached(2), cached.cache_info().hits, functools.partial(echo, 'partial')(), functools.partial(lambda a, b: echo(a) - echo(b), b=1)(5))
