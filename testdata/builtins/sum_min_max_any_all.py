# sum, min, max, any, all: arguments, keys, defaults, errors, laziness.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


print(sum([]), sum([1, 2]), sum([1], 10), sum([1.5, 2]), sum([[1], [2]], []), sum((1, 2), start=5), sum({1: 'a', 2: 'b'}), sum(x for x in range(5)), sum([True, True]), sum([2**62, 2**62]), sum([1, 2.5, 1j]))
attempt(sum, ['a'])
attempt(sum, ['a', 'b'], '')
attempt(sum, [b'a'], b'')
attempt(sum, [bytearray(b'a')], bytearray())
attempt(sum, 5)
attempt(sum)
attempt(sum, [1], 2, 3)
attempt(sum, [[1]])
attempt(sum, [1], 'x')
attempt(sum, [(1,), (2,)], ())
attempt(sum, [1, None])
print(min(3, 1, 2), max(3, 1, 2), min([3, 1]), max('hello'), min({'b': 1, 'a': 2}), max([1, 2.0, 2]), min([1.0, 1]), max(True, 1), min(-0.0, 0.0), max((1, 'a'), (1, 'b')))
print(min(['bb', 'a'], key=len), max(['a', 'bb', 'cc'], key=len), min([], default='empty'), max((), default=None), max([1], default=5), min(3, 1, key=lambda x: -x), max([3, 1], key=None), min(x * x for x in (-2, 1)))
attempt(min)
attempt(max, 5)
attempt(min, [])
attempt(max, iter([]))
attempt(min, 1, 'a')
attempt(max, ['a', 1])
attempt(max, 1, 2, default=3)
attempt(min, [1], key=5)
attempt(min, [1], nope=1)
attempt(min, None)
attempt(max, [1j, 2j])
attempt(max, 1, None)
attempt(min, [1, 2], [3])
attempt(max, [1, 2], key=lambda x: 1 // 0)
print(any([]), all([]), any([0, 1]), all([1, 0]), any('') or 'none', all(['a', '']), any(x > 2 for x in range(5)), all(isinstance(x, int) for x in [1, True]))
seen = []
print(any(seen.append(x) or x == 2 for x in range(10)), seen)
seen.clear()
print(all(seen.append(x) or x < 2 for x in range(10)), seen)
attempt(any)
attempt(all, 5)
attempt(any, 1, 2)
attempt(any, [], [])


class Truth:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        seen.append(self.v)
        if self.v == 'raise':
            raise ValueError('no truth')
        return self.v

    def __lt__(self, other):
        return NotImplemented

    def __add__(self, other):
        return f'{self.v}+{other}'

    def __radd__(self, other):
        return f'{other}+{self.v}'


seen.clear()
print(any([Truth(False), Truth(True), Truth(False)]), seen)
attempt(all, [Truth(True), Truth('raise')])
attempt(min, [Truth(1), Truth(2)])
print(sum([Truth('a'), Truth('b')]), sum([Truth('a')], 5))


class Rev:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n > o.n

    def __gt__(self, o):
        return self.n < o.n

    def __repr__(self):
        return f'R{self.n}'


print(min(Rev(1), Rev(2)), max([Rev(1), Rev(2), Rev(3)]), min([Rev(1), Rev(1)]).n)
print(max([0.1, float('nan'), 0.2]) != 5, max(1, float('nan')), sum([0.1] * 10) == 1.0, sum([1e308, 1e308, -1e308]), sum(range(101)), sum([10**20, 1, 2.5]))
