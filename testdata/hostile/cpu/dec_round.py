# monty-only
# verdict: raises InvalidOperation
# Work without end, or more than its limit.
from decimal import *
round(Decimal('1e999999'), 500000)
