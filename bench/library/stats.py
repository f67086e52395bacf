import statistics, math
from fractions import Fraction
a = [((i * 7919) % 10007) / 7 for i in range(50000)]
print(statistics.mean(a), statistics.median(a), statistics.stdev(a), math.fsum(a))
f = Fraction(0)
for i in range(1, 2000):
    f += Fraction(1, i)
    if f.denominator > 10**30:
        f = f.limit_denominator(1000)
print(f)
