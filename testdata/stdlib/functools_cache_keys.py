# What calls of cached functions are kept under.
from functools import lru_cache


# Names and values of keywords stand apart from positional arguments, in the order given.
@lru_cache(maxsize=None, typed=True)
def typed_call(*args, **kwargs):
    return len(args), sorted(kwargs)


for call in [lambda: typed_call(1, b=2), lambda: typed_call(1, b=2.0), lambda: typed_call(1.0, b=2), lambda: typed_call(1, 'b', 2),
             lambda: typed_call(a=1, b=2), lambda: typed_call(b=2, a=1), lambda: typed_call(True, b=2), lambda: typed_call(1, b=2)]:
    print(call(), typed_call.cache_info()[:2], end=' ')
print()


@lru_cache
def plain_call(*args, **kwargs):
    return len(args), sorted(kwargs)


for call in [lambda: plain_call(1, b=2), lambda: plain_call(1.0, b=True + 1), lambda: plain_call(1, 'b', 2), lambda: plain_call((1, 2)),
             lambda: plain_call((1.0, 2)), lambda: plain_call(1, 2), lambda: plain_call(a=(1, 'x')), lambda: plain_call(a=(True, 'x')),
             lambda: plain_call((1, (2, 'x'), None)), lambda: plain_call((1, (2, 'x'), None)), lambda: plain_call(*range(20)),
             lambda: plain_call(*range(20)), lambda: plain_call(float('nan')), lambda: plain_call(1, b=2)]:
    print(call(), plain_call.cache_info()[:2], end=' ')
print()
