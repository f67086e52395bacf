# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import *
getcontext().prec = 10**5
Decimal(2).ln()
