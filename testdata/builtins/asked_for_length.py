# Which builtin functions ask an iterable for its length before they take its items.
import collections
import itertools


class Sized:
    def __len__(self):
        print('len', end=' ')
        return 2

    def __iter__(self):
        return iter([1, 2])


def star():
    a, *b = Sized()
    return a, b


def sliced():
    items = [1, 2, 3]
    items[1:] = Sized()
    return items


def extended():
    items = bytearray()
    items.extend(Sized())
    return items


for action in (lambda: [*Sized()], lambda: (*Sized(),), lambda: {*Sized()}, lambda: tuple(Sized()), lambda: bytes(Sized()),
               lambda: bytearray(Sized()), lambda: sorted(Sized()), lambda: list(Sized()), lambda: set(Sized()), lambda: dict.fromkeys(Sized()),
               star, sliced, extended, lambda: sum(Sized()), lambda: list(zip(Sized(), Sized())), lambda: max(*Sized()),
               lambda: collections.deque(Sized()), lambda: list(itertools.chain(Sized(), Sized())),
               lambda: list(itertools.product(Sized(), Sized())), lambda: list(itertools.permutations(Sized())), lambda: dict(collections.Counter(Sized()))):
    print(action())


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

    def __iter__(self):
        return iter([1])


for hint in (5, -1, None, 'a', NotImplemented, TypeError('x'), ValueError('y'), True):
    for kind in (list, bytes):
        try:
            print(kind(Hinted(hint)))
        except Exception as e:
            print(type(e).__name__, e)


class Counted(list):
    def __len__(self):
        print('asked')
        return len(self.missing)


for kind in (bytes, bytearray, list, tuple):
    try:
        print(kind(Counted([1, 2])))
    except Exception as e:
        print(type(e).__name__, e)
