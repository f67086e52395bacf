# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from decimal import *
getcontext().prec = 10**6
Decimal(3)**Decimal(10**7)
