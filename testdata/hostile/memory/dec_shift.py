# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
getcontext().prec=10**8
Decimal(1).shift(10**8-1)
