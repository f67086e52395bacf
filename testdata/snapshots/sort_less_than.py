# tools: echo fail
# Host calls inside __lt__ while sorting, and in bisect-like searches of the guest.
class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return echo(self.n) < echo(other.n)

    def __repr__(self):
        return f'I{self.n}'


items = [Item(n) for n in (5, 3, 8, 1, 9, 2, 7)]
print(sorted(items))
print(sorted(items, reverse=True))
items.sort()
print(items, min(items), max([Item(1), Item(4)], key=lambda i: i.n))
many = [Item((i * 37) % 101) for i in range(60)]
ordered = sorted(many)
print([i.n for i in ordered[:8]], all(a.n <= b.n for a, b in zip(ordered, ordered[1:])))
print(sorted([(Item(2), 'b'), (Item(1), 'a')]), sorted([[Item(2)], [Item(1)]]))


class Bad(Item):
    def __lt__(self, other):
        if echo(self.n) == 1 or echo(other.n) == 1:
            fail('KeyError', 'incomparable')
        return self.n < other.n


bad = [Bad(3), Bad(1), Bad(2)]
try:
    bad.sort()
except KeyError as e:
    print('failed', e, sorted(b.n for b in bad))


class Answer:
    """A truth value that asks the host."""

    def __init__(self, v):
        self.v = v

    def __bool__(self):
        return echo(self.v)


class Lazy(Item):
    def __lt__(self, other):
        return Answer(self.n < other.n)


print(sorted([Lazy(2), Lazy(3), Lazy(1)]))
