# The best of items that have no total order: which ones come out depends on how they are looked for.
import heapq
import itertools

nan = float('nan')
for size in range(1, 4):
    for data in itertools.product([nan, 1, 2.5], repeat=size):
        for n in (1, 2, size, size + 1):
            print(data, n, heapq.nlargest(n, data), heapq.nsmallest(n, data),
                  heapq.nlargest(n, iter(data)), heapq.nsmallest(n, iter(data)),
                  heapq.nsmallest(n, iter(data), key=lambda x: x))
for data in [(nan, 3, 1, nan, 2, 5), (1, nan, 3, 2, nan, 7), (5, 4, nan, 3, 2, 1), (nan, 1, 2, 3, 4, 5)]:
    heap = list(data)
    heapq.heapify(heap)
    print(heap, [heapq.heappop(heap) for _ in data])
    for n in (2, 3, 4):
        print(heapq.nlargest(n, data), heapq.nsmallest(n, data), sorted(data))

sets = [{1, 2}, {1}, {3}, {1, 2, 3}, set(), {2}]
print(heapq.nsmallest(3, sets), heapq.nlargest(3, sets))
for data in ([1, 'a', 2], ['a', 1, 'b', 2], [(1, 'a'), (1, 2), (0, 0)], [1j, 2j, 3j], [None, 1, 2]):
    for n in (-1, 0, 1, 2, 3, 4):
        for best in (heapq.nsmallest, heapq.nlargest):
            try:
                print(n, best(n, data))
            except TypeError as error:
                print(n, error)


class Backwards:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f'B{self.n}'


items = [Backwards(n) for n in (3, 1, 4, 1, 5, 9, 2, 6)]
print(heapq.nsmallest(3, items), heapq.nlargest(3, items), heapq.nsmallest(3, items, key=lambda b: b.n))
print(heapq.nsmallest(2, range(5000, 0, -1)), heapq.nlargest(2, (n * 7 % 5003 for n in range(5000))))
print(heapq.nsmallest(2, 'heap', key=ord), heapq.nlargest(3, {'a': 3, 'b': 1, 'c': 2}.items(), key=lambda p: p[1]))
