# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
next(islice(count(),10**18,None))
