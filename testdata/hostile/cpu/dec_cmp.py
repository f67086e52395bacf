# monty-only
# verdict: done
# Work without end, or more than its limit.
from decimal import *
Decimal('1e999999999999') == Decimal('1e-999999999999')
