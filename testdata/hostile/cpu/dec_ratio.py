# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import *
Decimal('1e-999999').as_integer_ratio()
