# decimal.Decimal and fractions.Fraction: construction, arithmetic, rounding, text, errors.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import decimal
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, getcontext, localcontext
from fractions import Fraction

for text in ('1.10', '-0', '1e5', '1E-7', '123.4500', 'NaN', 'Infinity', '-inf', '0.1', ' 5 ', '1_000', '1e30', '.5', '5.'):
    x = Decimal(text)
    print(repr(x), x, x.as_tuple() if x.is_finite() else 'special', f'{x:.2f}' if x.is_finite() else '', x.is_signed())
for bad in ('', 'x', '1.2.3', None, [], '1e', '--1'):
    attempt(Decimal, bad)
a, b = Decimal('10.25'), Decimal('3')
print(a + b, a - b, a * b, a / b, a // b, a % b, -a, abs(-a), a**2, a**-1, divmod(a, b), a + 1, 2 * a, a == Decimal('10.250'), a > b, a == 10.25, hash(Decimal(5)) == hash(5), max(a, b), sum([a, b]), round(a, 1), round(a), int(a), float(a), bool(Decimal(0)))
print(Decimal(0.1), Decimal(5), Decimal((0, (1, 2), -1)), Decimal('0.1') + Decimal('0.2'), Decimal('1.00') * 3, Decimal(1) / 7, Decimal(2).sqrt(), Decimal('1.5').to_integral_value(), Decimal('100').normalize(), Decimal('1.20').normalize(), Decimal('1e3').quantize(Decimal(1)), (-Decimal('7')) % 3, -Decimal(7) // 2)
for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP):
    print(mode, [str(Decimal(x).quantize(Decimal('0.1'), rounding=mode)) for x in ('0.25', '0.35', '-0.25', '0.05')])
attempt(lambda: a / 0)
attempt(lambda: Decimal(0) / 0)
attempt(lambda: a + 1.5)
attempt(lambda: a + 'x')
attempt(lambda: Decimal('NaN') < 1)
attempt(lambda: Decimal(-1).sqrt())
attempt(lambda: Decimal('1e30').quantize(Decimal('0.01')))
attempt(lambda: int(Decimal('NaN')))
attempt(lambda: Decimal('sNaN') + 1)
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1) / 3, +Decimal('1.23456789'))
print(getcontext().prec, Decimal(1) / 3, issubclass(decimal.InvalidOperation, ArithmeticError), issubclass(decimal.DivisionByZero, ZeroDivisionError))
for spec in ('', '.2f', ',.2f', '>10', 'e', '.3e', 'g', '%', '+.1f', '010.2f', '_'):
    attempt(format, Decimal('1234.565'), spec)
print(Decimal('12.34').compare(Decimal('5')), Decimal('5').copy_sign(Decimal('-1')), Decimal('3.7').to_integral_exact(), Decimal('1.1').as_integer_ratio(), Decimal(10).log10(), Decimal('0').is_zero(), Decimal('1e-5'), str(Decimal('1e-7')), Decimal('123456789.123').to_eng_string(), Decimal('10').adjusted(), Decimal('1.50').same_quantum(Decimal('2.25')))
for args in ((1, 2), (6, 4), (3, -6), ('3/4',), ('0.125',), ('1e-2',), (0.5,), (Decimal('0.1'),), (5,), (), (Fraction(1, 2), Fraction(3, 4)), (1, 0), ('x',), ('1/0',), (1.5, 2), (float('inf'),), ('1 / 2',)):
    attempt(Fraction, *args)
p, q = Fraction(3, 4), Fraction(-2, 3)
print(p + q, p - q, p * q, p / q, p // q, p % q, p**2, p**-1, p**0.5, -p, abs(q), p + 1, 1 - p, p + 0.5, p > q, p == 0.75, hash(Fraction(4, 2)) == hash(2), round(Fraction(7, 2)), round(Fraction(22, 7), 2), int(Fraction(7, 2)), float(p), p.numerator, p.denominator, str(p), repr(p), Fraction(22, 7).limit_denominator(5), Fraction.from_float(0.25), p.as_integer_ratio(), max(p, q), sum([p, q]), f'{p:.3f}', bool(Fraction(0)))
attempt(lambda: p / 0)
attempt(lambda: p + 'x')
attempt(lambda: Fraction(0) ** -1)
attempt(lambda: p + Decimal(1))
print(Fraction(3.14159).limit_denominator(100), Fraction('3.14'), sorted([Fraction(1, 2), Fraction(1, 3)]), Fraction(1, 3) + Fraction(1, 6))
