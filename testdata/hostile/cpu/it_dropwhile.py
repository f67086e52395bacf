# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
next(dropwhile(lambda x:True,count()))
