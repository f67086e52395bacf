# monty-only
# verdict: max_fuel
# More memory than its limit.
from itertools import *
for x in permutations(range(10**6)): pass
