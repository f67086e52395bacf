# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import *
Decimal('1e999999').to_integral_value(), int(Decimal('1e999999'))
