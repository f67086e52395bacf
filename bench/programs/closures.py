# Closures, lambdas, decorators, partial application, default and keyword arguments.
import functools


def counter(start=0, *, step=1):
    value = start

    def advance(by=1):
        nonlocal value
        value += step * by
        return value

    return advance


def traced(f):
    calls = 0

    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return f(*args, **kwargs)

    wrapper.calls = lambda: calls
    return wrapper


@traced
def scale(x, factor=2, offset=0):
    return x * factor + offset


def main(n):
    advance, double = counter(step=3), functools.partial(scale, factor=4)
    adders = [lambda x, n=n: x + n for n in range(8)]
    total = 0
    for i in range(n):
        total += advance() + advance(by=2)
        total += adders[i & 7](i)
        if i % 4 == 0:
            total += scale(i, offset=1) + double(i)
    return total, scale.calls()


print(*main(300_000))
