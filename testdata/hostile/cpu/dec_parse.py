# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import *
Decimal('1'*30000000)
