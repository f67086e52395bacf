from itertools import groupby
from operator import itemgetter
rows = [(i // 5, i) for i in range(500000)]
n = 0
for k, g in groupby(rows, key=itemgetter(0)):
    n += k * len(list(g))
for k, g in groupby(rows, key=lambda r: r[0] // 10):
    for x in g:
        n += x[1]
print(n)
