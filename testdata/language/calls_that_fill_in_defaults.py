# Functions, methods, classes and operators that are called with fewer arguments than they name.
def f(a, b=2, c=3):
    local = a
    return local, b, c


def g(a, b, c=3, *, d=4):
    return a, b, c, d


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=9), g(1, 2), g(1, 2, d=0))
f.__defaults__ = (7,)
print(f(1, 2))
try:
    f(1)
except TypeError as e:
    print(e)
f.__defaults__ = (5, 6, 7)
print(f())
f.__defaults__ = None
for call in (lambda: f(1, 2), lambda: f(1, 2, 3, 4), lambda: g(1), f):
    try:
        call()
    except TypeError as e:
        print(e)


class Money:
    made = 0

    def __init__(self, amount, currency='EUR', rate=1):
        self.amount, self.currency, self.rate = amount, currency, rate
        Money.made += 1

    def __add__(self, other, extra=10):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.amount + other.amount + extra)

    def __radd__(self, other, extra=100):
        return Money(other + self.amount + extra)

    def __getitem__(self, i, default='d'):
        return i, default

    def __eq__(self, other, by=0):
        return self.amount == other.amount + by

    def show(self, prefix='<', suffix='>'):
        return f'{prefix}{self.amount} {self.currency} {self.rate}{suffix}'


print(Money(1).show(), Money(2, 'USD').show('['), Money(3, 'CHF', 2).show('(', ')'), Money(amount=4, rate=5).show())
print((Money(1) + Money(2)).amount, (5 + Money(1)).amount, Money(1)[0], Money(1)['k'], Money(1) == Money(1), Money.made)
for call in (Money, lambda: Money(1, 2, 3, 4), lambda: Money(1) + 'x', lambda: Money(1, colour=2)):
    try:
        call()
    except TypeError as e:
        print(e)


class Wrong:
    def __init__(self, n=1):
        self.n = n
        return n


class Inner:
    def __init__(self, depth=0):
        self.inner = Inner(depth - 1) if depth else None


class Fails:
    def __init__(self, n=0):
        raise ValueError(n)


try:
    Wrong()
except TypeError as e:
    print(e)
print(Inner(3).inner.inner.inner.inner)
for n in range(2):
    try:
        Fails()
    except ValueError as e:
        print(e, e.__traceback__.tb_next.tb_lineno)


class Endless:
    def __init__(self, n=0):
        self.next = Endless(n + 1)


try:
    Endless()
except RecursionError as e:
    print(e)
made = [Money(i) for i in range(100)]
print(sum(m.amount for m in made), {type(m) for m in made} == {Money})
