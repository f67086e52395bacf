# Sorts whose comparisons contradict each other, and what sorts compare at all.
nan = float('nan')
for items in ([3.0, nan, 1.0, 2.0], [nan, 2.0, 1.0, nan, 0.0], [5, nan, 4, 3, nan, 2, 1], [1, nan, 2, nan, 3], [nan, nan, 1.0],
              [2.0, 1.0, nan, 0.5, 3.0, nan, -1.0, 7.0, 6.0]):
    print(sorted(items), sorted(items, reverse=True), sorted(items, key=lambda v: -v))
    print(min(items), max(items))


class Logged:
    log = []

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Logged.log.append((self.n, other.n))
        return self.n < other.n


def asked(numbers, **options):
    Logged.log.clear()
    ordered = sorted(map(Logged, numbers), **options)
    print([item.n for item in ordered], len(Logged.log), Logged.log)


asked([1, 2, 3])
asked([3, 2, 1])
asked([1, 1, 1])
asked([2, 2, 1, 1, 0, 5])
asked([3, 1, 2, 5, 4, 4, 0])
asked([3, 3, 2, 2, 2, 1, 4, 4], reverse=True)
asked([5, 4, 4, 4, 3, 3, 9, 8, 10, 11])
Logged.log.clear()
print([item.n for item in sorted(map(Logged, [k * 7 % 61 for k in range(61)]))][:5], len(Logged.log))
sets = [{1, 2}, {1}, set(), {2}, {1, 2, 3}, {3}, {1}]
print(sorted(sets), sorted(sets, reverse=True))
