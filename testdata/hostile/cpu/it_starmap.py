# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
from itertools import *
list(starmap(pow,repeat((2,10**7))))
