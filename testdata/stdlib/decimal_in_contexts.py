# What a context does itself, by its own settings and with its own flags.
from decimal import (Context, Decimal, DivisionByZero, Inexact, InvalidOperation, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Rounded,
                     getcontext, localcontext)

down = Context(prec=5, rounding=ROUND_DOWN)
up = Context(prec=5, rounding=ROUND_UP)
cent = Decimal('0.01')
for x in (Decimal('1.005'), Decimal('-2.675'), 7, Decimal('99999.999'), True):
    for context in (down, up):
        try:
            print(repr(x), context.rounding, context.quantize(x, cent))
        except InvalidOperation as e:
            print(repr(x), context.rounding, 'InvalidOperation', e.args[0])
print(getcontext().flags[Inexact], down.flags[Inexact], up.flags[Rounded])
for name in ('add', 'subtract', 'multiply', 'divide', 'divide_int', 'remainder'):
    for a, b in ((Decimal('1.23456'), Decimal('7')), (1, 3), (Decimal('-9.99999'), 2), (Decimal('1e10'), Decimal('0.1'))):
        for context in (down, up):
            try:
                print(name, a, b, getattr(context, name)(a, b), end='; ')
            except InvalidOperation as e:
                print(name, a, b, e.args[0], end='; ')
    print()
print(down.divmod(7, 2), down.divide(True, 4), down.multiply(Decimal('NaN'), 2))
for bad in (lambda: down.divide(1, 0), lambda: down.add(1.5, 2), lambda: down.add('1', 2), lambda: down.quantize('1', cent),
            lambda: Decimal(1).quantize(cent, context=5), lambda: Decimal(1).quantize(cent, context=cent),
            lambda: down.quantize(Decimal('Infinity'), cent)):
    try:
        print(bad())
    except (TypeError, DivisionByZero, InvalidOperation) as e:
        print(type(e).__name__, e)
strict = Context(prec=5, traps=[Inexact])
for work in (lambda: strict.multiply(Decimal('1.5'), 2), lambda: strict.divide(1, 3), lambda: strict.quantize(Decimal('1.25'), Decimal('0.1'))):
    try:
        print(work())
    except Inexact as e:
        print('Inexact', e.args[0], strict.flags[Inexact])
with localcontext() as c:
    c.prec = 3
    print(Decimal('1.23456').quantize(Decimal('0.1'), rounding=ROUND_UP, context=down), c.flags[Inexact])
    print(down.add(Decimal('1.23456'), 0), Decimal('1.23456') + 0)


class Own(Context):
    pass


own = Own(prec=4, rounding=ROUND_HALF_EVEN)
print(own.add(Decimal('1.23456'), 1), own.quantize(Decimal('2.345'), cent), Decimal('2.355').quantize(cent, None, own))
