# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
list(combinations(range(10**6),10**6-1))
