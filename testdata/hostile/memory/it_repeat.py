# monty-only
# verdict: max_memory
# More memory than its limit.
from itertools import *
list(repeat(1,10**12))
