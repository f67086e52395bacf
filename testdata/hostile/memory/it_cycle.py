# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
for x in cycle([]): pass
for x in cycle(range(10**9)): pass
