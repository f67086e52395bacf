# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
import operator
for x in accumulate(repeat(3),operator.mul): pass
