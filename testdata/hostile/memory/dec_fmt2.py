# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
format(Decimal(1), '.1000000000f')
