# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
for x in permutations(range(10**6)): pass
