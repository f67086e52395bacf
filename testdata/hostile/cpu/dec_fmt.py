# monty-only
# verdict: done
# Work without end, or more than its limit.
from decimal import *
format(Decimal('1e900000'), 'f')
