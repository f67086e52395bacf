# list.sort and sorted: stability, keys, reverse, errors, changes during sorting.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


words = ['pear', 'Fig', 'apple', 'kiwi', 'Banana', 'fig']
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)))
rows = [('b', 2), ('a', 2), ('c', 1), ('a', 1), ('b', 1)]
print(sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: r[1], reverse=True), sorted(rows), sorted(rows, key=lambda r: (-r[1], r[0])))
l = [3, 1, 2]
print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda x: -x), l, l.sort(key=None, reverse=0), l)
print(sorted([]), sorted('hello'), sorted({'b': 1, 'a': 2}), sorted((3, 1)), sorted(x * x for x in (-3, 2, 1)), sorted([True, False, 2, 0.5]), sorted([2**70, -1, 1.5]))
attempt(sorted, [1, 'a'])
attempt(sorted, ['a', 1])
attempt(sorted, [1, None])
attempt(sorted, [1j, 2j])
attempt(sorted, [{}, {}])
attempt(sorted, 5)
attempt(sorted)
attempt(sorted, [1], lambda x: x)
attempt(sorted, [1], key=5)
attempt(sorted, [], key=5)
attempt(sorted, [2, 1], key=lambda: 1)
attempt(sorted, [2, 1], reverse='yes')
attempt(sorted, [2, 1], reverse=None)
attempt(sorted, [2, 1], cmp=1)
attempt([2, 1].sort, lambda x: x)
attempt([2, 1].sort, key=lambda x: 1 // 0)
attempt(sorted, [0, 1], key=lambda x: 1 // x)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __repr__(self):
        return f'I{self.n}'


print(sorted([Item(2), Item(1), Item(3)]), sorted([Item(1), Item(2)], reverse=True))


class NoLess:
    pass


attempt(sorted, [NoLess(), NoLess()])
attempt(lambda: len(sorted([NoLess()])))


class Weird:
    def __lt__(self, other):
        return []


attempt(lambda: len(sorted([Weird(), Weird(), Weird()])))


class Raises:
    def __lt__(self, other):
        raise KeyError('compare')


attempt(sorted, [Raises(), Raises()])
l = [3, 2, 1]


def changing(x):
    l.append(x)
    return x


attempt(l.sort, key=changing)
print(l)
l = [3, 2, 1]


def peek(x):
    seen.append(list(l))
    return x


seen = []
l.sort(key=peek)
print(l, seen)
l = ['b', 'a', 1]
attempt(l.sort)
print(sorted(l, key=str))
calls = []
print(sorted([3, 1, 2], key=lambda x: calls.append(x) or x), calls)
big = [(i * 7919) % 1009 for i in range(2000)]
s = sorted(big)
print(s[:5], s[-5:], s == sorted(s), sorted(big, reverse=True) == s[::-1], all(a <= b for a, b in zip(s, s[1:])))
marked = sorted(enumerate(x % 5 for x in big), key=lambda p: p[1])
print(all(a[1] < b[1] or (a[1] == b[1] and a[0] < b[0]) for a, b in zip(marked, marked[1:])))
print(sorted(range(10), key=lambda x: x % 3), sorted('bca', reverse=True), sorted([[2, 1], [1, 9], [1]]), sorted([(1, 'b'), (1, 'a')]), sorted(['é', 'z', 'a', 'É']))
print(sorted([0.5, -0.0, 0.0, -1]), sorted([b'b', b'a']), sorted([{3}, {1, 2, 3}, {3, 1}]))
from functools import cmp_to_key

print(sorted([5, 2, 8], key=cmp_to_key(lambda a, b: b - a)), min([3, 1], key=lambda x: -x), max('abc', key=ord))
