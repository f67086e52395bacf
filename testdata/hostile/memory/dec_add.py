# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
getcontext().prec = 10**9; getcontext().Emax=MAX_EMAX; getcontext().Emin=MIN_EMIN
Decimal('1e900000000')+Decimal(1)
