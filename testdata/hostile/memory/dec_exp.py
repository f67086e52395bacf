# monty-only
# verdict: max_memory
# More memory than its limit.
from decimal import Decimal
int(Decimal('1e1000000000'))
