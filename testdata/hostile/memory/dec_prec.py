# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
getcontext().prec = 10**9
Decimal(1)/Decimal(3)
