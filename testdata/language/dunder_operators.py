# Binary, reflected, in-place and unary operators of guest classes.
log = []
NAMES = ['add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'divmod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul']


def build(name, forward=True, reflected=True, inplace=False):
    space = {}
    for n in NAMES:
        if forward:
            space[f'__{n}__'] = lambda self, other, *m, n=n: (name, n, other, *m)
        if reflected:
            space[f'__r{n}__'] = lambda self, other, *m, n=n: (name, 'r' + n, other, *m)
        if inplace and n != 'divmod':
            space[f'__i{n}__'] = lambda self, other, n=n: (name, 'i' + n, other)
    space['__repr__'] = lambda self: name
    return type(name, (), space)


A, B, I, N = build('A'), build('B'), build('I', inplace=True), build('N', False, False)
a, b, i, n = A(), B(), I(), N()
print(a + 1, 1 + a, a - b, b - a, a * 2, 2 * a, a / 1, 1 / a)
print(a // 1, 1 // a, a % 1, 'x%s' % 1, divmod(a, 2), divmod(2, a), a**2, 2**a, pow(a, 2, 5))
print(a << 1, 1 << a, a >> 1, 1 >> a, a & 1, 1 & a, a | 1, 1 | a, a ^ 1, 1 ^ a, a @ 1, 1 @ a)
print(n + a, a + [], [1] * a, a * 'ab', a + (1,))
x = i
x += 5
print(x)
for op in ('+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^=', '@='):
    space = {'x': I(), 'y': A(), 'k': 3}
    exec(f'x {op} k\ny {op} k', space)
    print(op, space['x'], space['y'])


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


for expr in ('n + 1', '1 + n', 'n + n', 'n - "s"', 'n * 2', 'n @ n', 'n ** 2', 'pow(n, 2, 3)', 'divmod(n, 1)', '-n', '+n', '~n',
             'n << 1', 'abs(n)', 'round(n)', 'n < 1', 'n & 1', 'int(n)', 'float(n)', 'n()', 'n[0]', 'len(n)', 'iter(n)', 'n // None', 'n | {}'):
    attempt(lambda: eval(expr))


class Unary:
    def __neg__(self):
        return 'neg'

    def __pos__(self):
        return 'pos'

    def __invert__(self):
        return 'inv'

    def __abs__(self):
        return 'abs'

    def __round__(self, digits='none'):
        return f'round {digits}'

    def __trunc__(self):
        return 7


u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), round(u, None), - -3)


class Base:
    def __init__(self, tag):
        self.tag = tag

    def __add__(self, other):
        return f'{self.tag} add'

    def __radd__(self, other):
        return f'{self.tag} radd'


class Derived(Base):
    def __radd__(self, other):
        return f'{self.tag} derived radd'


class Same(Base):
    pass


print(Base('b') + Derived('d'), Derived('d') + Base('b'), Base('b') + Same('s'), Base('b') + Base('c'))


class Refuses:
    def __add__(self, other):
        log.append('add')
        return NotImplemented

    def __radd__(self, other):
        log.append('radd')
        return NotImplemented

    def __iadd__(self, other):
        log.append('iadd')
        return NotImplemented


r = Refuses()
attempt(lambda: r + 1)
attempt(lambda: 1 + r)
attempt(lambda: r + r)
try:
    r += 1
except TypeError as e:
    print(e)
print(log)


class OnInstance:
    pass


o = OnInstance()
o.__add__ = lambda other: 'never'
attempt(lambda: o + 1)


class NoneOp:
    __add__ = None


attempt(lambda: NoneOp() + 1)
