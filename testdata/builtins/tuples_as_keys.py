# Tuples as keys: equal by their items, whatever these are.
class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        print('hash', self.n, end='; ')
        return hash(self.n)

    def __eq__(self, other):
        print('eq', self.n, getattr(other, 'n', other), end='; ')
        return self.n == getattr(other, 'n', other)


nan = float('nan')
keys = [(), (1,), (1.0, 2), (1, 2), (True, 2), ('a', 1), ('a', 1.0), ('a', 'b'), (None, 1), (None, True), ((1, 2), 3), ((1, 2.0), 3),
        (nan,), (nan,), (float('nan'),), (1 << 70,), (float(1 << 70),), (b'a',), ('a',), (int, str), (int, str), (..., 0), (0.0,), (-0.0,),
        (1, 2, 3) * 6, (1, 2, 3.0) * 6, ('x' * 300, 1), ('x' * 300, 1), (frozenset([1]),), (range(2),), (range(0, 2),), (len, 1), (1j, 2), (1, 2 + 0j)]
found = {}
for i, key in enumerate(keys):
    found.setdefault(key, []).append(i)
print(list(found.values()))
print([hash(a) == hash(b) for a in keys[:12] for b in keys[:12] if a == b])
print(hash((1, 2, 3)), hash(()), hash((1, (2, 3), -1)), hash((1.5, True, None)) == hash((1.5, 1, None)))
table = {(1, K(2)): 'a', (K(1), 2): 'b'}
print()
print(table[1, K(2)], table.get((1, K(3))), (K(1), 2) in table)
print((1, K(1)) == (2, K(1)), (K(1), 1) == (K(1), 2), ('a', K(1)) == (1, K(2)), (1, 2) == (1, 2, 3), (1, 2) == [1, 2])
for wrong in [([],), (1, {}), ((1, [2]), 3), (1, set())]:
    try:
        print(found[wrong])
    except TypeError as e:
        print(e)
print({(i, str(i)): i for i in range(1000)}[999, '999'], len({(i % 7, i % 3) for i in range(100)}), (1, 'a') in {(1, 'b'), (1, 'a')})
