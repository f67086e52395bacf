# Integer operators: floor and sign rules, big values, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (6, 3), (0, 5), (10**20, 7), (-(10**20), 7), (7, 10**20), (-7, 10**20), (2**64, 2**32), (-(2**63), -1)]:
    print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
for op in ('1 // 0', '1 % 0', 'divmod(1, 0)', '1 / 0', '0 ** -1', '1 << -1', '1 >> -1', 'pow(2, 3, 0)', '10**400 / 3', 'int(10**400) * 1.0', "2 ** 'x'", "1 + '1'", "'1' + 1",
           '1 + None', '1 << 1.0', '~1.5', 'pow(2, -1, 4)', 'pow(2, 1.0, 3)', '5 @ 5', '1 < None', '5()', '5[0]', 'len(5)', 'iter(5)'):
    attempt(eval, op)
print(2**10, 2**64, (-2) ** 63, (-2) ** 64, 2**-1, 2**-2, (-8) ** (1 / 3), 0**0, 1**-5, (-1) ** 101, 10**25)
print(pow(3, 200, 13), pow(-3, 3, 10), pow(3, 3, -10), pow(3, -1, 11), pow(2, 0, 1), pow(7, -2, 9))
print(1 << 0, 1 << 64, -1 << 70, 2**70 >> 69, -1 >> 100, -5 >> 1, 5 >> 1, 0 << 1000, 123456789123456789 >> 20)
print(6 & 3, 6 | 3, 6 ^ 3, ~6, -6 & 3, -6 | 3, -6 ^ 3, ~-1, 2**70 & 2**70 - 1, -(2**70) | 1, 2**65 ^ -1)
x = 9223372036854775807
print(x + 1, -x - 2, x * x, x * -1, -x - 1, (-x - 1) * -1, (-x - 1) // -1, abs(-x - 1), x - -1)
print((x + 1) - 1 == x, hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(2**100) == hash(2**100 % (2**61 - 1)), hash(-(2**61)))
print(7.0 // 2, -7.0 // 2, 7 % -2.5, 2**0.5 == 2**0.5, 10**20 == 1e20, 10**20 + 1 == 1e20, 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53))
print(True + True, True * 5, -True, ~True, True << 3, True / 2, True // 2, True & 1, True & True, True ^ True, False | 2)
print(1_000_000, 0x_ff, 0b1010, 0o17, 0xDEAD_BEEF, 0B11, 0O7, 00)
import operator

for f in (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.pow, operator.truediv):
    print(f.__name__, f(17, 5), f(2**70, 3), f(-17, 5))
n = 1
for i in range(1, 31):
    n *= i
print(n, n // 10**20, n % 97, str(n)[::-1])
a, b = 0, 1
for _ in range(200):
    a, b = b, a + b
print(a)
print(3**200 % 10**20, (3**200) // (3**199), -(3**50) % 7, -(3**50) // 10**10)
print(12345678901234567890 * 98765432109876543210, 10**40 - 1, 10**40 // 9, -(10**30) // 7, divmod(-(10**30), 10**15 + 1))

# More digits than any memory holds.
for shifted, count in ((1, 1 << 200), (1 << 100, 2305843009213693943 * 30), (-1, 1 << 70), (0, 1 << 200)):
    try:
        print(shifted << count)
    except OverflowError as e:
        print(e)
