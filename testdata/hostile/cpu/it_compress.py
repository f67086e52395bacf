# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
next(compress(count(),repeat(0)))
