# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
for x in combinations_with_replacement(range(3),10**6): pass
