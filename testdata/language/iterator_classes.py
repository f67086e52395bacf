# Iterators written as classes, and what statements do with them.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Fresh:
    """An iterable that gives a new iterator each time."""

    def __init__(self, *items):
        self.items = items
        self.started = 0

    def __iter__(self):
        self.started += 1
        return iter(self.items)


c = Countdown(3)
print(list(c), list(c), next(c, 'done'))
f = Fresh(1, 2, 3)
print(list(f), list(f), f.started, sum(f), max(f), 2 in f, f.started)
print([(a, b) for a in f for b in f if a < b], f.started)
a, *b = Countdown(4)
print(a, b, [*Countdown(2), *f], {*Countdown(2)}, dict(zip(f, Countdown(3))), list(map(lambda x, y: x + y, f, Countdown(9))))


class Resumes:
    """Gives values again after it was exhausted, which iterators should not do."""

    def __init__(self):
        self.calls = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls % 3 == 0:
            raise StopIteration(self.calls)
        return self.calls


r = Resumes()
print(list(r), list(r), next(r), r.calls)


class Fails:
    def __init__(self, after, exc):
        self.after, self.exc = after, exc

    def __iter__(self):
        return self

    def __next__(self):
        if self.after == 0:
            raise self.exc
        self.after -= 1
        return self.after


for consume in (list, tuple, set, sum, sorted, max, lambda i: [*i], lambda i: dict.fromkeys(i), lambda i: ''.join(map(str, i)), lambda i: 99 in i, lambda i: list(zip(i, i)), lambda i: list(enumerate(i))):
    try:
        consume(Fails(2, ValueError('stop here')))
    except ValueError as e:
        print(e, end='; ')
print()
try:
    for x in Fails(1, KeyError('in a loop')):
        print('got', x)
except KeyError as e:
    print(repr(e))
print(list(Fails(2, StopIteration('ends it'))), list(Fails(2, StopIteration)))


class GetItem:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return i * i


g = GetItem(4)
it = iter(g)
print(list(g), 9 in g, list(it), next(it, 'end'), list(zip(g, g)), max(g), [x for x in g if x % 2], type(it).__name__)


class Peekable:
    def __init__(self, it):
        self.it, self.buffer = iter(it), []

    def __iter__(self):
        return self

    def __next__(self):
        return self.buffer.pop() if self.buffer else next(self.it)

    def peek(self):
        if not self.buffer:
            self.buffer.append(next(self.it))
        return self.buffer[-1]


p = Peekable('abc')
print(p.peek(), next(p), p.peek(), list(p))
try:
    p.peek()
except StopIteration:
    print('nothing to peek at')


class Tree:
    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child

    def __reversed__(self):
        return reversed(list(self))

    def __len__(self):
        return 1 + sum(map(len, self.children))


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(reversed(t)), len(t), sum(t), 4 in t, [x * 2 for x in t], sorted(t, reverse=True))
it = iter(t)
print(next(it), next(it), list(it))


def take(n, it):
    return [x for _, x in zip(range(n), it)]


shared = iter(range(10))
print(take(3, shared), take(3, shared), list(shared))
print([list(x) for x in zip(*[iter('abcdef')] * 2)], list(iter([1, 2, 3].pop, 1)), all(x is y for x, y in zip(f, f)))
