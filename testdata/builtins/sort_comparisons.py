# Sorting asks the same questions in the same order, so that their number shows, and orders that are none give
# the same result: long lists too, in runs that are merged item by item and by leaps.
import random


class Counted:
    count = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Counted.count += 1
        return self.value < other.value


class Fickle(Counted):
    def __lt__(self, other):
        Counted.count += 1
        return (self.value * 7 + other.value * 13) % 5 < 2


numbers = random.Random(5)
nan = float('nan')


def values(n, kind):
    if kind == 'random':
        return [numbers.randrange(n) for _ in range(n)]
    if kind == 'few':
        return [numbers.randrange(4) for _ in range(n)]
    if kind == 'halves':
        half = [numbers.randrange(n) for _ in range(n // 2)]
        return sorted(half) + sorted(numbers.randrange(n) for _ in range(n - n // 2))
    if kind == 'runs':
        made = []
        while len(made) < n:
            made += sorted(numbers.randrange(n) for _ in range(numbers.randrange(1, 60)))
        return made[:n]
    if kind == 'turned':
        return list(range(n // 2, n)) + list(range(n // 2))
    return [i // 50 * 50 if i % 7 else i for i in range(n)]


def digest(made):
    result = 0
    for value in made:
        result = (result * 1000003 + value) % 2**61
    return result


def order(made):
    return digest(-1 if value != value else int(value) for value in made)


for n in (10, 64, 100, 333):
    for kind in ('random', 'few', 'halves', 'runs', 'turned', 'steps'):
        given = values(n, kind)
        told = [n, kind]
        for cls in (Counted, Fickle):
            Counted.count = 0
            made = sorted((cls(value) for value in given), reverse=kind == 'runs')
            told += [Counted.count, digest(one.value for one in made)]
        floats = [nan if numbers.random() < 0.1 else float(value) for value in given]
        told += [order(sorted(floats)), order(sorted(floats, reverse=True))]
        told.append(order(value for value, _ in sorted((value, i) for i, value in enumerate(floats))))
        print(*told)
