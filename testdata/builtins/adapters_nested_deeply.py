# filter and map inside very many adapters: nothing is given twice, nothing is left out.
def wrap(it, n):
    for _ in range(n): it = enumerate(it)
    return it
def strip(v):
    while isinstance(v, tuple): v = v[1]
    return v
for n in (1, 13, 14, 15, 16, 17, 30):
    print(n, [strip(v) for v in wrap(filter(None, [0, 1, 0, 2]), n)], [strip(v) for v in wrap(map(str, [1, 2]), n)])
from operator import itemgetter
for n in (13, 14, 15, 16, 17):
    print(n, [strip(v) for v in wrap(map(itemgetter(0), ['ab', 'cd']), n)])
