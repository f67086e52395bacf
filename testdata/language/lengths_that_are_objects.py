# `__len__` may give an object with `__index__`: what that raises or gives wrongly is told, by len() and
# wherever truth is asked.
import operator
import random


class Broken:
    def __index__(self):
        raise KeyError('index')


class Wrong:
    def __index__(self):
        return 'x'


class Number:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i


class Compared:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        return self.answer

    def __eq__(self, other):
        return self.answer

    def __contains__(self, item):
        return self.answer


def looped(o):
    while o:
        return 'in'
    return 'out'


def matched(o):
    match 1:
        case 1 if o:
            return 'in'
        case _:
            return 'out'


def asserted(o):
    assert o


def tell(name, action):
    try:
        print(name, repr(action()))
    except Exception as error:
        print(name, type(error).__name__, error)


lengths = [Broken(), Wrong(), Number(0), Number(3), Number(-1), Number(10**30), Number(-10**30), Number(True),
           'x', None, 1.5, -1, 10**30, -10**30, True, False]
for length in lengths:
    o = Sized(length)
    c = Compared(o)
    print('--', type(length).__name__, getattr(length, 'n', ''))
    tell('len', lambda: len(o))
    tell('bool', lambda: bool(o))
    tell('not', lambda: not o)
    tell('while', lambda: looped(o))
    tell('if', lambda: 'in' if o else 'out')
    tell('and', lambda: bool(o and 1))
    tell('any', lambda: any([o]))
    tell('all', lambda: all([o]))
    tell('filter', lambda: len(list(filter(None, [o]))))
    tell('assert', lambda: asserted(o))
    tell('match', lambda: matched(o))
    tell('truth', lambda: operator.truth(o))
    tell('hint', lambda: operator.length_hint(o))
    tell('choice', lambda: random.choice(o) is None)
    tell('reverse', lambda: sorted([1, 2], key=lambda x: 0, reverse=o))
    tell('sorted', lambda: len(sorted([c, Compared(o)])))
    tell('min', lambda: min([c, Compared(o)]) is c)
    tell('in list', lambda: Compared(o) in [c])
    tell('contains', lambda: 1 in c)
    tell('chain', lambda: bool(c < 1 < 2))


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return iter([1, 2])


for hint in [Broken(), Number(2), 'x', -1, 10**30, -10**30, True, NotImplemented]:
    tell('length_hint', lambda: operator.length_hint(Hinted(hint)))
    tell('list', lambda: list(Hinted(hint)))


class Own(int):
    def __index__(self):
        return 9


print(operator.index(Own(4)), operator.index(True), type(operator.index(True)).__name__)
