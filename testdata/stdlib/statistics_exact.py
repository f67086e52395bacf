# Sums are exact whatever the sizes, and of the type of the data.
import statistics as s
from fractions import Fraction
from decimal import Decimal
big = [1e308, 1e308, -1e308, 5e-324, 0.1, 2**60, -3]
print(s.mean(big), s.mean([1e16, 1.0, -1e16]), s.mean([1, 2]), s.mean([1, 3]), s.mean([True, False]), s.mean((1, 2.5)))
print(s.stdev([1.5, 2.5, 4.0, 1e-5]), s.variance([1, 2, 3, 4]), s.pvariance([0.1] * 3), s.pstdev([5e-324, 0.0]), s.variance([2**62, -2**62, 3]))
print(s.variance([1e150, -1e150, 3.0]), s.pvariance([i / 7 for i in range(1000)]), s.stdev([i * 10**15 for i in range(2000)]))
print(s.mean([Fraction(1, 3), 2]), s.mean([Decimal('1.5'), 2]), s.mean(iter([1, 2, 4])), s.mean([10**30, 1]), s.mean([-0.0]), s.mean([0]))
print(s.variance([Decimal(1), Decimal(4)]), s.variance([Fraction(1, 2), 3]), s.stdev([2**70, 1]), s.pvariance([7]), s.pvariance([1, 2], 1.5), s.linear_regression([1, 2, 3], [2.0, 4.5, 6]))
for bad in (lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.mean(['a']), lambda: s.variance([1]), lambda: s.pvariance([])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
inf, nan = float('inf'), float('nan')
print(s.mean([1, inf]), s.mean([nan, 1.0]), s.mean([inf, -inf]), s.pvariance([1.0, inf]))
