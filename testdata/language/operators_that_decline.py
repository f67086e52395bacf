# Methods of operators that give NotImplemented, in every kind of instruction, at module level and in
# functions: the other side, then the default or an error.
log = []


class Base:
    def __init__(self, name, answers=()):
        self.name, self.answers = name, answers

    def answer(self, method, other):
        log.append(f'{self.name}.{method}')
        return f'{self.name}.{method}' if method in self.answers else NotImplemented

    def __repr__(self):
        return self.name


def method(name):
    def run(self, other):
        return self.answer(name, other)

    return run


for name in ('add radd iadd sub rsub isub mul rmul imul truediv rtruediv floordiv rfloordiv mod rmod imod '
             'pow rpow and rand iand lshift rlshift matmul rmatmul eq ne lt gt le ge').split():
    setattr(Base, f'__{name}__', method(name))
Base.__hash__ = None


class Other(Base):
    pass


class Sub(Base):
    def __radd__(self, other):
        return self.answer('radd', other)

    def __gt__(self, other):
        return self.answer('gt', other)


class Bare:
    def __repr__(self):
        return 'bare'


def iadd(a, b):
    a += b
    return a


def isub_number(a):
    a -= 1
    return a


def loop(a, b):
    n = 0
    while a < b:
        n += 1
        if n > 2:
            break
    while a == 3:
        break
    return n


OPERATIONS = [
    ('a + b', lambda a, b: a + b), ('a - b', lambda a, b: a - b), ('a * b', lambda a, b: a * b),
    ('a / b', lambda a, b: a / b), ('a // b', lambda a, b: a // b), ('a % b', lambda a, b: a % b),
    ('a ** b', lambda a, b: a ** b), ('a & b', lambda a, b: a & b), ('a << b', lambda a, b: a << b),
    ('a @ b', lambda a, b: a @ b), ('a += b', iadd), ('a -= 1', lambda a, b: isub_number(a)),
    ('a + 1', lambda a, b: a + 1), ('1 + b', lambda a, b: 1 + b), ('2.5 * b', lambda a, b: 2.5 * b),
    ('a % 3', lambda a, b: a % 3), ('a // 3', lambda a, b: a // 3), ('True + b', lambda a, b: True + b),
    ('a == b', lambda a, b: a == b), ('a != b', lambda a, b: a != b), ('a < b', lambda a, b: a < b),
    ('if a == b', lambda a, b: 'yes' if a == b else 'no'), ('if a != 3', lambda a, b: 'yes' if a != 3 else 'no'),
    ('if a < 3', lambda a, b: 'yes' if a < 3 else 'no'), ('if a >= b', lambda a, b: 'yes' if a >= b else 'no'),
    ('while a < b', loop), ('a < 3 < b', lambda a, b: a < 3 < b),
]
PAIRS = [
    (Base('a'), Base('b')), (Base('a'), Other('b')), (Base('a'), Sub('b')), (Base('a'), Bare()),
    (Base('a', ['add', 'iadd', 'lt', 'eq', 'sub']), Other('b')),
    (Base('a'), Other('b', ['radd', 'rsub', 'rmul', 'rpow', 'gt', 'eq', 'ne', 'rmatmul'])),
    (Base('a', ['add', 'lt']), Sub('b', ['radd', 'gt'])), (Base('a', ['add']), Sub('b')),
]
for a, b in PAIRS:
    for text, operation in OPERATIONS:
        log.clear()
        try:
            result = operation(a, b)
        except TypeError as e:
            result = e
        print(f'{text:10} {type(b).__name__:5} {result!s:60} {" ".join(log)}')

# Operands that are global: the method binds them anew before it declines.
class Rebinding:
    def __add__(self, other):
        global left, right
        left, right = 'new left', 'new right'
        return NotImplemented

    __lt__ = __add__


class Last:
    def __radd__(self, other):
        return 'radd of the old one', type(other).__name__

    def __gt__(self, other):
        return 'gt of the old one', type(other).__name__


left, right = Rebinding(), Last()
print(left + right, left, right)
left, right = Rebinding(), Last()
print(left < right, left, right)
left, right = Rebinding(), Last()
if left < right:
    print('true', left, right)


# What is no plain function: static methods, callable objects, generators.
class Adder:
    def __call__(self, other):
        return f'called with {other}'


class Odd:
    __add__ = Adder()
    __sub__ = staticmethod(lambda other: f'static {other}')

    def __mul__(self, other):
        yield other

    async def __mod__(self, other):
        return other


odd = Odd()
print(odd + 1, odd - 2, list(odd * 3))
coroutine = odd % 2
print(type(coroutine).__name__)
coroutine.close()
