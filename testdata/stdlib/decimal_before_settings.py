# Settings of DefaultContext that change before anything was computed hold for the first context.
import numbers
import decimal
from decimal import Decimal

decimal.DefaultContext.prec = 3
print(isinstance(Decimal(1), numbers.Number))
print(Decimal(1) / Decimal(3), decimal.getcontext().prec)
