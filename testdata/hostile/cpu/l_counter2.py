# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from collections import Counter
list(Counter({1:10**12}).elements())
