# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import *
Decimal('1e999999').as_tuple(); Decimal((0,(1,)*5000000,3))
