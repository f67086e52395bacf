# Items of arrays, of classes derived from them, and of classes that bring subscripts of their own.
from array import array
from collections import deque


class Doubled(array):
    def __getitem__(self, i):
        return 2 * super().__getitem__(i)


class Kept(array):
    pass


class Grid:
    def __init__(self):
        self.data = array('d', [0] * 6)

    def __getitem__(self, at):
        x, y = at
        return self.data[y * 3 + x]

    def __setitem__(self, at, v):
        x, y = at
        self.data[y * 3 + x] = v


class Missing(dict):
    def __missing__(self, key):
        return key * 2


def use(items, n):
    total = 0
    for i in range(n):
        total += items[i] + items[-1] + items[0]
    return total


print(use(array('i', range(5)), 5), use(Doubled('i', range(5)), 5), use(Kept('d', [1, 2]), 2))
print(use(deque([1, 2, 3]), 3), use(Missing({0: 1}), 3))
grid = Grid()
for i in range(3):
    grid[i, 1] = i
    grid[i, 0] = grid[i, 1] + 1
print(list(grid.data), grid[2, 1])
for items, key, value in ((array('b', [1]), 0, 200), (array('b', [1]), 0, 'x'), (array('d', [1]), 3, 1.0),
                          (array('i', [1]), 'a', 1), (Kept('i', [1]), 5, 1)):
    for what in (lambda: items[key], lambda: items.__setitem__(key, value)):
        try:
            print(what())
        except (TypeError, IndexError, OverflowError) as e:
            print(type(e).__name__, e)
a = array('i', range(6))
a[1:3] = array('i', [9, 9, 9])
print(a, a[::-2], a[1])
