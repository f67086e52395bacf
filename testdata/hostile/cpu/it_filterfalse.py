# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
next(filterfalse(None,repeat(1)))
