# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
for k,g in groupby(repeat(0)): pass
