# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
list(islice(cycle([1]),0,10**18,10**17))
