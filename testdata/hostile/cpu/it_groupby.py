# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
for k,g in groupby(count(),lambda x:0): pass
