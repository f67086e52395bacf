# Native functions do not count against the limit of recursion.
import functools


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def summed(n):
    return n if n == 0 else sum(summed(n - 1) for _ in range(1))


def sorting(n):
    return 0 if n == 0 else sorted([1], key=lambda _: sorting(n - 1))[0]


def mapping(n):
    return 0 if n == 0 else max(map(lambda _: 1 + mapping(n - 1), [0]))


def endless(n):
    return max(map(endless, [n + 1]))


print(fib(450), summed(300), sorting(150), mapping(200))
for f in (endless, lambda n: f(n + 1), lambda n: sorted([1], key=lambda _: f(n))):
    try:
        f(0)
    except RecursionError as e:
        print(str(e)[:32])
