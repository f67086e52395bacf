import itertools as it
n = 0
for a, b in it.combinations(range(900), 2):
    n += a * b
for p in it.permutations(range(8)):
    n += p[0]
for a, b in it.product(range(500), repeat=2):
    n += a ^ b
n += sum(it.chain.from_iterable([range(1000)] * 300))
n += sum(it.accumulate(range(300000)))
n += sum(a + b for a, b in it.pairwise(range(300000)))
n += sum(it.islice(it.count(), 300000))
for b in it.batched(range(300000), 3):
    n += b[0]
for x in it.takewhile(lambda v: v < 200000, it.count()):
    n += x
print(n)
