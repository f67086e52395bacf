# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
next(batched(count(),10**12))
