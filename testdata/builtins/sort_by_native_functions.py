# Keys that builtin functions make, and those that they refuse.
from operator import attrgetter, itemgetter


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __repr__(self):
        return f'Sized({self.n})'


class Text(str):
    def lower(self):
        return 'guest'


words = ['pear', 'Fig', 'apple', 'kiwi', 'Banana', 'fig']
print(sorted(words, key=len), sorted(words, key=str.lower), sorted(words, key=str.lower, reverse=True))
print(sorted(words, key=str.swapcase), sorted([3, -1, 2, -3], key=abs), sorted([[1, 2], [], [3]], key=len))
print(sorted([Sized(3), 'ab', Sized(1)], key=len), sorted([Text('b'), 'a', Text('C')], key=str.lower))
copied = list(words)
copied.sort(key=len, reverse=True)
print(copied)
copied.sort(key=str.upper)
print(copied, sorted((w for w in words), key=len), sorted({'b': 1, 'A': 2}, key=str.lower), sorted('hello', key=str.upper))
rows = [{'n': 2, 'm': 'x'}, {'n': 1, 'm': 'y'}, {'n': 2, 'm': 'a'}]
print(sorted(rows, key=itemgetter('n')), sorted(rows, key=itemgetter('n', 'm')), sorted([1 + 2j, 3j], key=attrgetter('real')))
for wrong in (
    lambda: sorted([1, 2], key=len),
    lambda: sorted(['a', 1], key=str.lower),
    lambda: sorted(rows, key=itemgetter('o')),
    lambda: sorted([1, 'a'], key=abs),
    lambda: copied.sort(key=itemgetter(9)),
    lambda: sorted(5, key=len),
    lambda: sorted([1j, 2j], key=abs) + sorted([1j, 2]),
    lambda: sorted(['a'], key=str.join),
    lambda: sorted([[1], ['a']], key=itemgetter(0)),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(copied)
