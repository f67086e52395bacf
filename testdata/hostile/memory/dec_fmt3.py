# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
str(Decimal(1).quantize(Decimal('1e-500000000'), context=Context(prec=10**9)))
