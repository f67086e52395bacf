# monty-only
# verdict: done
# Work without end, or more than its limit.
from decimal import *
hash(Decimal('1e999999999999'))
