# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
for x in combinations(range(10**6),5*10**5): pass
