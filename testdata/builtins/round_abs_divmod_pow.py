# round, abs, divmod, pow, hex, oct, bin over kinds of numbers.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for x in (0.5, 1.5, -0.5, 2.675, 1234.5678, -1234.5678, 5, -5, 1e300, 10**30, True):
    print(x, round(x), [round(x, n) for n in (0, 1, 2, -1, -2, -4)], abs(x))
attempt(round)
attempt(round, 'x')
attempt(round, 1.5, 'x')
attempt(round, 1.5, 1, 2)
attempt(round, None)
attempt(round, [1])
attempt(round, number=2.567, ndigits=1)
attempt(abs)
attempt(abs, 'x')
attempt(abs, None)
attempt(abs, 1, 2)
for a, b in ((7, 2), (-7, 2), (7.5, -2), (True, 1), (2**70, 7), (-7.5, 2.5), (0.0, 1)):
    print(divmod(a, b), end=' ')
print()
attempt(divmod, 1)
attempt(divmod, 'a', 1)
attempt(divmod, 1, 'a')
attempt(divmod, 1, 0)
attempt(divmod, 1.0, 0)
attempt(divmod, 1j, 1)
for args in ((2, 10), (2, -1), (2, 10, 7), (2, -1, 7), (2.0, 3), (-2, 3), (0, 0), (2, 0.5), (-8, 1 / 3), (10, 3, -7), (2, 10**5, 10**9 + 7)):
    attempt(pow, *args)
attempt(pow, 2)
attempt(pow, 'a', 2)
attempt(pow, 2, 'a')
attempt(pow, 2, 3, 'a')
attempt(pow, 2, 3, 0)
attempt(pow, 2, 3.0, 5)
attempt(pow, 6, -1, 9)
attempt(pow, 0, -1)
attempt(pow, 0.0, -1)
attempt(pow, base=2, exp=5, mod=3)
attempt(pow, 10.0, 1000)
print(hex(255), oct(8), bin(5), hex(-1), oct(-8), bin(0), hex(2**70))


class Num:
    def __round__(self, n=None):
        return ('round', n)

    def __abs__(self):
        return 'abs'

    def __divmod__(self, o):
        return ('divmod', o)

    def __rdivmod__(self, o):
        return ('rdivmod', o)

    def __pow__(self, e, m=None):
        return ('pow', e, m)

    def __rpow__(self, b, m=None):
        return ('rpow', b, m)

    def __index__(self):
        return 10


n = Num()
print(round(n), round(n, 3), abs(n), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), pow(2, n), n**2, 2**n, hex(n), oct(n), bin(n), [0] * n, round(2.567, n), 'abcdefghijklm'[n])
print(1 / 3, 2 / 3, 10 / 2, 7 // 2.0, 1e16 + 1, 0.1 * 3, 1.1 + 2.2, 3 * 0.1 == 0.3, 1e-7, 123456789 * 987654321, 5 % 3.5, -5 % 3)
