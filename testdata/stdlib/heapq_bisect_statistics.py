# heapq, bisect, statistics.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import bisect
import heapq
import statistics as st

h = []
for x in (5, 1, 4, 1, 3):
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(3)], h)
l = [9, 4, 7, 1, 8]
heapq.heapify(l)
print(l, heapq.heappushpop(l, 0), heapq.heapreplace(l, 6), l, heapq.nlargest(2, [3, 1, 5]), heapq.nsmallest(2, ['bb', 'a', 'ccc'], key=len), heapq.nlargest(10, [1]), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge('ac', 'b', reverse=False)), list(heapq.merge([3, 1], [2], reverse=True)))
attempt(heapq.heappop, [])
attempt(heapq.heapreplace, [], 1)
attempt(heapq.heappush, (1,), 1)
attempt(heapq.heapify, 5)
attempt(heapq.heappush, [1], 'a')
jobs = [(2, 'b'), (1, 'z'), (1, 'a')]
heapq.heapify(jobs)
print([heapq.heappop(jobs) for _ in range(3)])
s = [1, 3, 3, 5]
print([bisect.bisect(s, x) for x in (0, 3, 4, 9)], [bisect.bisect_left(s, x) for x in (0, 3, 4, 9)], bisect.bisect(s, 3, 0, 2), bisect.bisect_left([(1, 'a'), (2, 'b')], 2, key=lambda p: p[0]))
bisect.insort(s, 4)
bisect.insort_left(s, 3)
print(s)
attempt(bisect.bisect, [1, 2], 'a')
attempt(bisect.bisect, [1], 1, -1)
attempt(bisect.insort, (1,), 2)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data), st.median_low(data), st.median_high(data), st.fmean(data), st.multimode('aabbc'), st.quantiles(data, n=4), st.harmonic_mean([1, 2, 4]), st.geometric_mean([1, 2, 4]), st.median_grouped(data))
print(st.mean([1, 2]), st.mean([1.5, 2.5]), st.median([1, 3, 2]), st.median(['a', 'b', 'c']), st.mean([True, False]), st.fmean([1, 2, 3], weights=[3, 1, 1]), st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.covariance([1, 2], [3, 5]))
for f in (st.mean, st.median, st.mode, st.fmean, st.median_low):
    attempt(f, [])
attempt(st.stdev, [1])
attempt(st.mean, ['a'])
attempt(st.quantiles, [1], n=0)
attempt(st.harmonic_mean, [-1])
attempt(st.mean, 5)
from fractions import Fraction
from decimal import Decimal

print(st.mean([Fraction(1, 2), Fraction(1, 3)]), st.mean([Decimal('1.1'), Decimal('2.2')]), st.mean([1, 10**20]), st.pstdev([1, 1, 1]), st.NormalDist(5, 2).cdf(5), st.NormalDist.from_samples(data).mean)
