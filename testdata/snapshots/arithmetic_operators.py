# tools: echo fail
# Host calls inside binary, reflected, in-place and unary operator methods.
class N:
    def __init__(self, v):
        self.v = v

    def __add__(self, o):
        return N(echo(self.v) + echo(getattr(o, 'v', o)))

    def __radd__(self, o):
        return N(echo(o) + echo(self.v))

    def __iadd__(self, o):
        self.v = echo(self.v + getattr(o, 'v', o))
        return self

    def __sub__(self, o):
        return echo(None) or NotImplemented

    def __rsub__(self, o):
        return echo('rsub')

    def __mul__(self, o):
        return echo(self.v * 2)

    def __matmul__(self, o):
        return echo(['matmul', 1])

    def __truediv__(self, o):
        return fail('ZeroDivisionError', 'by the host')

    def __floordiv__(self, o):
        return echo('//')

    def __mod__(self, o):
        return echo('%')

    def __divmod__(self, o):
        return echo((1, 2))

    def __pow__(self, e, m=None):
        return echo(('pow', repr(e), m))

    def __lshift__(self, o):
        return echo('<<')

    def __and__(self, o):
        return echo('&')

    def __or__(self, o):
        return echo('|')

    def __xor__(self, o):
        return echo('^')

    def __neg__(self):
        return echo(-self.v)

    def __pos__(self):
        return echo('+')

    def __invert__(self):
        return echo('~')

    def __abs__(self):
        return echo(abs(self.v))

    def __round__(self, n=None):
        return echo(('round', n))

    def __repr__(self):
        return f'N({self.v})'


a, b = N(1), N(2)
print(a + b, a + 5, 5 + a, sum([a, b]), a * b, a @ b, a // b, a % b, divmod(a, b), a**b, pow(a, 2, 3))
print(a << b, a & b, a | b, a ^ b, -a, +a, ~a, abs(N(-3)), round(a), round(a, 2), 5 - a)
try:
    a / b
except ZeroDivisionError as e:
    print(e)
try:
    a - 1
except TypeError as e:
    print(e)
a += 10
a += b
print(a)
box = {'k': N(1)}
box['k'] += 1
l = [N(1)]
l[0] += N(2)


class Holder:
    pass


h = Holder()
h.n = N(5)
h.n += echo(1)
print(box, l, h.n)
print(echo(1) + echo(2) * echo(3) - echo(4), -echo(5), echo(2) ** echo(3), echo('a') + echo('b'), echo([1]) * echo(2), echo(7) // echo(2), ~echo(5), not echo(0))
x = echo(1)
x += echo(2)
x *= echo(3)
x -= echo(1)
x **= echo(2)
print(x, a + N(1) + N(2) + 3, sum((N(i) for i in range(4)), N(0)))


class Base:
    def __add__(self, o):
        return echo('base')


class Derived(Base):
    def __radd__(self, o):
        return echo('derived first')


print(Base() + Derived(), Derived() + Base())
