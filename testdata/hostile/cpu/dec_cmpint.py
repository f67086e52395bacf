# monty-only
# verdict: done
# Work without end, or more than its limit.
from decimal import *
Decimal('1e999999999') == 10
