# __eq__ and __index__ that change the list being searched, sliced or compared.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


class Evil:
    def __init__(self, act, answer=False):
        self.act, self.answer = act, answer

    def __eq__(self, other):
        self.act()
        return self.answer

    def __index__(self):
        self.act()
        return 1

    def __repr__(self):
        return 'Evil'


def case(build, use):
    global l
    l = build()
    try:
        print(use(), len(l))
    except Exception as e:
        print(type(e).__name__ + ':', e, len(l))


clear = Evil(lambda: l.clear())
for use in (lambda: l.index(5), lambda: l.count(5), lambda: 5 in l, lambda: l.remove(5), lambda: l == [5] * 5, lambda: l != [5] * 5, lambda: [5] * 5 == l, lambda: l.index(5, 0, 100)):
    case(lambda: [clear] * 5, use)
grow = Evil(lambda: l.append(grow) if len(l) < 20 else None)
for use in (lambda: l.count(5), lambda: 5 in l, lambda: l == [5] * 5):
    case(lambda: [grow] * 3, use)
shrink = Evil(lambda: l.pop() if l else None, True)
case(lambda: [0, 0, shrink, 1, 2], lambda: l.remove(5))
case(lambda: [0, 0, shrink, 1, 2], lambda: l.index(5))
case(lambda: list(range(10)), lambda: l[Evil(lambda: l.clear()) :])
case(lambda: list(range(10)), lambda: l[Evil(lambda: l.clear())])
case(lambda: list(range(10)), lambda: l.pop(Evil(lambda: l.clear())))
case(lambda: list(range(10)), lambda: l.insert(Evil(lambda: l.clear()), 'x'))
case(lambda: list(range(10)), lambda: l.__setitem__(slice(Evil(lambda: l.clear()), None), [1]))
case(lambda: list(range(10)), lambda: l.__delitem__(slice(Evil(lambda: l.clear()), None, 2)))
case(lambda: list(range(10)), lambda: l * Evil(lambda: l.clear()))
case(lambda: list(range(4)), lambda: l.extend(l))
case(lambda: list(range(4)), lambda: l.__setitem__(slice(None), l))


def emptying():
    for i in range(3):
        l.clear()
        yield i


case(lambda: [9] * 5, lambda: l.extend(emptying()))
case(lambda: [9] * 5, lambda: l.__setitem__(slice(1, 3), emptying()))
case(lambda: [9] * 5, lambda: l.__iadd__(x for x in l[:2]))
case(lambda: [3, 1, 2], lambda: [l.pop() for x in l])
case(lambda: [1, 2, 3], lambda: list(map(lambda x: l.clear() or x, l)))
case(lambda: [1, 2, 3], lambda: [x for x in reversed(l) if l.clear() or True])
case(lambda: ['a', 'b'], lambda: ','.join(x for x in l if l.clear() or True))


class Str(str):
    def __eq__(self, other):
        l.clear()
        return NotImplemented

    __hash__ = str.__hash__


case(lambda: [Str('a')] * 3, lambda: l.index('b'))
case(lambda: [Str('a')] * 3, lambda: 'a' in l)


class Len(list):
    def __len__(self):
        return 10**9


case(lambda: Len([1, 2]), lambda: (list(l), sorted(l), [*l], l[0], bool(l), l + [3]))
b = bytearray(b'abcdef')


class Idx:
    def __index__(self):
        b.clear()
        return 2


attempt(lambda: b[Idx()])
b = bytearray(b'abcdef')
attempt(lambda: b.__setitem__(Idx(), 5))
b = bytearray(b'abcdef')
attempt(lambda: b.insert(Idx(), 65))
print(b)
