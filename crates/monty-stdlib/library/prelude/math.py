# Stands in for the functions of `math` where items bring their own arithmetic or conversion.


def math_fsum(items):
    from math import fsum
    return fsum([float(x) for x in items])


def math_dist(p, q):
    from math import dist
    return dist([float(x) for x in p], [float(x) for x in q])


def math_prod(items, start):
    for x in items:
        start = start * x
    return start


def math_sumprod(total, p, q):
    for x, y in zip(p, q):
        total = total + x * y
    return total
