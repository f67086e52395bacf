# Results and flags of arithmetic under many contexts: a digest of them all, and some of them.
import hashlib
import random
from decimal import (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP,
                     ROUND_UP, Decimal, Inexact, Rounded, Subnormal, getcontext)

r = random.Random(7)
context = getcontext()
roundings = [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]
sizes = [10, 1000, 10**6, 10**12, 10**19, 10**28, 10**36, 1]


def number():
    if r.randrange(10) == 0:
        return r.randrange(-1000, 1000)
    exponent = r.choice([0, 0, -1, -2, -2, -5, 3, r.randrange(-30, 30), r.randrange(-60, 60)])
    return Decimal(f'{r.choice(["", "-"])}{r.randrange(r.choice(sizes))}E{exponent}')


operations = [
    lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a // b, lambda a, b: a % b,
    lambda a, b: a < b, lambda a, b: a == b, lambda a, b: a >= b, lambda a, b: Decimal(a).quantize(Decimal(b)),
    lambda a, b: -Decimal(a), lambda a, b: abs(Decimal(a)), lambda a, b: format(Decimal(a), '.2f'),
    lambda a, b: format(Decimal(a), ',.3f'), lambda a, b: Decimal(a).quantize(Decimal('0.01'), rounding=ROUND_05UP),
    lambda a, b: divmod(Decimal(a), b),
]
digest = hashlib.md5()
for i in range(240):
    if i % 20 == 0:
        context.prec = r.choice([28, 28, 28, 9, 3, 1, 36, 40])
        context.rounding = r.choice(roundings)
        context.Emax, context.Emin = r.choice([(999999, -999999), (20, -20)])
        for signal in (Inexact, Rounded, Subnormal):
            context.traps[signal] = r.random() < 0.05
    context.clear_flags()
    a, b, k = number(), number(), r.randrange(len(operations))
    try:
        result = repr(operations[k](a, b))
    except ArithmeticError as e:
        result = f'{type(e).__name__} {e}'
    line = f'{k} {a} {b} {context.prec} {context.rounding} {result} {[s.__name__ for s in context.flags if context.flags[s]]}'
    digest.update(line.encode())
    if i % 20 == 19:
        print(line)
print(digest.hexdigest())
