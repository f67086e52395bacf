# `sum` over what Python code gives: ints, bools, floats with their lost digits, and what only `+` knows.
import math
from fractions import Fraction


def given(*items):
    yield from items


print(sum(given()), sum(given(), 5), sum(given(True, False, 2)), type(sum(given(True))).__name__)
print(sum(given(2**62, 2**62, 2**62)), sum(given(1, 2**70, -1)))
print(sum(given(0.1, 0.2, 0.3)), sum(given(*[0.1] * 10)), sum(given(1, 0.1, 0.2, 3)))
print(sum(given(0.1, True, 2, 0.2)), sum(given(1e16, 1.0, -1e16)), sum(given(1e308, 1e308, -1e308)))
print(sum(given(0.5, float('inf'), 1)), math.isnan(sum(given(float('inf'), float('-inf')))))
print(sum(given(1, 0.5, Fraction(1, 4), 0.25)), sum(given(Fraction(1, 2), 1, Fraction(1, 3))))
print(sum(given(0.1, 0.2, 1j, 0.3)), sum(given(1, 2j, 3)), sum(given(2**70, 0.5)), sum(given(0.1, 2**70)))
print(sum(given([1], [2]), []), sum(given((1,), (2,)), ()), sum(given(1, 2), 0.5), sum(given(1, 2), True))
for items in [(1, 'a'), (1.5, 'a'), ('a',), (None,), (1, 2.0, [])]:
    try:
        print(sum(given(*items)))
    except TypeError as e:
        print(items, e)


class Meters:
    def __init__(self, n):
        self.n = n

    def __radd__(self, other):
        return Meters(other + self.n)

    def __add__(self, other):
        return Meters(self.n + other.n)


print(sum(given(Meters(1), Meters(2))).n, sum(given(1, Meters(2), Meters(3))).n, sum(given(0.5, Meters(2))).n)
