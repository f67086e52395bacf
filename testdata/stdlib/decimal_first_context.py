# The settings of the first context are those of DefaultContext when something first needs them.
import decimal
from decimal import Decimal

print(Decimal(1) / Decimal(3))
context = decimal.getcontext()
print(sorted(s.__name__ for s, on in context.flags.items() if on))
decimal.DefaultContext.prec = 5
print(decimal.getcontext().prec, Decimal(1) / Decimal(3))
decimal.setcontext(decimal.Context(prec=4))
print(Decimal(1) / Decimal(3), decimal.getcontext() is context)
with decimal.localcontext() as local:
    local.prec = 7
    print(Decimal(2) / Decimal(3))
print(Decimal(2) / Decimal(3))

import numbers

print(isinstance(Decimal(1), numbers.Number), issubclass(Decimal, numbers.Real))

# What is neither finite nor short goes other ways than the rest.
for text in ['1.50', '-0.0', '0E-10', '1E+30', '-1E-30', 'NaN', '-Infinity', '123456789012345678901234567890.5']:
    d = Decimal(text)
    print(repr(d), str(d), bool(d), f'{d:.2f}', f'{d:,.1f}', f'{d}', f'{d!r:>12}', '%s %r' % (d, d), float(d))
    for convert in (int, round, abs, hash, lambda x: round(x, 1), lambda x: -x, lambda x: +x, lambda x: x == x,
                    lambda x: x.quantize(Decimal('0.1')), lambda x: x.quantize(Decimal('0.1'), decimal.ROUND_UP),
                    lambda x: '%d' % x, lambda x: complex(x)):
        try:
            result = convert(d)
            print(result if convert is not hash or d == d else 'any', end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' ')
    print()
print([Decimal('1.5'), {Decimal('2'): Decimal('3')}])


class Money(Decimal):
    def __str__(self):
        return '$' + super().__str__()

    def __repr__(self):
        return f'Money({super().__str__()})'


m = Money('12.345')
print(m, repr(m), [m], f'{m}', f'{m:.1f}', m + 1, float(m), int(m), bool(m), round(m, 2), m.quantize(Decimal('0.01')))
import copy

print(copy.copy(m) is m, copy.deepcopy(m) is m, m.__reduce__()[1])
context = decimal.Context(prec=6, rounding=decimal.ROUND_DOWN)
print(context.quantize(Decimal('1.239'), Decimal('0.01')), context.divide(2, 3), context.sqrt(2), context.radix())
print(context.create_decimal('1.23456789'), context.create_decimal_from_float(0.1), context.to_sci_string(Decimal('1E+9')))
for wrong in (lambda: Decimal('1').quantize('x'), lambda: Decimal(1).quantize(Decimal(1), rounding='UP'),
              lambda: round(Decimal(1), 'x'), lambda: format(Decimal(1), 'q'), lambda: Decimal('x'),
              lambda: Decimal(1).quantize(Decimal(1), context=5), lambda: Decimal(1) + 'x', lambda: Decimal(1) < 'x'):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(Decimal.__module__, decimal.Context.__module__, decimal.Inexact.__module__, decimal.getcontext.__module__)
print(Decimal.compare.__qualname__, Decimal('3').compare(Decimal('2')), Decimal(2).sqrt(), Decimal('1.00').normalize())
