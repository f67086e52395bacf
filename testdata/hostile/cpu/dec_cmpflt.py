# monty-only
# verdict: done
# Work without end, or more than its limit.
from decimal import *
Decimal('1e-999999') < 0.5
