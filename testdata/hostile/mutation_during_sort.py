# Comparison functions that lie, change the list, or never agree.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import functools


class Liar:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Liar.calls += 1
        return Liar.calls % 2 == 0


class Always:
    def __lt__(self, other):
        return True


class Never:
    def __lt__(self, other):
        return False


Liar.calls = 0
result = sorted(Liar(i) for i in range(200))
print(len(result), sorted(x.n for x in result) == list(range(200)))
print(len(sorted([Always() for _ in range(100)])), len(sorted([Never() for _ in range(100)], reverse=True)))
l = list(range(20))


class Appends:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        box.append(1)
        return self.v < other.v


box = [Appends(i) for i in (3, 1, 2)]
attempt(box.sort)
print(len(box), [x.v for x in box])


class Clears(Appends):
    def __lt__(self, other):
        box.clear()
        return self.v < other.v


box = [Clears(i) for i in (3, 1, 2)]
print(attempt(box.sort), [x.v for x in box])
print(len(sorted(range(300), key=functools.cmp_to_key(lambda a, b: 1))), len(sorted(range(300), key=functools.cmp_to_key(lambda a, b: (a * b) % 3 - 1))))


class Grows(Appends):
    def __lt__(self, other):
        box.extend([0] * 100)
        del box[:50]
        return self.v > other.v


box = [Grows(i) for i in range(10)]
attempt(box.sort)
print(len(box), sorted(x.v for x in box if isinstance(x, Grows)))


def reentrant(x):
    if x == 2 and len(inner) < 3:
        inner.append(x)
        attempt(data.sort, key=reentrant)
        print('seen inside', data)
    return x


inner = []
data = [3, 2, 1]
attempt(data.sort, key=reentrant)
print(data)
nan = float('nan')
print(len(sorted([nan, 3, nan, 1, 2, nan])), len(sorted([(nan, i) for i in range(10)])))


class Raises:
    count = 0

    def __lt__(self, other):
        Raises.count += 1
        if Raises.count == 7:
            raise RuntimeError('seventh')
        return True


items = [Raises() for _ in range(30)]
before = set(map(id, items))
attempt(items.sort)
print(set(map(id, items)) == before, len(items))
print(min([Liar(1), Liar(2)]).n in (1, 2), sorted([[nan], [1]]) != [], sorted([1, True, 1.0, 0, False]))
