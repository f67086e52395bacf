# Of sets that make a new table while they change, with items that come twice, with keys of the guest's.
class Key:
    def __init__(self, i):
        self.i = i

    def __hash__(self):
        return hash(self.i)

    def __eq__(self, other):
        return isinstance(other, Key) and self.i == other.i

    def __repr__(self):
        return f'Key({self.i})'


for a, b in [(range(10), range(5, 15)), (range(3), range(100)), (range(100), range(3)), ([], range(5)), (range(50), range(50))]:
    x, y = set(a), set(b)
    wanted = {i for i in x if i not in y} | {i for i in y if i not in x}
    assert x ^ y == wanted == y ^ x == x.symmetric_difference(list(b) * 2) == x.symmetric_difference(dict.fromkeys(b))
    z = set(x)
    z ^= y
    assert z == wanted and len(z) == len(wanted)
    z.symmetric_difference_update(iter(y))
    assert z == x and frozenset(x) ^ y == wanted
print({1, 2, 3} ^ {3, 4}, sorted({1, 'a'} ^ {'a', 2.5} - {1}, key=str), {1} ^ {True}, {1} ^ {1.0})
print(sorted(({Key(1), Key(2)} ^ {Key(2), Key(3)}), key=lambda k: k.i), {Key(1)}.symmetric_difference([Key(1), Key(1)]))
x = {i * 8 for i in range(20)}
x ^= {i for i in range(0, 400, 8)}
print(x)
