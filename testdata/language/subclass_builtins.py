# Classes of the guest over int, float, str, list, dict, set, tuple, bytes, exceptions.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


class MyInt(int):
    def __new__(cls, value, unit='m'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __add__(self, other):
        return MyInt(int(self) + other, self.unit)

    def __repr__(self):
        return f'{int(self)}{self.unit}'


n = MyInt(5, 'km')
print(n, n + 1, n * 2, type(n + 1).__name__, type(n * 2).__name__, n == 5, hash(n) == hash(5), {5: 'x'}[n], [10, 20, 30, 40, 50, 60][n], n.bit_length())
print(str(n), f'{n}', f'{n:03d}', int(n), float(n), -n, type(-n).__name__, isinstance(n, int), range(n), sum([n, n]))


class Temperature(float):
    def __str__(self):
        return f'{float(self):.1f}°'


t = Temperature('36.6')
print(t, repr(t), t + 1, type(t + 1).__name__, round(t), t.is_integer(), max(t, 1.0))


class Name(str):
    def shout(self):
        return self.upper() + '!'

    def __len__(self):
        return 99


s = Name('bob')
print(s, s.shout(), len(s), type(s + 'x').__name__, type(s.upper()).__name__, s[0], s == 'bob', {'bob': 1}[s], f'{s:>5}', ','.join([s, s]), type(s[:]).__name__)


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.pushes = 0

    def push(self, x):
        self.append(x)
        self.pushes += 1
        return self

    def __getitem__(self, i):
        return f'item {super().__getitem__(i)}'


st = Stack(1, 2)
print(st.push(3), st.pushes, len(st), st[0], list(st), st == [1, 2, 3], type(st + [4]).__name__, type(st[0:1]).__name__, sorted(st, reverse=True), [*st], type(st.copy()).__name__)


class Default(dict):
    def __init__(self, factory, **kw):
        super().__init__(**kw)
        self.factory = factory

    def __missing__(self, key):
        self[key] = value = self.factory()
        return value

    def __setitem__(self, k, v):
        print('set', k)
        super().__setitem__(k, v)


d = Default(list, a=[1])
d['b'].append(2)
d.update(c=3)
d.setdefault('d', 4)
print(d, d['a'], dict(d), type(d.copy()).__name__, type(d | {}).__name__, len(d), isinstance(d, dict), d == {'a': [1], 'b': [2], 'c': 3, 'd': 4})


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
a, b = p
print(p, p.first, a, b, p == (1, 2), hash(p) == hash((1, 2)), type(p + (3,)).__name__, p < (1, 3), {(1, 2): 'found'}[p])


class Tags(set):
    def add(self, x):
        super().add(x.lower())


g = Tags(['X'])
g.add('Y')
print(sorted(g), type(g | {'z'}).__name__, type(g.copy()).__name__, repr(Tags(['q'])), g == {'X', 'y'})


class Raw(bytes):
    pass


print(Raw(b'abc'), Raw(b'abc')[0], Raw(b'a') + b'b', type(Raw(b'a') + b'b').__name__)


class Flag(frozenset):
    pass


print(Flag([1]), type(Flag([1]) & {1}).__name__, hash(Flag([1])) == hash(frozenset([1])))


class Code(ValueError):
    def __init__(self, code):
        super().__init__(f'code {code}')
        self.code = code


try:
    raise Code(7)
except ValueError as e:
    print(repr(e), e, e.code, e.args)
attempt(lambda: MyInt('x'))
attempt(lambda: Pair(1))
attempt(lambda: type('B', (bool,), {}))
attempt(lambda: type('R', (range,), {}))
attempt(lambda: type('S', (slice,), {}))
attempt(lambda: type('F', (type(lambda: 0),), {}))
attempt(lambda: type('G', (type(x for x in []),), {}))
attempt(lambda: type('M', (int, list), {}))
attempt(lambda: type('E', (type(...),), {}))


class Plain(list):
    pass


x = Plain('ab')
x.attr = 1
print(x, x.attr, Plain() == [], bool(Plain()), Plain.__mro__[1].__name__, list.__len__(x), repr(Plain([Plain()])))


class Mine(list):
    def __add__(self, other):
        return 'add'

    def __mul__(self, other):
        return NotImplemented if other in (3, [4]) else 'mul'


mine = Mine([1])
mine += [2]
print(type(mine).__name__, mine)
mine *= 2
print(mine)


class Text(bytearray):
    def __rmul__(self, other):
        return 'rmul'


text = Text(b'a')
text *= 2
print(text)


class Count(int):
    def __index__(self):
        return 'never asked'


print(range(Count(2)), [1, 2, 3][Count(1)], 'ab' * Count(2), bytes(Count(1)), hex(Count(3)))


class Power(Exception):
    def __rpow__(self, other):
        return 'rpow'


for operands in ((Power(), 2, 3), (2, Power(), 3)):
    try:
        print(pow(*operands))
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(2 ** Power())


import math


class Real(float):
    def __float__(self):
        return 'asked'


try:
    print(math.sqrt(Real(4.0)), math.floor(Real(2.5)), round(Real(2.5)))
    print(float(Real(1.0)))
except TypeError as e:
    print(e)
mine = Mine([1])
for factor in (3, [4], 'x'):
    try:
        mine *= factor
        print(mine)
    except TypeError as e:
        print(e)
    mine = Mine([1])
