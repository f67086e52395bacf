# itertools.count, cycle, repeat; functools: reduce, partial, lru_cache, wraps, cmp_to_key, singledispatch.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import functools
import itertools as it

c = it.count(5, 2)
print(next(c), next(c), c, list(it.islice(it.count(), 3)), list(it.islice(it.count(1.5, 0.5), 3)), list(it.islice(it.count(10, -3), 3)), it.count(), it.count(2**63 - 1), list(it.islice(it.count(2**63 - 1), 2)))
print(list(it.islice(it.cycle('ab'), 5)), list(it.cycle([])), list(it.repeat('x', 3)), list(it.repeat(1, 0)), it.repeat(5), it.repeat(5, 2), list(it.islice(it.repeat(None), 2)), list(map(pow, range(4), it.repeat(2))), list(zip('ab', it.count(1))))
attempt(it.count, 'a')
attempt(it.cycle, 5)
attempt(it.repeat)
attempt(it.repeat, 1, 'x')
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.reduce(lambda a, b: f'({a}{b})', 'abc'), functools.reduce(max, [3, 9, 2], 5), functools.reduce(lambda a, b: 1, [], 'initial'))
attempt(functools.reduce, lambda a, b: a, [])
attempt(functools.reduce, lambda a, b: a, 5)
attempt(functools.reduce, lambda a: a, [1, 2])


def f(a, b=2, *args, k=0, **kw):
    """Doc of f."""
    return a, b, args, k, kw


p = functools.partial(f, 1, k=5)
print(p(), p(3, 4, z=6), p(k=7), p.func is f, p.args, p.keywords, functools.partial(p, 9)(), functools.partial(int, base=2)('101'), list(map(functools.partial(pow, 2), range(4))))
attempt(functools.partial)
attempt(functools.partial, 5)
attempt(functools.partial(lambda: 1), 2)
calls = []


@functools.lru_cache(maxsize=2)
def square(x, scale=1):
    calls.append(x)
    return x * x * scale


print(square(2), square(2), square(3), square(4), square(2), calls, square.cache_info(), square.cache_clear(), square.cache_info(), square.__name__, square.__wrapped__(5), square.cache_parameters())
print(square(2.0), square(2), square(x=2), square(2, scale=1), square.cache_info().misses)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())
attempt(square, [])
typed = functools.lru_cache(typed=True)(lambda x: type(x).__name__)
print(typed(1), typed(1.0), typed.cache_info().currsize)


def deco(g):
    @functools.wraps(g)
    def wrapper(*a, **k):
        """wrapper doc"""
        return g(*a, **k)

    return wrapper


w = deco(f)
print(w.__name__, w.__doc__, w.__wrapped__ is f, w(1), w.__qualname__)


@functools.total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n


print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2))
attempt(functools.total_ordering, type('N', (), {}))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.singledispatch
def show(x, *rest):
    return f'object {x}'


@show.register
def _(x: int):
    return f'int {x}'


@show.register(list)
def _(x, depth=0):
    return f'list of {[show(i) for i in x]}'


@show.register(type(None))
def show_none(x):
    return 'nothing'


print(show(1), show(True), show([1, 'a', [None]]), show('s'), show.dispatch(bool) is show.dispatch(int), show.registry[list]([]), show_none(None))
attempt(show)


class Page:
    def __init__(self):
        self.loads = 0

    @functools.cached_property
    def text(self):
        self.loads += 1
        return f'loaded {self.loads}'


    def scale(self, by, unit):
        return by, unit

    double = functools.partialmethod(scale, 2)

    @functools.singledispatchmethod
    def kind(self, x):
        return 'other'

    @kind.register
    def _(self, x: int):
        return 'int'


page = Page()
print(page.text, page.text, page.loads, vars(page), page.double('m'), page.kind(1), page.kind('a'))
del page.text
print(page.text)
